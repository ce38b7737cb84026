"""The connections of a server: how many there may be, and how long one may take to ask something.

Why below the app: a request that never ends its first lines, and a connection that says nothing,
are never seen by it, and each holds a descriptor of the process.
"""

import asyncio
import sys
from collections import Counter
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from modules.web.requests.network import counted_as

if sys.platform != "win32":  # which has no such limit
    import resource

HEAD_SECONDS = 15.0
"""How long the first lines of a request may take."""
MOST = 1000
RESERVE = 100
"""Descriptors that are left for the store, its locks and the log."""


def most() -> int:
    """Return how many connections there may be: some less than the system gives descriptors."""
    if sys.platform == "win32":
        return MOST
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed == resource.RLIM_INFINITY:
        return MOST
    return max(16, min(MOST, allowed - RESERVE))


class Limits:
    """How many connections there are now, in all and by network."""

    def __init__(self, most: int, each: int | None) -> None:
        self.most, self.each = most, each
        self._open: Counter[str] = Counter()

    def enter(self, network: str) -> bool:
        """Count a connection; say whether it may stay."""
        self._open[network] += 1
        too_many_here = self.each is not None and self._open[network] > self.each
        return not too_many_here and self._open.total() <= self.most

    def leave(self, network: str) -> None:
        """Count a connection no longer."""
        self._open[network] -= 1
        if self._open[network] <= 0:
            del self._open[network]


def http_protocol(limits: Limits, head_seconds: float = HEAD_SECONDS) -> type[H11Protocol]:
    """Return the protocol of a server that closes who is one too many, or too slow to ask."""

    class LimitedHttp(H11Protocol):
        _network: str | None = None
        _head: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._network = counted_as(self.client[0] if self.client else "")
            if limits.enter(self._network):
                self._await_head()
            else:
                transport.abort()

        def connection_lost(self, exc: Exception | None) -> None:
            self._is_asked()
            self._leave()
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.conn.their_state is not h11.IDLE:
                self._is_asked()
            elif self.conn.trailing_data[0]:
                self._await_head()

        def handle_websocket_upgrade(self, event: Any) -> None:
            self._is_asked()
            self._leave()
            super().handle_websocket_upgrade(event)

        def _await_head(self) -> None:
            # Not begun anew by each byte: who sends one now and then is closed as well.
            if self._head is None:
                self._head = self.loop.call_later(head_seconds, self.transport.abort)

        def _is_asked(self) -> None:
            if self._head is not None:
                self._head.cancel()
                self._head = None

        def _leave(self) -> None:
            if self._network is not None:
                limits.leave(self._network)
                self._network = None

    return LimitedHttp


def websocket_protocol(limits: Limits) -> type[WebSocketsSansIOProtocol]:
    """Return the protocol of the websockets of a server: counted among its connections."""

    class LimitedWebSocket(WebSocketsSansIOProtocol):
        _network: str | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._network = counted_as(self.client[0] if self.client else "")
            limits.enter(self._network)

        def connection_lost(self, exc: Exception | None) -> None:
            if self._network is not None:
                limits.leave(self._network)
                self._network = None
            super().connection_lost(exc)

    return LimitedWebSocket
