"""S21: the screens of safety: with a screen reader, with a keyboard, and in few actions."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, expect, sync_playwright

from modules.content.library import open_library
from modules.domain.catalogue import Library
from modules.domain.records.people import Account, FreshCard
from modules.services.accounts import accounts, secrets
from modules.services.action import Action
from modules.services.observers import rating_links
from modules.services.runtime import CONTENT
from modules.storage.opening import open_store
from modules.ui.frame.page_shell import LEAVE_TO
from modules.wording.sentences import say
from tests.browser.accessibility.inspecting import grave
from tests.browser.conftest import QUIET, chromium_path
from tests.conftest import PIN
from tests.load import server
from tests.security.measured import Measured
from tests.security.screens.cut_off import AMINA
from tests.security.typed.filled import begin

MOST_ACTIONS, FAR = 3, 60
FORM = "talenten-anderen"
_acts = count(1)
FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return [one?.tagName ?? "", one?.className ?? "", one?.type ?? "", one?.id ?? ""].join(" ");
}"""
DIALOG = """() => {
  const inside = (one) => one.shadowRoot && find(one.shadowRoot);
  const find = (root) => root.querySelector("dialog[open]")
    ?? [...root.querySelectorAll("*")].map(inside).find(Boolean);
  return Boolean(find(document));
}"""


class Somebody(NamedTuple):
    """A participant with a card, and two links about them."""

    card: FreshCard
    links: tuple[str, str]


