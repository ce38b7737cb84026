"""One browser tab as the server sees it: Streamlit's own messages over a websocket, no browser.

The protocol is Streamlit's internal one, written for the pinned version. Only a server on this
machine is spoken to.
"""

import asyncio
import ipaddress
import socket
import time
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

import aiohttp
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.util import calc_hash

from tests.load import widgets
from tests.load.page import PageState
from tests.load.tree import BUTTONS, INPUTS, Node


class Broken(Exception):
    """The server closed the connection, or is not on this machine."""


class Act(NamedTuple):
    """One measured act: seconds, bytes and messages from sending it to the end of its runs."""

    name: str
    seconds: float
    bytes_in: int
    messages: int
    runs: int


class Session(PageState):
    """A tab: its connection, and what somebody does in it."""

    def __init__(
        self, url: str, cookies: Mapping[str, str] | None = None, *, patience: float = 30.0
    ) -> None:
        super().__init__(only_here(url))
        self.cookies = dict(cookies or {})
        self.patience = patience
        self.acts: list[Act] = []
        self._http: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None

    async def connect(
        self, *, headers: Mapping[str, str] | None = None, resume: str = ""
    ) -> "Session":
        """Open the websocket; `resume` is the id of a session to take up again."""
        self._http = self._http or aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        protocols = ["streamlit", self.cookies.get("_streamlit_xsrf", "none")]
        given = {"Origin": self.url, **(headers or {})}
        if self.cookies:
            given["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self._socket = await self._http.ws_connect(
            self.url + "/_stcore/stream",
            protocols=[*protocols, resume] if resume else protocols,
            headers=given,
            max_msg_size=0,
            compress=15,  # as every browser asks for it: compressing is work of the server too
        )
        return self

    async def close(self) -> None:
        """Close the tab."""
        if self._socket is not None:
            await self._socket.close()
        if self._http is not None:
            await self._http.close()
        self._socket = self._http = None

    async def __aenter__(self) -> "Session":
        return await self.connect()

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def send(self, frame: bytes) -> None:
        """Send a message as it is, without waiting for what comes of it; raises Broken."""
        if self._socket is None:
            raise Broken("not connected")
        await self._socket.send_bytes(frame)

    async def until_closed(self) -> int:
        """Wait until the server closes the connection; return the code that it gives."""
        if self._socket is None:
            raise Broken("not connected")
        while not self._socket.closed:
            await self._socket.receive()
        return self._socket.close_code or 0

    async def load(self, path: str = "", *, page_hash: str = "") -> Act:
        """Open a page by its address, or by a hash: what a bookmark or a forger sends first."""
        return await self._run(f"load {path or page_hash}", path=path, page_hash=page_hash)

    async def link(self, path: str) -> Act:
        """Follow a link to the page at this address."""
        return await self._run(f"link {path}", page_hash=calc_hash(path))

    async def click(self, what: str) -> Act:
        """Press the button with this key or label."""
        button = widgets.find(self.root, what, BUTTONS)
        state = widgets.pressed(button)
        return await self._run(f"click {what}", pressed=state, fragment=button.fragment)

    def type(self, what: str, value: object) -> Node:
        """Fill in the widget with this key or label; it is sent with what is done next."""
        node = widgets.find(self.root, what, INPUTS)
        self.values[node.id] = widgets.filled(node, value)
        return node

    async def fill(self, what: str, value: object) -> Act:
        """Fill in the widget with this key or label, and leave it."""
        node = self.type(what, value)
        return await self._run(f"fill {what}", fragment=node.fragment)

    async def _run(
        self,
        name: str,
        *,
        pressed: WidgetState | None = None,
        fragment: str = "",
        path: str = "",
        page_hash: str | None = None,
    ) -> Act:
        if self._socket is None:
            raise Broken("not connected")
        asked = self.asking(pressed, fragment=fragment, path=path, page_hash=page_hash)
        start = time.perf_counter()
        await self._socket.send_bytes(asked)
        received, messages, runs = await self._until_ended(name, self._socket)
        act = Act(name, time.perf_counter() - start, received, messages, runs)
        self.acts.append(act)
        return act

    async def _until_ended(
        self, name: str, connection: aiohttp.ClientWebSocketResponse
    ) -> tuple[int, int, int]:
        received = messages = runs = 0
        said = ""
        async with asyncio.timeout(self.patience):
            while said != "ended":
                frame = await connection.receive()
                if frame.type is not aiohttp.WSMsgType.BINARY:
                    raise Broken(f"{name}: closed by the server ({frame.type.name}, {frame.data})")
                received, messages = received + len(frame.data), messages + 1
                said = self.apply(frame.data)
                runs += said == "run"
        return received, messages, runs


def only_here(url: str) -> str:
    """Return the address without a last slash; raises Broken for a host that is not this one."""
    host = urlsplit(url).hostname or ""
    addresses = {str(found[4][0]) for found in socket.getaddrinfo(host, None)}
    if not all(ipaddress.ip_address(one).is_loopback for one in addresses):
        raise Broken(f"{host} is not this machine")
    return url.rstrip("/")
