"""S7: our hostile texts in every field that somebody else reads, seen in a real Chromium.

A text that stands whole in one text node was shown, and nothing in it was obeyed: a sign that
Markdown, HTML or a formula took would be missing, or would have cut the node in two.
"""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from modules.content.library import open_library
from modules.services.runtime import CONTENT
from modules.web.requests import cookie
from tests.browser.conftest import QUIET, chromium_path
from tests.load import server
from tests.security.browsing import open_page, settle
from tests.security.hostile_texts import CORPUS
from tests.security.measured import Measured
from tests.security.typed.filled import (
    A_CASELOAD,
    FIELDS,
    LISTED,
    OWN_PAGES,
    WRITTEN,
    Dossier,
    counsellor,
    filled,
)

PATIENCE = 12

TEXTS = """() => {
  const found = [];
  const walk = (node) => {
    for (const one of node.childNodes) {
      if (one.nodeType === 3) found.push(one.data);
      if (one.nodeType !== 1 || ["SCRIPT", "STYLE"].includes(one.tagName)) continue;
      if (["INPUT", "TEXTAREA"].includes(one.tagName)) found.push(one.value);
      if (one.shadowRoot) walk(one.shadowRoot);
      walk(one);
    }
  };
  walk(document.body);
  return found;
}"""
MADE = """() => {
  const wanted = '[id=xss], xss, [href*="xss.example"], [src*="xss.example"], [action*="xss"], '
    + '[srcdoc], [onerror], [onload], [onclick], [onfocus], [ontoggle], [onbegin], .katex, object, '
    + 'embed, iframe, marquee, base, plaintext, [href^="javascript"], [href^="mailto:iemand"], '
    + '[style*="position:fixed;inset:0"]';
  let found = 0;
  const walk = (root) => {
    found += root.querySelectorAll(wanted).length;
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) walk(one.shadowRoot);
  };
  walk(document);
  return found + (window.xss ? 1 : 0);
}"""


