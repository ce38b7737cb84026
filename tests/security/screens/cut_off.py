"""R9 and R10: a connection that breaks, and a page that is loaded again, left or closed.

What the store acknowledged is never lost; what it did not is on the screen, and marked as such.
"""

import socket
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from modules.content.library import open_library
from modules.domain.records.dossier import Dossier
from modules.domain.records.people import Person
from modules.services.action import Action
from modules.services.activities import answering
from modules.services.guidance import notes
from modules.services.plan import plan
from modules.services.runtime import CONTENT
from modules.storage.tinydb.store import TinyStore
from modules.web.requests import cookie
from tests.browser.conftest import QUIET, chromium_path
from tests.load import server
from tests.load.server import Server, free_port
from tests.security.browsing import open_page, settle
from tests.security.measured import Measured
from tests.security.typed.filled import ELS, OWN_PAGES, begin, signed_in

AMINA = Person(id="a1" * 16, role="participant")
ACTIVITY, FIRST, SECOND = "trots", "situatie", "taak"
KEPT_WORDS = "Dit is bewaard."
DRAFT = "Dit is nog niet bewaard."
UNTOLD = "nothing said"
_acts = count(1)


class Wire:
    """A way to the server that can be cut, and mended."""

    def __init__(self, to: int) -> None:
        self.port, self._to = free_port(), to
        self._open: set[socket.socket] = set()
        self._cut = False
        self._listening = socket.create_server(("127.0.0.1", self.port), backlog=50)
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if self._cut:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self._to))
            self._open |= {near, far}
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        for one in (source, target):
            _end(one)
            self._open.discard(one)

    def cut(self) -> None:
        """Break every connection, and take no new one."""
        self._cut = True
        for one in list(self._open):
            _end(one)

    def mend(self) -> None:
        """Take connections again."""
        self._cut = False

    def close(self) -> None:
        """Stop listening."""
        self.cut()
        self._listening.close()


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


