"""Every activity of the content on a phone, from its first screen to its result.

Each is done once, in one of two languages; `make journeys` does every one in both.
"""

from collections.abc import Callable, Iterator
from zlib import crc32

import pytest
from playwright.sync_api import Page, expect

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import (
    Choose,
    ChooseMany,
    Entries,
    Part,
    Rate,
    Read,
    Sort,
    Write,
)
from modules.domain.catalogue import Library
from modules.services.adaptive.short_form import has_short_form
from modules.services.runtime import CONTENT
from tests.browser.devices import Devices
from tests.browser.journeys.screens import Eye, see
from tests.browser.walking import add_entry, chosen_of, keyed, piles_of, settle, tap
from tests.browser.words import Words
from tests.load import ready, server
from tests.load.ready import Begun, Case
from tests.load.server import Server

pytestmark = pytest.mark.browser

LANGUAGES = ("nl-a2", "fr")
ACTIVITIES = sorted(one.name for one in (CONTENT / "activities").iterdir() if one.is_dir())
TYPED = "Ik zoek nog."
"""What is written, in every language: people write as they speak."""


TOGETHER = 20
"""Activities for which one server and its sign-ins are made: a sign-in idles after ten minutes."""


def cases() -> Iterator[object]:
    """Yield each activity in each language with its group; what can wait is marked `journeys`."""
    for place, activity in enumerate(ACTIVITIES):
        for number, language in enumerate(LANGUAGES):
            later = crc32(activity.encode()) % len(LANGUAGES) != number
            marks = [pytest.mark.journeys] if later else []
            yield pytest.param(
                place // TOGETHER, (activity, language), id=f"{activity}-{language}", marks=marks
            )


@pytest.fixture(scope="module")
def begun(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest, content: Library
) -> Iterator[tuple[Server, dict[Case, Begun]]]:
    """Return a server, with somebody at the beginning of each activity of a group."""
    folder = tmp_path_factory.mktemp("every")
    wanted = [
        item.callspec.params["case"]
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.path == request.path
        if item.callspec.params["begun"] == request.param
    ]
    people = dict(zip(wanted, ready.fill(folder / "data", content, wanted), strict=True))
    with server.running(server.app(folder / "data"), folder / "log") as running:
        yield running, people


@pytest.fixture(scope="module")
def phones(
    devices_of_module: Devices, begun: tuple[Server, dict[Case, Begun]]
) -> Iterator[dict[str, Page]]:
    """Return a phone for each language: what it has loaded once, it keeps."""
    pages = {code: devices_of_module.phone(begun[0].url, code) for code in LANGUAGES}
    yield pages
    for page in pages.values():  # before its server ends, or it would look for it in vain
        page.context.close()


@pytest.mark.parametrize(("begun", "case"), [*cases()], indirect=["begun"])
def test_every_screen_of_an_activity_is_whole(
    case: Case,
    begun: tuple[Server, dict[Case, Begun]],
    phones: dict[str, Page],
    content: Library,
    devices_of_module: Devices,
    record_property: Callable[[str, object], None],
) -> None:
    activity, words = content.activities[case[0]], Words(content, case[1])
    page, person = phones[case[1]], begun[1][case]
    before = len(devices_of_module.problems)
    if person.link:
        screens = form_about_somebody(page, words, activity, person)
    else:
        page.context.clear_cookies()
        page.context.add_cookies([{"name": "tk", "value": person.secret, "url": begun[0].url}])
        page.goto("/stap")
        screens = walk(page, words, activity)
    eye = Eye(words, activity.id)
    found = [(screen, eye.wrong(page, expected)) for screen, expected in screens]
    record_property("screens", len(found))
    assert [one for one in found if one[1]] == []
    assert devices_of_module.problems[before:] == []


Seen = Iterator[tuple[str, list[str]]]
"""The name of each screen while it is on, and the words that must be on it."""


def walk(page: Page, words: Words, activity: Activity) -> Seen:
    """Answer every part of an activity, to its end."""
    if activity.sensitive:
        see(page, words.say("sensitive.title"))
        yield "sensitive", [words.title(activity.id), words.say("consent.yes")]
        tap(page, "sensitive-yes")
    if has_short_form(words.library, activity.id):
        see(page, words.title(activity.id))
        yield "form", [words.say("form.short")]
        tap(page, "form-full")
    written = False
    for part in activity.parts:
        yield from _part(page, words, activity, part, write=not written)
        written = written or isinstance(part, Write)
    see(page, words.say("end.title"))
    expect(page.locator(".st-key-page-end")).to_be_visible()
    result = keyed(page, "result", "h3").first
    expect(result).to_have_text(words.title(activity.id))
    yield "end", [words.say("end.thanks"), words.title(activity.id)]


