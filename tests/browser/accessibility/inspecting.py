"""What is wrong with a page for somebody's eyes, thumbs or screen reader; each finding in words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.devices import SMALL_PHONE

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}
GRAVE = ("serious", "critical")
THUMB = 48
"""Pixels that a button must be high."""

EVERYTHING = """
function* everything(root) {
  for (const one of root.querySelectorAll("*")) {
    yield one;
    if (one.shadowRoot) yield* everything(one.shadowRoot);
  }
}
const seen = (one) => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  return box.width > 0 && box.height > 0 && style.visibility === "visible"
    && !one.closest("[inert]");
};
const name = (one) => `${one.tagName.toLowerCase()} "${(one.innerText || one.name || "").trim()}"`;
"""

SMALL_TARGETS = f"""(least) => {{
  {EVERYTHING}
  // Not targets of their own: a link within a sentence (its line is as high as it may be), the
  // skip link (it shows only under the Tab key), and a box whose label is the target.
  const apart = (one) => one.matches('[href="#stMain"]')
    || (one.matches("p a, li a") && one.closest("p, li").innerText.trim() !== one.innerText.trim())
    || (one.matches('[type="checkbox"], [type="radio"]') && one.closest("label"));
  const wanted = 'button, a[href], input:not([type="hidden"]), textarea, select, summary, '
    + 'label:has([type="checkbox"]), label:has([type="radio"])';
  return [...everything(document)]
    .filter((one) => one.matches(wanted) && seen(one) && !apart(one))
    .filter((one) => one.getBoundingClientRect().height < least - 0.5)
    .map((one) => `${{name(one)}} is ${{Math.round(one.getBoundingClientRect().height)}} px high`);
}}"""

CUT_OFF = f"""() => {{
  {EVERYTHING}
  const over = (one) => one.clientWidth && one.scrollWidth > one.clientWidth + 2;
  const dotted = (one) => getComputedStyle(one).textOverflow === "ellipsis" && over(one);
  const cut = (one) => over(one) || (one.clientHeight && one.scrollHeight > one.clientHeight + 2)
    || [...one.querySelectorAll("p, span")].some(dotted);
  return [...everything(document)]
    .filter((one) => one.matches('button, a[href]:not([href="#stMain"])') && seen(one))
    .filter(cut)
    .map((one) => `${{name(one)}} is cut off`);
}}"""

TOO_WIDE = """() => {
  const main = document.querySelector('[data-testid="stMain"]') ?? document.documentElement;
  const over = Math.max(
    main.scrollWidth - main.clientWidth,
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return over > 0 ? [`the page is ${over} px wider than the screen`] : [];
}"""


def grave(page: Page) -> list[str]:
    """Return what axe finds serious or critical."""
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in GRAVE
    ]


def small_targets(page: Page) -> list[str]:
    """Return what is too low for a thumb."""
    return list(page.evaluate(SMALL_TARGETS, THUMB))


def too_wide(page: Page) -> list[str]:
    """Return by how much the page must be scrolled sideways."""
    return list(page.evaluate(TOO_WIDE))


def cut_off(page: Page) -> list[str]:
    """Return buttons and links whose words do not fit in them."""
    return list(page.evaluate(CUT_OFF))


@contextmanager
def small(page: Page) -> Iterator[None]:
    """Show the page on the smallest phone for a while."""
    before = page.viewport_size
    page.set_viewport_size(SMALL_PHONE)
    yield
    if before:
        page.set_viewport_size(before)


@contextmanager
def large_text(page: Page) -> Iterator[None]:
    """Show all text at twice its size for a while, as a phone's own setting does."""
    page.evaluate(
        """() => {
          const root = document.documentElement;
          root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * 2}px`;
        }"""
    )
    yield
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")


def on_a_phone(page: Page) -> list[str]:
    """Return everything that is wrong with a page on a phone."""
    found = [*grave(page), *small_targets(page), *too_wide(page), *cut_off(page)]
    with small(page):
        found += [f"at 320 px: {one}" for one in (*too_wide(page), *cut_off(page))]
    with large_text(page):
        found += [f"with large text: {one}" for one in (*too_wide(page), *cut_off(page))]
    return found


def on_a_desktop(page: Page) -> list[str]:
    """Return everything that is wrong with a page on a desktop."""
    found = [*grave(page), *too_wide(page), *cut_off(page)]
    with large_text(page):
        found += [f"with large text: {one}" for one in (*too_wide(page), *cut_off(page))]
    return found


Screens = Iterator[str]
"""Names of screens: each is yielded while it is on."""


def findings(
    page: Page, screens: Screens, shoot: Callable[..., None], wrong: Callable[[Page], list[str]]
) -> dict[str, list[str]]:
    """Return what is wrong with each screen that has something wrong."""
    found: dict[str, list[str]] = {}
    for name in screens:
        shoot(page, f"page-{name}")
        if said := wrong(page):
            found[name] = said
    return found
