"""How many messages one browser may send, and how many browsers one address may open.

Why: each message of a page's websocket costs a run of the page. A thousand at once from one
browser must not make everybody else wait.
"""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from modules.services.security_log import log_event

MESSAGES = "TWEEDE_KANS_MESSAGES"
A_SECOND = 5.0
BURST = 20
PATIENCE = 10.0
"""Seconds of waiting after which a browser that goes on is cut off: no hand taps that fast."""
SOCKETS = 100
"""Open websockets from one address: a class shares one."""

_TRY_AGAIN_LATER = 1013
_POLICY = 1008


class Budget:
    """What one websocket may still send: a bucket that fills by the second."""

    def __init__(self, a_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_second, self._clock = a_second, clock
        self._left, self._seen = float(BURST), clock()
        self.waited = 0.0

    def take(self) -> float:
        """Count a message, and return how many seconds it has to wait."""
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._seen) * self._a_second)
        self._seen = now
        if self._left >= BURST:
            self.waited = 0.0
        self._left -= 1
        wait = max(0.0, -self._left / self._a_second)
        self.waited += min(wait, 1 / self._a_second)
        return wait

    def is_spent(self) -> bool:
        """Say whether this browser kept on sending for too long."""
        return self.waited > PATIENCE


def a_second() -> float:
    """Return how many messages a second one browser may go on sending."""
    return float(os.environ.get(MESSAGES) or A_SECOND)


class MessageBudget:
    """Middleware that lets each websocket wait its turn, and closes one that keeps on sending."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a websocket within its limits; leave the rest alone."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        client = scope.get("client")
        address = client[0] if client else ""
        if self._open[address] >= SOCKETS:
            await send({"type": "websocket.close", "code": _TRY_AGAIN_LATER})
            return
        self._open[address] += 1
        try:
            line = _Line(receive, send)
            await self.app(scope, line.receive, line.send)
        finally:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]


class _Line:
    """One websocket, with its budget; nothing is sent any more once it was closed here."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._budget = Budget(a_second())
        self._closed = False

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] != "websocket.receive":
            return message
        wait = self._budget.take()
        if self._budget.is_spent():
            self._closed = True
            log_event("flood")
            await self._send({"type": "websocket.close", "code": _POLICY})
            return {"type": "websocket.disconnect", "code": _POLICY}
        if wait:
            # The messages behind this one wait in the socket, and soon in the sender.
            await asyncio.sleep(wait)
        return message

    async def send(self, message: Message) -> None:
        if not self._closed:
            await self._send(message)