def _part(page: Page, words: Words, activity: Activity, part: Part, *, write: bool) -> Seen:
    heading = words.heading(activity.id, part.id)
    if isinstance(part, Sort):
        yield from _cards(page, words, activity, part)
        return
    see(page, heading)
    yield part.id, _choices(words, activity, part)
    match part:
        case Read():
            tap(page, f"next-{part.id}")
        case Choose():
            first = part.right[0] if part.right else part.choices[0].id
            tap(page, f"{part.id}-{first}")
            if part.right or part.consequences:
                expect(page.get_by_test_id("stAlert")).to_be_visible()
                see(page, heading)
                yield f"{part.id}/{first}", []
                tap(page, f"next-{part.id}")
        case ChooseMany():
            yield from _some(page, words, activity, part)
        case Rate():
            tap(page, f"{part.id}-{part.lowest}")
        case Entries():
            yield from _entry(page, words, activity, part)
        case Write() if write:
            keyed(page, f"write-{part.id}", "textarea").fill(TYPED[: part.max_length])
            tap(page, f"next-{part.id}")
        case Write():
            tap(page, f"later-{part.id}")


def _choices(words: Words, activity: Activity, part: Part) -> list[str]:
    """Return the words of what can be chosen."""
    if not isinstance(part, Choose | ChooseMany):
        return []
    shared = isinstance(part, Choose) and part.shared_choices
    ids = [one.id if shared else f"{part.id}/{one.id}" for one in part.choices]
    return [words.heading(activity.id, one) for one in ids]


def _cards(page: Page, words: Words, activity: Activity, part: Sort) -> Seen:
    """Lay each card; each is a screen of its own."""
    piles = [words.heading(activity.id, f"{part.id}/{one.id}") for one in part.piles]
    for card, pile in piles_of(part).items():
        see(page, words.heading(activity.id, f"{part.id}/{card}"))
        yield f"{part.id}/{card}", piles
        tap(page, f"pile-{pile}")


def _some(page: Page, words: Words, activity: Activity, part: ChooseMany) -> Seen:
    """Choose as many as it takes; with too few to choose from, "not now"."""
    chosen = chosen_of(activity, part)[: max(1, part.at_least)]
    if len(chosen) < max(1, part.at_least):
        tap(page, f"later-{part.id}")
        return
    for one in chosen:
        tap(page, f"{part.id}-{one}")
        expect(keyed(page, f"{part.id}-{one}")).to_contain_text(words.say("answer.chosen"))
    see(page, words.heading(activity.id, part.id))
    yield f"{part.id} chosen", []
    tap(page, f"next-{part.id}")


def _entry(page: Page, words: Words, activity: Activity, part: Entries) -> Seen:
    """Fill in each field of one line, and add it."""
    fields = [words.heading(activity.id, f"{part.id}/{one.id}") for one in part.fields]
    add_entry(page, part, TYPED)
    expect(page.locator(f".st-key-own-{part.id}-0")).to_be_visible()
    see(page, words.heading(activity.id, part.id))
    yield f"{part.id} with one", [] if part.at_most == 1 else fields
    tap(page, f"next-{part.id}")


def form_about_somebody(page: Page, words: Words, activity: Activity, person: Begun) -> Seen:
    """Fill in what only others do, as a guest with a link."""
    page.goto(f"/guest?lang={words.language}#{person.secret}")
    yield "guest", [words.say("guest.title")]
    page.get_by_role("button", name=words.say("guest.begin")).click()
    expect(page.locator("h1")).to_have_text(words.title(activity.id))
    settle(page)  # the heading stands there before the pictures came
    yield "form", [words.heading(activity.id, part.id) for part in activity.parts]
    page.locator("textarea").first.fill(TYPED)
    page.get_by_role("button", name=words.say("guest.send")).click()
    expect(page.locator("h1")).to_have_text(words.say("guest.thanks"))
    yield "thanks", []