def measured() -> list[Measured]:
    """Serve one participant, and go through every screen that keeps them safe."""
    library = open_library(CONTENT)
    with tempfile.TemporaryDirectory(prefix="tweede-kans-reached-") as name:
        folder = Path(name)
        somebody = _somebody(folder / "data", library)
        with (
            server.running(server.app(folder / "data"), folder / "log") as running,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
            found = [
                _without_faults(browser, running.url, somebody),
                _few_actions(browser, running.url, library, somebody),
                _by_keyboard(browser, running.url, library, somebody),
            ]
            browser.close()
    return found


def _somebody(folder: Path, library: Library) -> Somebody:
    """Keep a participant with a card that they put away, and links for two guests."""
    opened = open_store(folder)
    store, keys, at = opened.store, secrets.keys(opened.key), datetime.now(UTC)
    begin(store, AMINA)  # type: ignore[arg-type]  # a folder, without a database in between
    pin = secrets.sealed(keys, PIN, staff=False)
    account = Account(id=AMINA.id, role="participant", lookup="none", secret=pin, created_at=at)
    store.update(Account, AMINA.id, lambda _: account)
    card = accounts.new_card(store, keys, AMINA.id, at=at)
    accounts.put_card_away(store, AMINA.id)
    links = [_link(store, library) for _ in range(2)]
    store.close()
    return Somebody(card, (links[0], links[1]))


def _link(store: object, library: Library) -> str:
    act = Action(AMINA, datetime.now(UTC), f"link-{next(_acts)}")
    return rating_links.make_link(store, library, AMINA.id, FORM, "other", act)  # type: ignore[arg-type]


def _phone(browser: Browser, url: str) -> Page:
    context = browser.new_context(
        base_url=url,
        viewport={"width": 360, "height": 740},
        locale="nl-BE",
        reduced_motion="reduce",
    )
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.route(
        LEAVE_TO + "**", lambda route: route.fulfill(body="<h1>Weer</h1>", content_type="text/html")
    )
    return page


def _signed_in(page: Page, somebody: Somebody) -> None:
    page.goto(f"/card#{somebody.card.secret}")
    page.locator("#pin").fill(PIN)
    page.keyboard.press("Enter")
    page.get_by_test_id("stApp").locator("h1").first.wait_for()


def _without_faults(browser: Browser, url: str, somebody: Somebody) -> Measured:
    """Let axe look at each screen."""
    found: dict[str, list[str]] = {}
    looked = 0
    for name, page in _screens(browser, url, somebody):
        looked += 1
        wrong = grave(page)
        if wrong:
            found[name] = wrong
    said = f"{sum(map(len, found.values()))} on {looked} screens {found or ''}".strip()
    return Measured("S21", "axe: 0 serious on the screens of safety", said[:300], not found)


def _screens(browser: Browser, url: str, somebody: Somebody) -> Iterator[tuple[str, Page]]:
    page = _phone(browser, url)
    for address in ("/sign-in", "/sign-in?who=staff", "/card#x", "/staff-account#x", "/guest#x"):
        page.goto(address)
        yield address, page
    page.locator("#name, #token").first.wait_for(state="attached")
    page.goto("/sign-in")
    page.locator("#name").fill("MKMG2345")
    page.locator("#secret").fill("000000")
    page.keyboard.press("Enter")
    page.locator(".error").wait_for()
    yield "refused", page
    page.goto(f"/guest#{somebody.links[0]}")
    page.locator("button[type=submit]").click()
    page.locator("form.guest").wait_for()
    yield "form of a guest", page
    page.context.close()
    page = _phone(browser, url)
    page.clock.install()
    _signed_in(page, somebody)
    page.locator("button.leave").wait_for()
    yield "quick exit", page
    page.clock.fast_forward("19:05")
    page.wait_for_function(DIALOG)
    yield "idle warning", page
    page.context.close()


def _few_actions(browser: Browser, url: str, library: Library, somebody: Somebody) -> Measured:
    """Sign in with the QR code of a card, counting what a person does."""
    page, actions = _phone(browser, url), 0
    page.goto(f"/card#{somebody.card.secret}")
    actions += 1  # pointing the camera at the card, which opens the address
    page.locator("#pin").fill(PIN)
    actions += 1
    page.locator("button[type=submit]").click()
    actions += 1
    heading = page.locator("h1").filter(has_text=say(library, "nl", "path.title"))
    expect(heading).to_be_visible(timeout=60_000)
    page.context.close()
    return Measured(
        "S21", f"signing in with a card: <= {MOST_ACTIONS} actions", f"{actions}", actions <= 3
    )


def _by_keyboard(browser: Browser, url: str, library: Library, somebody: Somebody) -> Measured:
    """Do everything with Tab, Space and Enter."""
    done: list[str] = []
    page = _phone(browser, url)
    page.goto(f"/card#{somebody.card.secret}")
    _tab_to(page, "pin")
    page.keyboard.type(PIN)
    _tab_to(page, "submit")
    page.keyboard.press("Enter")
    title = say(library, "nl", "path.title")
    expect(page.locator("h1").filter(has_text=title)).to_be_visible(timeout=60_000)
    done.append("sign-in")
    page.clock.install()
    page.goto("/hulp")
    page.locator("button.leave").wait_for()
    page.clock.fast_forward("19:05")
    page.wait_for_function(DIALOG)
    page.keyboard.press("Enter")  # the dialog puts the focus on its one button
    page.clock.resume()
    page.wait_for_function(f"() => !({DIALOG})()")
    done.append("idle warning")
    _tab_to(page, "leave")
    page.keyboard.press("Enter")
    page.wait_for_url(LEAVE_TO + "**")
    done.append("quick exit")
    page.context.close()
    page = _phone(browser, url)
    page.goto(f"/guest#{somebody.links[1]}")
    _tab_to(page, "submit")
    page.keyboard.press("Enter")
    page.locator("form.guest").wait_for()
    _tab_to(page, "TEXTAREA")
    page.keyboard.type("Goed gewerkt.")
    _tab_to(page, "submit")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(say(library, "nl", "guest.thanks"), timeout=60_000)
    done.append("form of a guest")
    page.context.close()
    return Measured("S21", "keyboard alone", ", ".join(done), len(done) == 4)


def _tab_to(page: Page, what: str) -> None:
    """Press Tab until something whose name, kind or class this is has the focus."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if what in str(page.evaluate(FOCUSED)).split():
            return
    raise AssertionError(f"Tab does not reach {what}")
