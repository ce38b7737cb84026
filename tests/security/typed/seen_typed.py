"""S7: our hostile texts in every field that somebody else reads, seen in a real Chromium.

A text that stands whole in one text node was shown, and nothing in it was obeyed: a sign that
Markdown, HTML or a formula took would be missing, or would have cut the node in two.
"""

import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from modules.content.library import open_library
from modules.domain.activities.answer import plain
from modules.domain.catalogue import Library
from modules.domain.plan.plan import QUESTIONS
from modules.domain.records import consent
from modules.domain.records.dossier import Change
from modules.domain.records.people import Account, Person
from modules.domain.records.sharing import IDEAS, PLAN, Level
from modules.services.accounts import accounts
from modules.services.action import Action
from modules.services.activities import answering, disagreement
from modules.services.guidance import notes
from modules.services.observers import rating_links
from modules.services.plan import plan
from modules.services.runtime import CONTENT
from modules.services.sharing import sharing
from modules.storage.tinydb.store import TinyStore
from modules.web.requests import cookie
from tests.browser.conftest import QUIET, chromium_path
from tests.conftest import keep_account
from tests.load import server
from tests.security.hostile_texts import CORPUS
from tests.security.measured import Measured

ELS = Person(id="e1" * 16, role="counsellor")
EACH = 10
"""Texts in one dossier: as many as a list of entries and a plan hold."""
WRITTEN = ("trots", "wondervraag")
LISTED = ("kies-houden-later-nee", "keuzes", "waarom")
JUDGED = ("talenten-anderen", "ik-zie-dit")
SHARED = (*WRITTEN, LISTED[0], JUDGED[0], PLAN, IDEAS)
OWN_PAGES = ("pad", "plan", "begeleider", "delen", "gegevens", "hulp")
FIELDS = ("answer", "entry", "note", "goal", "step", "who", "words")
"""Of which each text is in one dossier; a name, a question and a target are one to a person."""
PATIENCE = 12
A_CASELOAD = 25
"""People that a counsellor sees at a time: there are as many counsellors as that takes."""
_acts = count(1)

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


class Dossier(NamedTuple):
    """One participant with hostile words: which, by the field that they are in."""

    person: Person
    said: Mapping[str, tuple[str, ...]]


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
        cookies, dossiers = _filled(folder / "data", library, texts)
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


def _act(by: Person) -> Action:
    return Action(by, datetime.now(UTC), f"typed-{next(_acts)}")


def _filled(
    folder: Path, library: Library, texts: tuple[str, ...]
) -> tuple[dict[str, str], list[Dossier]]:
    """Return the cookie of each person, and the dossiers: few with everything."""
    store = TinyStore.open(folder)
    cookies: dict[str, str] = {}
    chunks = [texts[at : at + EACH] for at in range(0, len(texts), EACH)]
    dossiers = []
    for number, text in enumerate(texts):
        person = Person(id=f"{number + 16:032x}", role="participant")
        guide = _counsellor(number)
        _begin(store, person, guide)
        if guide.id not in cookies:
            cookies[guide.id] = _account(store, guide, "Els")
        sharing.set_name(store, text, _act(person))
        said = {"name": (text[: sharing.LONGEST_NAME],)}
        if number < len(chunks):
            cookies[person.id] = _account(store, person, None)
            said |= _words(store, library, person, chunks[number])
        dossiers.append(Dossier(person, said))
    store.close()
    return cookies, dossiers


def _account(store: TinyStore, person: Person, name: str | None) -> str:
    """Keep an account, and return the secret of a sign-in of now."""
    account = Account(
        id=person.id,
        role=person.role,
        name=name,
        lookup=person.id,
        secret="nobody signs in here with a secret",
        created_at=datetime.now(UTC),
    )
    keep_account(store, account)
    return accounts.begin(store, account, at=datetime.now(UTC))


def _counsellor(number: int) -> Person:
    """Return who guides the person with this number: Els the first ones."""
    rank = number // A_CASELOAD
    return ELS if rank == 0 else Person(id=f"{rank:x}" + "e" * 31, role="counsellor")


