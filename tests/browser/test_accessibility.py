"""Every page of every role, as it is used: with a thumb, large text, or a screen reader."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from modules.domain.part import Choose, Write
from modules.services.demo import SIGN_INS
from tests.browser import inspecting, walking
from tests.browser.conftest import Shoot
from tests.browser.devices import Devices
from tests.browser.walking import follow, see_heading, tap
from tests.browser.words import Words
from tests.load.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

OTHER_PAGES = {"share": "delen", "together": "begeleider", "mine": "gegevens", "help": "hulp"}
"""Pages of a participant beside the path and its activities, and where they are."""

Screens = Iterator[str]
"""Names of screens: each is yielded while it is on."""


def findings(page: Page, screens: Screens, shoot: Shoot, *, phone: bool) -> dict[str, list[str]]:
    """Return what is wrong with each screen that has something wrong."""
    found: dict[str, list[str]] = {}
    for name in screens:
        walking.settle(page)
        shoot(page, f"page-{name}")
        wrong = inspecting.on_a_phone(page) if phone else inspecting.grave(page)
        if wrong:
            found[name] = wrong
    return found


def test_pages_before_signing_in(
    demo: Server, devices: Devices, words: Words, shoot: Shoot
) -> None:
    page = devices.phone(demo.url, words.language)
    assert findings(page, welcome_screens(page, words), shoot, phone=True) == {}
    assert findings(page, plain_pages(page, words), shoot, phone=True) == {}


def welcome_screens(page: Page, words: Words) -> Screens:
    page.goto("/")
    for name, key in (
        ("language", f"welcome-{words.language}"),
        ("what", "welcome-next"),
        ("who-sees", "welcome-next"),
        ("adult", "welcome-adult"),
        ("consent", "welcome-use"),
        ("name", ""),
    ):
        expect(page.locator("h1")).to_be_visible()
        if name != "language":
            see_heading(page, words.say(f"welcome.{name}"))
        yield f"welcome-{name}"
        if name == "adult":
            tap(page, "welcome-young")
            expect(page.get_by_text(words.say("welcome.adult.sorry"))).to_be_visible()
            yield "welcome-too-young"
        if key:
            tap(page, key)


def plain_pages(page: Page, words: Words) -> Screens:
    for name, path in (
        ("sign-in", f"/sign-in?lang={words.language}"),
        ("sign-in-staff", f"/sign-in?lang={words.language}&who=staff"),
        ("staff-account", f"/staff-account?lang={words.language}#none"),
    ):
        page.goto(path)
        yield name
    page.goto("/stap")
    expect(page.locator("h1")).to_be_visible()
    yield "elsewhere"


def test_pages_of_a_participant_at_work(
    demo: Server, devices: Devices, words: Words, shoot: Shoot
) -> None:
    page = devices.phone(demo.url, words.language)
    walking.start_quickly(page, words, demo.url)
    assert findings(page, kinds_of_screens(page, words), shoot, phone=True) == {}


def kinds_of_screens(page: Page, words: Words) -> Screens:
    """One screen of each kind, on the way through the activities."""
    yield "card"
    walking.put_card_away(page, words)
    yield "path-new"
    typed = {
        (activity.id, part.id): "Koken."
        for activity in words.library.activities.values()
        for part in activity.parts
        if isinstance(part, Write)
    }
    seen: set[str] = set()
    for activity_id in ("dromen", "jezelf-voorstellen"):
        page.goto("/")
        walking.open_station(page, words, activity_id)
        for part in walking.walk(page, words, activity_id, typed):
            kind = f"{part.kind}-check" if isinstance(part, Choose) and part.right else part.kind
            if kind not in seen:
                yield f"part-{kind}"
            seen.add(kind)
    for activity_id in ("talenten", "interesses"):
        page.goto("/")
        walking.open_station(page, words, activity_id)
        if activity_id == "interesses":
            see_heading(page, words.title(activity_id))
            yield "form"
            walking.choose_full_form(page, words, activity_id)
        walking.see_part(page, words, activity_id, words.library.activities[activity_id].parts[0])
        yield f"part-of-{activity_id}"


def test_pages_of_a_participant_who_did_everything(
    demo: Server, devices: Devices, words: Words, shoot: Shoot
) -> None:
    page = devices.phone(demo.url, words.language)
    code, pin, _ = SIGN_INS["Bart"]
    walking.sign_in_speaking(page, words, code, pin, who="participant")
    assert findings(page, screens_of_somebody_done(page, words), shoot, phone=True) == {}


def screens_of_somebody_done(page: Page, words: Words) -> Screens:
    see_heading(page, words.say("path.title"))
    yield "path-done"
    for step, activity in words.road:
        page.goto("/")
        see_heading(page, words.say("path.title"))
        tap(page, f"open-{step}")
        see_heading(page, words.say("end.title"))
        expect(page.locator(".st-key-page-end")).to_be_visible()
        yield f"end-{activity}"
    for title, address in OTHER_PAGES.items():
        page.goto(f"/{address}")
        see_heading(page, words.say(f"{title}.title"))
        yield title


def test_pages_of_a_counsellor(demo: Server, devices: Devices, words: Words, shoot: Shoot) -> None:
    page = devices.desktop(demo.url, words.language)
    name, password, _ = SIGN_INS["Els"]
    walking.sign_in_speaking(page, words, name, password, who="staff")
    assert findings(page, screens_of_a_counsellor(page, words), shoot, phone=False) == {}


def screens_of_a_counsellor(page: Page, words: Words) -> Screens:
    see_heading(page, words.say("caseload.title"))
    yield "caseload"
    for name in ("Bart", "Amina"):
        row = page.locator('[class*="st-key-person-"]').filter(has_text=name)
        row.get_by_role("button", name=words.say("caseload.open")).click()
        see_heading(page, name)
        if name == "Bart":
            expect(page.get_by_test_id("stPlotlyChart")).to_be_visible()
        yield f"person-{name.lower()}"
        follow(page, words.say("caseload.title"))
        see_heading(page, words.say("caseload.title"))
    follow(page, words.say("add.title"))
    see_heading(page, words.say("add.title"))
    page.get_by_role("button", name=words.say("add.make-card")).click()
    expect(page.locator(".st-key-card")).to_be_visible()
    yield "add"
    follow(page, words.say("caseload.title"))
    follow(page, words.say("content.title"))
    see_heading(page, words.say("content.title"))
    yield "content"


def test_language_and_direction_of_the_page_follow_the_choice(
    demo: Server, devices: Devices, words: Words
) -> None:
    page = devices.phone(demo.url, words.language)
    page.goto("/")
    for code, language in words.library.languages.items():
        tap(page, f"welcome-{code}")
        expect(page.locator("html")).to_have_attribute("lang", code)
        expect(page.locator("html")).to_have_attribute("dir", language.direction)
        tap(page, "welcome-back")


def test_after_an_answer_the_reader_is_at_the_new_question(
    demo: Server, devices: Devices, words: Words
) -> None:
    page = devices.phone(demo.url, words.language)
    walking.start_quickly(page, words, demo.url)
    walking.put_card_away(page, words)
    walking.open_station(page, words, "interesses")
    walking.choose_full_form(page, words, "interesses")
    first, second, third = words.library.activities["interesses"].parts[:3]
    see_heading(page, words.heading("interesses", first.id))
    main = page.get_by_test_id("stMain")
    for part, following in ((first, second), (second, third)):
        main.evaluate("main => main.scrollTo({top: main.scrollHeight})")
        tap(page, f"{part.id}-misschien")
        question = words.heading("interesses", following.id)
        see_heading(page, question)
        expect(page.locator("h1")).to_be_focused()
        expect(page.locator(".live")).to_have_text(question)
        expect(page.locator(".live")).to_have_attribute("aria-live", "polite")
        assert main.evaluate("main => main.scrollTop") == 0
