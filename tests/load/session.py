"""One browser tab as the server sees it: Streamlit's own messages over a websocket, no browser.

The protocol is Streamlit's internal one, written for the pinned version. Only a server on this
machine is spoken to.
"""

import asyncio
import ipaddress
import socket
import time
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import aiohttp
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.util import calc_hash

from tests.load import widgets
from tests.load.tree import BUTTONS, INPUTS, Node, prune, put

ENDED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
REMEMBERED = 50
"""Messages that a browser keeps to be referred to."""


class Broken(Exception):
    """The server closed the connection, kept silent, or its page shows an exception."""


class Act(NamedTuple):
    """One measured act: seconds, bytes and messages from sending it to the end of its runs."""

    name: str
    seconds: float
    bytes_in: int
    messages: int
    runs: int


class Session:
    """A tab: its connection, its elements and the values of its widgets."""

    def __init__(
        self, url: str, cookies: Mapping[str, str] | None = None, *, patience: float = 30.0
    ) -> None:
        self.url = only_here(url)
        self.cookies = dict(cookies or {})
        self.patience = patience
        self.root = Node(name="root")
        self.id = ""
        self.page_hash = ""
        self.acts: list[Act] = []
        self.seen: list[str] = []
        self._run_id = ""
        self._fragments: set[str] = set()
        self._values: dict[str, WidgetState] = {}
        self._remembered: dict[str, ForwardMsg] = {}
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

    async def load(self, path: str = "", *, page_hash: str = "") -> Act:
        """Open a page by its address, or by a hash: what a bookmark or a forger sends first."""
        return await self._run(f"load {path or page_hash}", path=path, page_hash=page_hash)

    async def link(self, path: str) -> Act:
        """Follow a link to the page at this address."""
        return await self._run(f"link {path}", page_hash=calc_hash(path))

    async def click(self, what: str) -> Act:
        """Press the button with this key or label."""
        button = widgets.find(self.root, what, BUTTONS)
        return await self._run(
            f"click {what}", pressed=widgets.pressed(button), fragment=button.fragment
        )

    async def fill(self, what: str, value: object) -> Act:
        """Fill in the widget with this key or label, and leave it."""
        node = widgets.find(self.root, what, INPUTS)
        self._values[node.id] = widgets.filled(node, value)
        return await self._run(f"fill {what}", fragment=node.fragment)

    def has(self, text: str) -> bool:
        """Say whether the page shows a text now."""
        return text in self.text

    @property
    def text(self) -> str:
        """Return every word that the page shows now."""
        return "\n".join(node.text for node in self.root.walk() if node.text)

    @property
    def keys(self) -> list[str]:
        """Return the keys of the buttons on the page."""
        return [node.key for node in self.root.walk() if node.kind in BUTTONS]

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
        asked = BackMsg()
        script = asked.rerun_script
        script.page_name, script.fragment_id = path, fragment
        script.page_script_hash = self.page_hash if page_hash is None else page_hash
        script.widget_states.widgets.extend(self._values.values())
        if pressed is not None:
            script.widget_states.widgets.append(pressed)
        script.cached_message_hashes.extend(self._remembered)
        script.context_info.timezone, script.context_info.locale = "Europe/Brussels", "nl-BE"
        script.context_info.url = f"{self.url}/{path}"
        start = time.perf_counter()
        await self._socket.send_bytes(asked.SerializeToString())
        received, messages, runs = await self._until_finished(name)
        act = Act(name, time.perf_counter() - start, received, messages, runs)
        self._keep_values()
        self.acts.append(act)
        return act

    async def _until_finished(self, name: str) -> tuple[int, int, int]:
        received = messages = runs = 0
        async with asyncio.timeout(self.patience):
            while self._socket is not None:
                frame = await self._socket.receive()
                if frame.type is not aiohttp.WSMsgType.BINARY:
                    raise Broken(f"{name}: closed by the server ({frame.type.name}, {frame.data})")
                received, messages = received + len(frame.data), messages + 1
                message = ForwardMsg()
                message.ParseFromString(frame.data)
                kind = self._apply(message)
                runs += kind == "new_session"
                if kind == "script_finished" and message.script_finished in ENDED:
                    break
        return received, messages, runs

    def _apply(self, message: ForwardMsg) -> str:
        message = self._whole(message)
        kind = message.WhichOneof("type") or ""
        if kind == "new_session":
            began = message.new_session
            self.id = began.initialize.session_id or self.id
            if began.page_script_hash != self.page_hash:
                self._values.clear()  # a browser forgets the widgets of another page
            self.page_hash = began.page_script_hash
            self._run_id = message.metadata.run.script_run_id
            self._fragments = set(message.metadata.run.fragment_ids)
        elif kind == "navigation" and message.navigation.page_script_hash:
            self.page_hash = message.navigation.page_script_hash
        elif kind == "delta":
            put(self.root, message, self._run_id)
            self.seen.append(str(message.delta))
        elif kind == "script_finished" and message.script_finished in ENDED:
            prune(self.root, self._run_id, self._fragments)
        return kind

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """Return a message; for a reference to one sent before, that one in the new place."""
        if message.WhichOneof("type") == "ref_hash":
            whole = ForwardMsg()
            whole.CopyFrom(self._remembered[message.ref_hash])
            whole.metadata.CopyFrom(message.metadata)
            return whole
        if message.hash and message.metadata.cacheable:
            self._remembered[message.hash] = message
            while len(self._remembered) > REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)))
        return message

    def _keep_values(self) -> None:
        """Keep the values of the widgets that are still there; new ones report their default."""
        here = {node.id: node for node in self.root.walk() if node.kind in INPUTS and node.id}
        kept: dict[str, Any] = {}
        for id, node in here.items():
            pushed = getattr(node.content, "set_value", False)
            kept[id] = (not pushed and self._values.get(id)) or widgets.default(node)
        self._values = kept


def only_here(url: str) -> str:
    """Return the address without a last slash; raises Broken for a host that is not this one."""
    host = urlsplit(url).hostname or ""
    addresses = {str(found[4][0]) for found in socket.getaddrinfo(host, None)}
    if not all(ipaddress.ip_address(one).is_loopback for one in addresses):
        raise Broken(f"{host} is not this machine")
    return url.rstrip("/")