def measured(cuts: Sequence[int]) -> list[Measured]:
    """Serve one participant over a wire that is cut for so many seconds, and over pages left."""
    with tempfile.TemporaryDirectory(prefix="tweede-kans-cut-") as name:
        folder = Path(name)
        secret = _somebody(folder / "data")
        with (
            server.running(server.app(folder / "data"), folder / "log") as running,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
            found: list[Measured] = []
            for seconds in cuts:
                found += _cut(browser, running, folder / "data", secret, seconds)
            found += _left(browser, running, folder / "data", secret)
            browser.close()
    return found


def _act(by: Person = AMINA) -> Action:
    return Action(by, datetime.now(UTC), f"cut-{next(_acts)}")


def _somebody(folder: Path) -> str:
    """Keep a participant with something in each corner, and return the secret of a sign-in."""
    library, store = open_library(CONTENT), TinyStore.open(folder)
    begin(store, AMINA)
    signed_in(store, ELS, "Els")
    secret = signed_in(store, AMINA, None)
    plan.set_target(store, "Koken voor anderen.", _act())
    plan.write_goal(store, {"what": "Een stage."}, _act())
    plan.add_step(store, "Bellen.", _act())
    notes.ask_for_talk(store, True, _act(), question="Over morgen.")
    notes.write_note(store, AMINA.id, "Goed gesprek.", _act(ELS))
    answering.record(store, library, "jezelf-voorstellen", "mijn-begin", "Ik ben A.", _act())
    store.close()
    return secret


def _dossier(folder: Path) -> Dossier:
    """Read what is kept, beside the server, as a command of the operator does."""
    store = TinyStore.open(folder)
    try:
        return store.get(AMINA.id)
    finally:
        store.close()


def _kept(folder: Path, part: str) -> object:
    value = _dossier(folder).value(f"answer/{ACTIVITY}/{part}")
    return value["value"] if isinstance(value, dict) else None


def _page(browser: Browser, url: str, secret: str) -> Page:
    context = browser.new_context(base_url=url, viewport={"width": 400, "height": 900})
    context.set_default_timeout(60_000)
    context.add_cookies([{"name": cookie.PLAIN_NAME, "value": secret, "url": url}])
    return context.new_page()


def _cut(
    browser: Browser, running: Server, folder: Path, secret: str, seconds: int
) -> list[Measured]:
    """Keep one answer, type the next, and lose the connection for so long."""
    wire = Wire(running.port)
    begin_again(folder)
    page = _page(browser, f"http://127.0.0.1:{wire.port}", secret)
    try:
        open_page(page, f"http://127.0.0.1:{wire.port}/stap")
        _write(page, FIRST, f"{KEPT_WORDS} {seconds}")
        _go_on(page, FIRST)
        field = _field(page, SECOND)
        field.wait_for()
        settle(page)
        page.wait_for_timeout(500)
        field.press_sequentially(DRAFT, delay=10)
        states = [_told(page, folder)]
        wire.cut()
        page.wait_for_timeout(seconds * 1000)
        states.append(_told(page, folder))
        wire.mend()
        page.wait_for_timeout(15_000)
        settle(page)
        states.append(_told(page, folder))
        visible = DRAFT in field.input_value()
        _go_on(page, SECOND)
        field.wait_for(state="detached")
        lost = int(_kept(folder, FIRST) != f"{KEPT_WORDS} {seconds}")
        after = _kept(folder, SECOND)
    finally:
        page.context.close()
        wire.close()
    false_kept = sum(one == "kept" for one in states)
    said = f"{lost} lost, {false_kept} false; {' / '.join(states)}"
    drafted = f"{'visible' if visible else 'gone'}, then {'kept' if after == DRAFT else 'not kept'}"
    return [
        Measured(
            "R9", f"cut {seconds} s: 0 kept lost, 0 said kept falsely", said, not lost + false_kept
        ),
        Measured(
            "R9",
            f"cut {seconds} s: what was typed is there, and marked",
            drafted,
            visible and after == DRAFT and UNTOLD not in states,
        ),
    ]


def begin_again(folder: Path) -> None:
    """Bring the participant to the first part to write in, with nothing written there."""
    library, store = open_library(CONTENT), TinyStore.open(folder)
    for part in (SECOND, FIRST):
        answering.record(store, library, ACTIVITY, part, None, _act())
    answering.go_to(store, library, ACTIVITY, FIRST, _act())
    store.close()


def _write(page: Page, part: str, text: str) -> None:
    field = _field(page, part)
    field.wait_for()
    field.fill(text)


def _field(page: Page, part: str) -> Locator:
    """Return the field for words on the screen of a part."""
    return page.locator(f'.do[data-screen="{part}"] textarea')


def _go_on(page: Page, part: str) -> None:
    """Press the button that keeps the words and goes on, once a press counts."""
    page.locator(f'.do[data-ready][data-screen="{part}"] .do-answers .do-main').click()


def _told(page: Page, folder: Path) -> str:
    """Return what the screen says of the draft: "marked", "nothing", or "kept" when it is not."""
    marked = page.locator(".do-unsaved").is_visible()
    if marked:
        return "marked"
    said = page.locator("#do-kept").is_visible()
    words = page.locator("#do-kept").inner_text().strip() if said else ""
    if not words:
        return UNTOLD
    return "kept" if _kept(folder, SECOND) != DRAFT else "kept in truth"


def _left(browser: Browser, running: Server, folder: Path, secret: str) -> list[Measured]:
    """Load each page of a participant again, go back to it, close it and come again."""
    before = _words(folder)
    lost = times = 0
    for address in (*OWN_PAGES, "stap", "woorden", "ideeen"):
        page = _page(browser, running.url, secret)
        open_page(page, f"{running.url}/{address}")
        page.reload()
        open_page(page, running.url)
        page.go_back()
        page.locator("h1").first.wait_for()
        page.close()
        again = page.context.new_page()
        open_page(again, f"{running.url}/{address}")
        again.context.close()
        times += 4
        lost += sum(_words(folder).get(name) != value for name, value in before.items())
    begin_again(folder)
    page = _page(browser, running.url, secret)
    open_page(page, f"{running.url}/stap")
    _write(page, FIRST, KEPT_WORDS)
    _field(page, FIRST).press("Tab")
    page.locator("#do-kept").filter(has_text="Bewaard").wait_for()
    page.reload()
    field = _field(page, FIRST)
    field.wait_for()
    there = field.input_value() == KEPT_WORDS and _kept(folder, FIRST) == KEPT_WORDS
    page.context.close()
    said = f"{lost} of {len(before)} fields in {times} times; a field that was left: "
    said += "there" if there else "gone"
    return [Measured("R10", "loaded again, back, closed: 0 lost", said, not lost and there)]


def _words(folder: Path) -> dict[str, object]:
    """Return every field with somebody's words or choices; not where they were."""
    fields = _dossier(folder).fields
    return {name: one.value for name, one in fields.items() if not name.startswith("place/")}
