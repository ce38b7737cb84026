"""What a first visit costs somebody who pays for each megabyte; the second is nearly free."""

from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from modules.services.organisation.demo import SIGN_INS
from tests.browser import walking
from tests.browser.accessibility.test_accessibility import OTHER_PAGES
from tests.browser.devices import Devices
from tests.browser.walking import see_heading
from tests.browser.words import Words
from tests.load.server import Server

pytestmark = pytest.mark.browser

MEGABYTE = 1_000_000
FEW = 100_000
"""Bytes of a later visit: the page itself and its words; all else is still in the browser."""

HEAVY = ("plotly", "dataframe", "vega", "deckgl", "katex", "arrowvega")
"""Parts of Streamlit that are larger than the rest together, and of no use to a participant."""


class Traffic:
    """What came over the network in a page: the bytes as they were sent, so compressed."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        self.addresses: list[str] = []
        session: CDPSession = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.responseReceived", self._received)
        session.on("Network.webSocketFrameReceived", self._frame)

    def _finished(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def _received(self, event: dict[str, Any]) -> None:
        self.addresses.append(str(event["response"]["url"]))

    def _frame(self, event: dict[str, Any]) -> None:
        self.bytes += len(event["response"]["payloadData"]) * 3 // 4  # it comes as base64

    def heavy(self) -> list[str]:
        """Return the heavy parts that were loaded."""
        return [one for one in self.addresses if any(part in one.lower() for part in HEAVY)]


def test_a_first_visit_is_less_than_a_megabyte_and_the_next_nearly_nothing(
    demo: Server, devices: Devices, dutch: Words
) -> None:
    page = devices.phone(demo.url)
    first = Traffic(page)
    walking.start_alone(page, dutch, "Amina")
    walking.put_card_away(page, dutch)
    walking.open_station(page, dutch, "interesses")
    walking.choose_full_form(page, dutch, "interesses")
    question = dutch.library.activities["interesses"].parts[0]
    walking.see_part(page, dutch, "interesses", question)
    assert first.heavy() == []
    assert first.bytes < MEGABYTE
    again = Traffic(page)
    page.goto("/")
    see_heading(page, dutch.say("path.title"))
    assert again.bytes < FEW


def test_no_page_of_a_participant_loads_what_only_counsellors_need(
    demo: Server, devices: Devices, dutch: Words
) -> None:
    code, pin, _ = SIGN_INS["Bart"]
    page = devices.phone(demo.url)
    traffic = Traffic(page)
    walking.sign_in_speaking(page, dutch, code, pin, who="participant")
    for activity in ("dromen", "interesses", "wat-weet-ik-over-werk"):
        page.goto("/")
        walking.open_station(page, dutch, activity)
        see_heading(page, dutch.say("end.title"))
    for title, address in OTHER_PAGES.items():
        page.goto(f"/{address}")
        see_heading(page, dutch.say(f"{title}.title"))
    assert traffic.heavy() == []
