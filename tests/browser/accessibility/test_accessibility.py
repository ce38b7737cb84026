"""Every page of every role, as it is used: with a thumb, large text, or a screen reader."""

import pytest
from playwright.sync_api import Page, expect

from modules.services.organisation.demo import SIGN_INS
from modules.wording.sentences import spoken
from tests.browser import walking
from tests.browser.accessibility.inspecting import Screens, findings, on_a_desktop, on_a_phone
from tests.browser.conftest import Shoot
from tests.browser.devices import Devices
from tests.browser.walking import follow, see_heading, tap
from tests.browser.words import Words
from tests.load.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

OTHER_PAGES = {
    "plan": "plan",
    "ideas": "ideeen",
    "terms": "woorden",
    "share": "delen",
    "together": "begeleider",
    "mine": "gegevens",
    "help": "hulp",
}
"""Pages of a participant beside the path and its activities, and where they are."""

ENDS = ("dromen", "talenten", "interesses", "hoe-sterk-voel-ik-me", "werkstijl", "vier-cirkels")
"""Activities that end each in another way: own words, cards, bars, a ladder, many, a list."""


def test_pages_before_signing_in(
    demo: Server, devices: Devices, words: Words, shoot: Shoot
) -> None:
    page = devices.phone(demo.url, words.language)
    assert findings(page, welcome_screens(page, words), shoot, on_a_phone) == {}
    assert findings(page, plain_pages(page, words), shoot, on_a_phone) == {}


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


def test_pages_of_a_participant_who_did_everything(
    demo: Server, devices: Devices, words: Words, shoot: Shoot
) -> None:
    page = devices.phone(demo.url, words.language)
    code, pin, _ = SIGN_INS["Bart"]
    walking.sign_in_speaking(page, words, code, pin, who="participant")
    assert findings(page, screens_of_somebody_done(page, words), shoot, on_a_phone) == {}


def screens_of_somebody_done(page: Page, words: Words) -> Screens:
    see_heading(page, words.say("path.title"))
    yield "path-done"
    for activity in ENDS:
        page.goto("/")
        walking.open_station(page, words, activity)
        see_heading(page, words.say("end.title"))
        expect(page.locator(".st-key-page-end")).to_be_visible()
        yield f"end-{activity}"
    for title, address in OTHER_PAGES.items():
        page.goto(f"/{address}")
        see_heading(page, words.say(f"{title}.title"))
        expect(page.locator(".st-key-page-end")).to_be_visible()
        yield title
        if title == "ideas":
            page.locator('[class*="st-key-family-"] button').first.click()
            expect(page.locator('[class*="st-key-job-"]').first).to_be_visible()
            yield "ideas-of-a-family"
        elif title == "share":
            page.locator('[class*="st-key-open-"] button').first.click()
            expect(page.locator('[class*="st-key-levels-"]').first).to_be_visible()
            yield "share-opened"


def test_pages_of_a_counsellor(demo: Server, devices: Devices, words: Words, shoot: Shoot) -> None:
    page = devices.desktop(demo.url, words.language)
    name, password, _ = SIGN_INS["Els"]
    walking.sign_in_speaking(page, words, name, password, who="staff")
    assert findings(page, screens_of_a_counsellor(page, words), shoot, on_a_desktop) == {}


def screens_of_a_counsellor(page: Page, words: Words) -> Screens:
    see_heading(page, words.say("caseload.title"))
    yield "caseload"
    for name in ("Bart", "Amina"):
        row = page.locator('[class*="st-key-person-"]').filter(has_text=name)
        row.get_by_role("button", name=words.say("caseload.open")).click()
        see_heading(page, name)
        if name == "Bart":
            yield "person-at-first"
            tap(page, "more-interesses")
            expect(page.get_by_test_id("stPlotlyChart")).to_be_visible()
        yield f"person-{name.lower()}"
        follow(page, words.say("caseload.title"))
        see_heading(page, words.say("caseload.title"))
    follow(page, words.say("guides.title"))
    see_heading(page, words.say("guides.title"))
    expect(page.locator("h3")).to_be_visible()
    yield "guides"
    follow(page, words.say("caseload.title"))
    follow(page, words.say("add.title"))
    see_heading(page, words.say("add.title"))
    page.get_by_role("button", name=words.say("add.make-card")).click()
    expect(page.locator(".st-key-card")).to_be_visible()
    yield "add"
    follow(page, words.say("caseload.title"))
    follow(page, words.say("content.title"))
    see_heading(page, words.say("content.title"))
    yield "content"


def test_pages_of_an_administrator(
    demo: Server, devices: Devices, words: Words, shoot: Shoot
) -> None:
    page = devices.desktop(demo.url, words.language)
    name, password, _ = SIGN_INS["Anke"]
    walking.sign_in_speaking(page, words, name, password, who="staff", first="accounts.title")
    assert findings(page, iter(["accounts"]), shoot, on_a_desktop) == {}


def test_the_form_of_a_guest(demo: Server, devices: Devices, words: Words, shoot: Shoot) -> None:
    host = devices.phone(demo.url, words.language)
    walking.start_quickly(host, words, demo.url)
    walking.put_card_away(host, words)
    host.goto("/begeleider")
    see_heading(host, words.say("together.title"))
    host.get_by_text(words.say("ask-others.open")).click()
    host.get_by_role("button", name=words.say("ask-others.make")).click()
    link = host.locator(".st-key-new-link code").inner_text()
    guest = devices.phone(demo.url, words.language)
    assert findings(guest, screens_of_a_guest(guest, words, link), shoot, on_a_phone) == {}


def screens_of_a_guest(page: Page, words: Words, link: str) -> Screens:
    page.goto(link)
    yield "guest"
    page.get_by_role("button", name=words.say("guest.begin")).click()
    expect(page.locator("form.guest")).to_be_visible()
    yield "guest-form"
    page.locator("form.guest textarea").first.fill("Rustig.")
    page.get_by_role("button", name=words.say("guest.send")).click()
    see_heading(page, words.say("guest.thanks"))
    yield "guest-thanks"


def test_language_and_direction_of_the_page_follow_the_choice(
    demo: Server, devices: Devices, words: Words
) -> None:
    page = devices.phone(demo.url, words.language)
    page.goto("/")
    for code, language in words.library.languages.items():
        tap(page, f"welcome-{code}")
        expect(page.locator("html")).to_have_attribute("lang", spoken(code))
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
    for following in (second, third):
        main.evaluate("main => main.scrollTo({top: main.scrollHeight})")
        walking.press(page, "misschien")
        question = words.heading("interesses", following.id)
        see_heading(page, question)
        expect(page.locator("h1")).to_be_focused()
        expect(page.locator(".live")).to_have_text(question)
        expect(page.locator(".live")).to_have_attribute("aria-live", "polite")
        assert main.evaluate("main => main.scrollTop") == 0
