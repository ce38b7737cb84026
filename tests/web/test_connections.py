"""The connections of a server: who is one too many, and who never ends a question."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.server import ServerState

from modules.web import connections
from modules.web.connections import Limits, http_protocol, websocket_protocol

ASK = b"GET / HTTP/1.1\r\nHost: localhost\r\n"


class Transport:
    """A connection that notes whether it was cut off."""

    def __init__(self, address: str = "10.1.1.1") -> None:
        self.address, self.cut = address, False
        self.written = b""

    def get_extra_info(self, name: str) -> Any:
        return {"peername": (self.address, 5), "sockname": ("127.0.0.1", 80)}.get(name)

    def abort(self) -> None:
        self.cut = True

    def write(self, data: bytes) -> None:
        self.written += data

    def is_closing(self) -> bool:
        return self.cut

    def close(self) -> None:
        self.cut = True

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...

    def set_protocol(self, _: object) -> None: ...


class Timer:
    """Something that is to happen later, unless it is called off."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act, self.off = act, False

    def cancel(self) -> None:
        self.off = True


class Loop:
    """A loop in which it is later when the test says so."""

    def __init__(self) -> None:
        self.timers: list[Timer] = []

    def call_later(self, _: float, act: Callable[[], object]) -> Timer:
        self.timers.append(Timer(act))
        return self.timers[-1]

    def create_task(self, work: Any) -> Any:
        work.close()
        return asyncio.Future(loop=asyncio.new_event_loop())

    def later(self) -> None:
        """Let happen what was not called off."""
        for timer in self.timers:
            if not timer.off:
                timer.act()


async def silent(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer nothing."""


def connected(limits: Limits, loop: Loop, address: str = "10.1.1.1") -> tuple[Any, Transport]:
    """Return a new connection."""
    config = uvicorn.Config(silent, ws=websocket_protocol(limits), proxy_headers=False)
    protocol = http_protocol(limits)(config, ServerState(), {}, loop)  # type: ignore[arg-type]
    transport = Transport(address)
    protocol.connection_made(transport)
    return protocol, transport


@pytest.mark.parametrize(
    "sent", [[], [b"G"], [b"GET / HT"], [ASK], [ASK, b"X: 1\r\n", b"Y: 2\r\n"]]
)
def test_who_never_ends_the_first_lines_is_cut_off(sent: list[bytes]) -> None:
    loop = Loop()
    protocol, transport = connected(Limits(9, None), loop)
    for piece in sent:
        protocol.data_received(piece)
    loop.later()
    assert transport.cut


def test_who_asked_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = Loop()
    protocol, transport = connected(Limits(9, None), loop)
    protocol.data_received(ASK)
    protocol.data_received(b"\r\n")
    loop.later()
    assert not transport.cut


def test_one_connection_too_many_is_cut_off_and_room_comes_back() -> None:
    limits, loop = Limits(3, None), Loop()
    taken = [connected(limits, loop, f"10.0.0.{number}") for number in range(4)]
    assert [transport.cut for _, transport in taken] == [False, False, False, True]
    for protocol, _ in (taken[0], taken[3]):
        protocol.connection_lost(ConnectionResetError())
    assert not connected(limits, loop)[1].cut


def test_one_network_cannot_take_every_connection() -> None:
    limits, loop = Limits(10, 5), Loop()
    cut = [connected(limits, loop, f"2001:db8::{number}")[1].cut for number in range(8)]
    assert cut == [False] * 5 + [True] * 3
    assert not connected(limits, loop, "10.0.0.1")[1].cut


def test_a_websocket_counts_until_it_ends() -> None:
    limits = Limits(1, None)
    config = uvicorn.Config(silent, proxy_headers=False)

    async def opened_and_closed() -> list[bool]:
        open_socket = websocket_protocol(limits)(config, ServerState(), {})
        open_socket.connection_made(Transport())
        before = connected(limits, Loop())
        before[0].connection_lost(ConnectionResetError())
        open_socket.connection_lost(None)
        return [before[1].cut, connected(limits, Loop())[1].cut]

    assert asyncio.run(opened_and_closed()) == [True, False]


@pytest.mark.parametrize(("allowed", "most"), [(256, 156), (100_000, 1000), (64, 16), (-1, 1000)])
def test_the_store_keeps_descriptors_however_many_connect(
    monkeypatch: pytest.MonkeyPatch, allowed: int, most: int
) -> None:
    monkeypatch.setattr(connections.resource, "getrlimit", lambda _: (allowed, allowed))
    assert connections.most() == most
