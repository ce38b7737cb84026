"""What a first visit costs somebody who pays for each megabyte, and that the second is nearly free."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser import walking
from tests.browser.devices import Devices
from tests.browser.words import Words
from tests.load.server import Server

pytestmark = pytest.mark.browser

MEGABYTE = 1_000_000
HEAVY = ("plotly", "dataframe", "vega", "deckgl", "katex", "arrowvega")
"""Parts of Streamlit that are larger than the rest together, and of no use to a participant."""


class Traffic:
    """What came over the network in a page: bytes as they were sent, compressed and with headers."""

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


@pytest.fixture
def dutch(content: Any) -> Iterator[Words]:
    yield Words(content, "nl")
