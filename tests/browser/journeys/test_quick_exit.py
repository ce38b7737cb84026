"""Quick exit: one tap, and neither the screen nor the way back shows that anybody was here."""

import pytest
from playwright.sync_api import Page, expect

from modules.ui.frame.page_shell import LEAVE_TO
from tests.browser import walking
from tests.browser.devices import Devices
from tests.browser.walking import see_heading
from tests.browser.words import Words
from tests.load.server import Server

pytestmark = pytest.mark.browser

SECRET = "kanarie die niemand mag horen"
WEATHER = "<!doctype html><title>Weer</title><h1>Morgen regen</h1>"


def answer_the_weather(page: Page) -> None:
    """Let the page that quick exit leads to be answered here: no request leaves this machine."""
    page.route(LEAVE_TO + "**", lambda route: route.fulfill(body=WEATHER, content_type="text/html"))


def at_work(page: Page, words: Words, url: str) -> None:
    """Be somebody who is writing about a dream."""
    walking.start_quickly(page, words, url)
    walking.put_card_away(page, words)
    walking.open_station(page, words, "dromen")
    for part in walking.walk(page, words, "dromen", {("dromen", "waarom"): SECRET}):
        if part.id == "merken":
            break
    page.locator("#do-text").fill(SECRET)


@pytest.mark.requirement("PR14")
def test_quick_exit_ends_the_sign_in_and_leaves_nothing_behind(
    demo: Server, devices: Devices, words: Words
) -> None:
    page = devices.phone(demo.url, words.language)
    answer_the_weather(page)
    devices.may_visit(LEAVE_TO)
    at_work(page, words, demo.url)
    before = page.context.cookies()
    assert [cookie["name"] for cookie in before if cookie.get("httpOnly")] == ["tk"]
    page.get_by_role("button", name=words.say("shell.leave")).click()
    see_heading(page, "Morgen regen")
    assert page.url == LEAVE_TO
    page.go_back()
    see_nobody(page, words)
    thief = devices.phone(demo.url, words.language)
    thief.context.add_cookies(before)  # type: ignore[arg-type]
    thief.goto("/stap")
    see_nobody(thief, words)


def see_nobody(page: Page, words: Words) -> None:
    """See that a page knows nobody, and shows nothing of anybody."""
    if page.url.startswith("http"):
        expect(page.locator("h1")).to_be_visible()
    text = page.content()
    personal = (SECRET, words.say("path.title"), words.heading("dromen", "merken"))
    assert [one for one in personal if one in text] == []


@pytest.mark.requirement("PR14")
@pytest.mark.parametrize("address", ["/", "/delen", "/begeleider", "/hulp", "/stap"])
def test_every_page_of_a_participant_has_the_quick_exit(
    demo: Server, devices: Devices, dutch: Words, address: str
) -> None:
    page = devices.phone(demo.url)
    walking.start_quickly(page, dutch, demo.url)
    walking.put_card_away(page, dutch)
    page.goto(address)
    expect(page.get_by_role("button", name=dutch.say("shell.leave"))).to_be_visible()