def _begin(store: TinyStore, person: Person, guide: Person = ELS) -> None:
    yes = {"yes": True, "version": consent.VERSION}
    fields = {f"consent/{one}": yes for one in consent.SUBJECTS}
    changes = [Change(field=name, value=dict(value)) for name, value in fields.items()]
    changes += [Change(field=f"counsellor/{guide.id}", value=True)]
    changes += [Change(field=f"share/{one}/{guide.id}", value=Level.ALL.value) for one in SHARED]
    act = _act(person)
    store.create(person.id, changes, by=person.id, at=act.at, save_id=act.save_id)


def _words(
    store: TinyStore, library: Library, person: Person, chunk: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """Type each text in each field; return what must be seen, marked by the field it was in."""

    def marked(field: str) -> tuple[str, ...]:
        return tuple(plain(f"{one} q{number}{field}") for number, one in enumerate(chunk))

    parts = [
        (activity, part.id)
        for activity in WRITTEN
        for part in library.activities[activity].parts
        if part.kind == "write"
    ]
    for (activity, part), text in zip(parts, marked("answer"), strict=False):
        answering.record(store, library, activity, part, text, _act(person))
    entries = [{LISTED[2]: text} for text in marked("entry")]
    answering.record(store, library, *LISTED[:2], entries, _act(person))
    for text in marked("note"):
        notes.write_note(store, person.id, text, _act(ELS))
    for text in marked("goal"):
        plan.write_goal(store, dict.fromkeys(QUESTIONS, text), _act(person))
    for text in marked("step"):
        plan.add_step(store, text, _act(person))
    for who, text in zip(marked("who"), marked("words"), strict=True):
        _judged(store, library, person, who, text)
    target, question = marked("target")[0], marked("question")[-1]
    differs = marked("differs")[len(chunk) // 2]
    plan.set_target(store, target, _act(person))
    notes.ask_for_talk(store, True, _act(person), question=question)
    disagreement.differ(store, library, WRITTEN[0], differs, _act(person))
    said = {field: marked(field) for field in FIELDS}
    said["who"] = tuple(one[: sharing.LONGEST_NAME] for one in said["who"])
    return {**said, "target": (target,), "question": (question,), "differs": (differs,)}


def _judged(store: TinyStore, library: Library, person: Person, who: str, text: str) -> None:
    token = rating_links.make_link(
        store, library, person.id, JUDGED[0], "supervisor", _act(person), who=who, name=who
    )
    rating_links.submit(store, library, token, {JUDGED[1]: text}, at=datetime.now(UTC))


def _seen(
    browser: Browser, url: str, cookies: Mapping[str, str], dossiers: list[Dossier]
) -> Iterator[Watching]:
    rich = [one for one in dossiers if "note" in one.said]
    for number in range(0, len(dossiers), A_CASELOAD):
        context, watching = _browser(browser, url, cookies[_counsellor(number).id])
        page = context.new_page()
        _open(page, url)
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
            _open(page, f"{url}/{address}")
            watching.look(page, address, _on(address, one.said))
        _look_at_export(page, url, watching, one)
        context.close()
        yield watching


def _browser(browser: Browser, url: str, secret: str) -> tuple[BrowserContext, Watching]:
    context = browser.new_context(base_url=url, viewport={"width": 1280, "height": 2000})
    context.set_default_timeout(60_000)
    context.add_cookies([{"name": cookie.PLAIN_NAME, "value": secret, "url": url}])
    return context, Watching(context, url)


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("h1").first.wait_for()
    _settle(page)


def _settle(page: Page) -> None:
    """Wait until the run that a tap or a visit began is over, and all of it is drawn."""
    page.wait_for_function(
        """() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState
          === "notRunning" && !document.querySelector('[data-stale="true"]')"""
    )


def _look_at_person(page: Page, url: str, watching: Watching, one: Dossier) -> None:
    _open(page, url)
    page.locator(f".st-key-open-{one.person.id} button").click()
    page.locator(".st-key-note-0").wait_for()
    _settle(page)
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
        _settle(page)
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
