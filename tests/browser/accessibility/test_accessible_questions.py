"""Each kind of question as somebody meets it: with a thumb, large text, or a screen reader."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from modules.domain.activities.part import Choose, Entries, Part, Write
from modules.domain.catalogue import Library
from tests.browser import walking
from tests.browser.accessibility.inspecting import Screens, findings, on_a_phone
from tests.browser.conftest import Shoot
from tests.browser.devices import Devices
from tests.browser.walking import keyed, see_heading, tap
from tests.browser.words import Words
from tests.load.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

MET_IN: Mapping[str, tuple[str, ...]] = {
    "dromen": ("even-stil", "beelden", "waarom", "ladder"),
    "talenten": ("kaarten",),
    "beeld-kiezen": ("beelden",),
    "arbeidsmarkt": ("bij-het-ocmw",),
    "quiz-werken-in-vlaanderen": ("contract-en-pen",),
    "situaties-op-het-werk": ("overuren",),
    "mijn-helden": ("helden",),
    "werkstijl": ("begin-meteen",),
}
"""Activities in which one meets each kind of screen, and the parts that show it.

Tiles, drawings to look into, a fact, a check question, a situation, a list, a question of many.
"""


def test_each_kind_of_question(
    demo: Server, devices: Devices, words: Words, shoot: Shoot, content: Library
) -> None:
    page = devices.phone(demo.url, words.language)
    walking.start_quickly(page, words, demo.url)
    assert findings(page, kinds_of_screens(page, words, content), shoot, on_a_phone) == {}


def kinds_of_screens(page: Page, words: Words, content: Library) -> Screens:
    """One screen of each kind, on the way through the activities."""
    yield "card"
    walking.put_card_away(page, words)
    yield "path-new"
    tap(page, "extras")
    expect(keyed(page, "open-energiemeter")).to_be_visible()
    yield "path-extras"
    yield from agreement_and_form(page, words)
    typed = {
        (activity.id, part.id): "Koken."
        for activity in content.activities.values()
        for part in activity.parts
        if isinstance(part, Write)
    }
    for activity, shown in MET_IN.items():
        page.goto("/")
        walking.open_station(page, words, activity)
        for part in walking.walk(page, words, activity, typed):
            if part.id in shown:
                yield f"part-{activity}-{part.id}"
                yield from answered(page, activity, part)
            if part.id == shown[-1]:
                break


def agreement_and_form(page: Page, words: Words) -> Screens:
    """What comes before the first question: about health, and for a long list."""
    tap(page, "open-energiemeter")
    see_heading(page, words.say("sensitive.title"))
    yield "agreement"
    page.goto("/")
    walking.open_station(page, words, "interesses")
    see_heading(page, words.title("interesses"))
    yield "form"


def answered(page: Page, activity: str, part: Part) -> Screens:
    """What an answer shows on the same screen: what follows from it, or a list that grows."""
    if isinstance(part, Choose) and (part.consequences or part.right):
        walking.press(page, part.choices[0].id)
        expect(page.locator(".do-follows")).to_be_visible()
        yield f"answered-{activity}-{part.id}"
    elif isinstance(part, Entries):
        for number in range(2):
            walking.add_entry(page, part, "Zij helpt iedereen in de straat.")
            expect(page.locator(".do-own").nth(number)).to_be_visible()
        yield f"answered-{activity}-{part.id}"
