"""What a page does that it should not: errors in the console, requests to other hosts."""

import re
from collections.abc import Iterable

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, WebSocket

CLOSED_BY_US = (
    "net::ERR_ABORTED",
    "net::ERR_CONNECTION_REFUSED",
    "net::ERR_CONNECTION_RESET",
    "net::ERR_EMPTY_RESPONSE",
    "net::ERR_INTERNET_DISCONNECTED",
    "WebSocket connection to",
    "Client Error in reaching server endpoint",
    "Streamlit server is not responding",
    "htmx:",
)
"""What Chromium says when a page is left, or a server stopped, in the middle of something."""


LOOKING_FOR_ITS_ROOT = re.compile(r"/[a-z]+/_stcore/(health|host-config)$")
"""What Streamlit's front end asks on a page with an address of its own, before it asks at "/"."""


class Watch:
    """Listens to every page of a browser context and keeps what went wrong."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.problems: list[str] = []
        self.server_may_be_away = False
        self.may_visit: tuple[str, ...] = ()
        # Listened to and not routed: a browser whose requests are routed uses no cache.
        context.on("request", self._asked)
        context.on("page", self._watch)

    def _watch(self, page: Page) -> None:
        page.on("console", self._said)
        page.on("pageerror", self._failed)
        page.on("websocket", self._connected)

    def _is_own(self, address: str) -> bool:
        return address.startswith((self.url, "data:", "blob:", "about:", *self.may_visit))

    def _asked(self, request: Request) -> None:
        if not self._is_own(request.url):
            self.problems.append(f"a request to another host: {request.url}")

    def _connected(self, socket: WebSocket) -> None:
        if not self._is_own(socket.url.replace("ws://", "http://", 1)):
            self.problems.append(f"a websocket to another host: {socket.url}")

    def _said(self, message: ConsoleMessage) -> None:
        away = self.server_may_be_away and any(one in message.text for one in CLOSED_BY_US)
        looking = LOOKING_FOR_ITS_ROOT.search(str(message.location["url"]))
        if message.type == "error" and not away and not looking:
            self.problems.append(f"in the console: {message.text} ({message.location})")

    def _failed(self, error: Error) -> None:
        self.problems.append(f"a script failed: {error}")


class Wire:
    """Everything that a page's websocket received, whether or not the page shows it."""

    def __init__(self, page: Page) -> None:
        self._frames: list[bytes] = []
        page.on("websocket", lambda socket: socket.on("framereceived", self._keep))

    def _keep(self, frame: bytes | str) -> None:
        self._frames.append(frame if isinstance(frame, bytes) else frame.encode())

    def forget(self) -> None:
        """Start anew."""
        self._frames.clear()

    def heard(self, texts: Iterable[str]) -> set[str]:
        """Return which of some texts came over the wire."""
        everything = b"\n".join(self._frames)
        return {text for text in texts if text.encode() in everything}