class Watching:
    """What no page may do: ask somebody else, open a dialog, make an element of a text."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url, self.dialogs, self.away, self.made = url, 0, [], 0  # type: ignore[var-annotated]
        self.pages = self.looked_for = 0
        self.missing: list[str] = []
        context.on("request", self._asked)
        context.on("page", lambda page: page.on("dialog", self._dialog))

    def _asked(self, request: object) -> None:
        address = str(getattr(request, "url", ""))
        own = (self.url, self.url.replace("http", "ws", 1), "data:", "blob:", "about:")
        if not address.startswith(own) or "xss" in address.partition("?")[0]:
            self.away.append(address)

    def _dialog(self, dialog: object) -> None:
        self.dialogs += 1
        dialog.dismiss()  # type: ignore[attr-defined]

    def look(self, page: Page, where: str, expected: Mapping[str, tuple[str, ...]]) -> None:
        """Look at a page, with the words that must stand on it."""
        self.pages += 1
        wanted = [
            (field, line)
            for field, texts in expected.items()
            for text in texts
            for line in filter(None, map(_bare, text.splitlines()))
        ]
        self.looked_for += len(wanted)
        missing = wanted
        for _ in range(PATIENCE):  # a busy machine draws a page bit by bit
            shown = [_bare(one) for one in page.evaluate(TEXTS)]
            missing = [each for each in wanted if not any(each[1] in one for one in shown)]
            if not missing:
                break
            page.wait_for_timeout(500)
        self.made += int(page.evaluate(MADE))
        self.missing += [f"{where} {field}: {line[:60]}" for field, line in missing]


def _bare(text: str) -> str:
    """Return a text without the joiners that keep addresses from becoming links, on one line."""
    return " ".join(text.replace("\u2060", "").split())


def measured(shown: int | None = None) -> list[Measured]:
    """Fill a store, serve it, and look at every page that shows what people typed.

    `shown` is how many hostile texts are looked for; None is all of them.
    """
    texts = CORPUS[:shown]
    library = open_library(CONTENT)
    with tempfile.TemporaryDirectory(prefix="tweede-kans-typed-") as name:
        folder = Path(name)
        cookies, dossiers = filled(folder / "data", library, texts)
        with (
            server.running(server.app(folder / "data"), folder / "log") as running,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
            watching = [*_seen(browser, running.url, cookies, dossiers)]
            browser.close()
    return _told(watching, len(texts))


def _told(watching: list[Watching], texts: int) -> list[Measured]:
    pages, looked = sum(one.pages for one in watching), sum(one.looked_for for one in watching)
    missing = [each for one in watching for each in one.missing]
    away = [each for one in watching for each in one.away]
    dialogs, made = sum(one.dialogs for one in watching), sum(one.made for one in watching)
    said = f"{dialogs} dialogs, {len(away)} requests, {made} elements; "
    said += f"{texts} texts, {pages} pages"
    shown = f"{looked - len(missing)} of {looked} {'; '.join(missing[:4])}".strip()
    return [
        Measured(
            "S7",
            "0 dialogs, requests elsewhere, elements of text",
            said,
            not (dialogs or away or made),
        ),
        Measured(
            "S7", "each hostile text is shown as it was typed", shown, not missing and looked > 0
        ),
    ]


def _seen(
    browser: Browser, url: str, cookies: Mapping[str, str], dossiers: list[Dossier]
) -> Iterator[Watching]:
    rich = [one for one in dossiers if "note" in one.said]
    for number in range(0, len(dossiers), A_CASELOAD):
        context, watching = _browser(browser, url, cookies[counsellor(number).id])
        page = context.new_page()
        open_page(page, url)
        theirs = dossiers[number : number + A_CASELOAD]
        watching.look(page, "caseload", {"name": tuple(one.said["name"][0] for one in theirs)})
        for one in theirs:
            if one in rich:
                _look_at_person(page, url, watching, one)
        context.close()
        yield watching
    for one in rich:
        context, watching = _browser(browser, url, cookies[one.person.id])
        page = context.new_page()
        for address in OWN_PAGES:
            open_page(page, f"{url}/{address}")
            watching.look(page, address, _on(address, one.said))
        _look_at_export(page, url, watching, one)
        context.close()
        yield watching


def _browser(browser: Browser, url: str, secret: str) -> tuple[BrowserContext, Watching]:
    context = browser.new_context(base_url=url, viewport={"width": 1280, "height": 2000})
    context.set_default_timeout(60_000)
    context.add_cookies([{"name": cookie.PLAIN_NAME, "value": secret, "url": url}])
    return context, Watching(context, url)


def _look_at_person(page: Page, url: str, watching: Watching, one: Dossier) -> None:
    open_page(page, url)
    page.locator(f".st-key-open-{one.person.id} button").click()
    page.locator(".st-key-note-0").wait_for()
    settle(page)
    seen = ("name", "note", "goal", "step", "target", "question", "words", "differs")
    expected = {field: one.said[field] for field in seen}
    watching.look(page, "person", {**expected, "who": one.said["who"]})
    answers = one.said["answer"]
    halves = {WRITTEN[0]: answers[:6], WRITTEN[1]: answers[6:], LISTED[0]: one.said["entry"]}
    for activity, texts in halves.items():
        button = page.locator(f".st-key-more-{activity} button")
        if not button.count():
            watching.look(page, f"no {activity}", {"answer": texts})
            continue
        button.click()
        page.wait_for_timeout(300)
        settle(page)
        watching.look(page, f"result {activity}", {"answer": texts})


def _on(address: str, said: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return which words must stand on a page of the participant's own."""
    fields = {"plan": ("goal", "step", "target"), "begeleider": ("note",), "gegevens": ("name",)}
    return {field: said[field] for field in fields.get(address, ())}


def _look_at_export(page: Page, url: str, watching: Watching, one: Dossier) -> None:
    """Look at one's own data as a page, on the screen and as it is printed."""
    page.goto(f"{url}/sign-in")
    page.evaluate(
        """() => { document.body.innerHTML = '<form method=post action=/export>'
          + '<input name=form value=page></form>'; document.forms[0].submit(); }"""
    )
    page.wait_for_url("**/export/**")
    expected = {field: one.said[field] for field in (*FIELDS, "name", "target")}
    watching.look(page, "export", expected)
    page.emulate_media(media="print")
    watching.look(page, "export on paper", expected)
    page.emulate_media(media="screen")
