"""The talent game without a mouse, a finger or a drag: Tab and Enter are enough."""

import pytest
from playwright.sync_api import Locator, Page, expect

from modules.domain.activities.part import Sort
from tests.browser import walking
from tests.browser.devices import Devices
from tests.browser.walking import keyed, see_heading
from tests.browser.words import Words
from tests.load.server import Server

pytestmark = pytest.mark.browser

FAR = 40
"""More Tabs than any page of a participant takes."""

SHOWN = "one => [getComputedStyle(one).outlineStyle, getComputedStyle(one).boxShadow]"


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, and see that the focus shows."""
    expect(target).to_be_visible()
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            break
    expect(target).to_be_focused()
    assert target.evaluate(SHOWN) != ["none", "none"], "nothing shows where the focus is"


def press(page: Page, key: str) -> None:
    """Go to the button of our own name with Tab, and press Enter."""
    tab_to(page, keyed(page, key))
    page.keyboard.press("Enter")


def test_the_talent_game_is_played_with_tab_and_enter(
    demo: Server, devices: Devices, words: Words
) -> None:
    page = devices.desktop(demo.url, words.language)
    walking.start_quickly(page, words, demo.url)
    press(page, "card-have-it")
    see_heading(page, words.say("path.title"))
    step = words.step("talenten")
    assert step is not None
    press(page, f"open-module-{step.module}")
    press(page, f"open-{step.id}")
    part = words.library.activities["talenten"].parts[0]
    assert isinstance(part, Sort)
    for card, pile in zip(part.cards, part.piles, strict=False):
        walking.see_card(page, words.heading("talenten", f"{part.id}/{card.id}"))
        expect(page.locator(walking.READY)).to_be_visible()
        tab_to(page, walking.answering(page, pile.id))
        page.keyboard.press("Enter")
    walking.see_card(page, words.heading("talenten", f"{part.id}/{part.cards[3].id}"))
    tab_to(page, page.locator(f'{walking.READY} [value="back"]'))
    page.keyboard.press("Enter")
    walking.see_card(page, words.heading("talenten", f"{part.id}/{part.cards[2].id}"))
