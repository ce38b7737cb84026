"""How many messages one browser, account and network may send, and how many pages they may open.

Why: each message of a page's websocket costs a run of the page. A thousand at once must not make
everybody else wait, whether they come from one browser or from forty. Who is signed in has a quota
of their own: a crowd of strangers behind the same address does not use it up.
"""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Callable

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from modules.services.security_log import log_event
from modules.web.middleware.identity import ACCOUNT
from modules.web.requests.network import network

MESSAGES = "TWEEDE_KANS_MESSAGES"
A_SECOND = 5.0
BURST = 20
PATIENCE = 10.0
"""Seconds of waiting after which a browser that goes on is cut off: no hand taps that fast."""
SOCKETS = 100
"""Open websockets of strangers from one network: a class shares one."""
OWN_SOCKETS = 20
"""Open websockets of one account: tabs on a phone and on a computer."""
TOGETHER = 4
"""How many browsers in full flood the strangers of a network, or an account, are worth together."""
SILENCE = 15 * 60.0
"""Seconds after which the websocket of a stranger who says nothing is closed."""

_TRY_AGAIN_LATER = 1013
_GOING_AWAY = 1001
_POLICY = 1008


class Budget:
    """What may still be sent: a bucket that fills by the second."""

    def __init__(
        self, a_second: float, clock: Callable[[], float] = time.monotonic, burst: int = BURST
    ) -> None:
        self._a_second, self._clock, self._burst = a_second, clock, burst
        self._left, self._seen = float(burst), clock()
        self.waited = 0.0

    def take(self) -> float:
        """Count a message, and return how many seconds it has to wait."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._seen) * self._a_second)
        self._seen = now
        if self._left >= self._burst:
            self.waited = 0.0
        self._left -= 1
        wait = max(0.0, -self._left / self._a_second)
        self.waited += min(wait, 1 / self._a_second)
        return wait

    def is_full(self) -> bool:
        """Say whether nothing of it is used: one like it may be made anew later."""
        return self._left + (self._clock() - self._seen) * self._a_second >= self._burst

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
        self._shared: dict[str, Budget] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a websocket within its limits; leave the rest alone."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        account = dict(scope.get("headers", ())).get(ACCOUNT, b"").decode()
        whose = f"account {account}" if account else f"network {_network(scope)}"
        if self._open[whose] >= (OWN_SOCKETS if account else SOCKETS):
            await send({"type": "websocket.close", "code": _TRY_AGAIN_LATER})
            return
        self._open[whose] += 1
        shared = self._shared.setdefault(whose, _shared_budget())
        try:
            line = _Line(receive, send, shared, silence=None if account else SILENCE)
            await self.app(scope, line.receive, line.send)
        finally:
            self._open[whose] -= 1
            if not self._open[whose]:
                # Kept while it still counts: closing and opening anew is no way to a fresh one.
                del self._open[whose]
                self._shared = {
                    key: budget
                    for key, budget in self._shared.items()
                    if self._open[key] or not budget.is_full()
                }
                self._open = +self._open


def _network(scope: Scope) -> str:
    return network(HTTPConnection(scope))


def _shared_budget() -> Budget:
    return Budget(a_second() * TOGETHER, burst=BURST * TOGETHER)


class _Line:
    """One websocket, with its budgets; nothing is sent any more once it was closed here."""

    def __init__(
        self, receive: Receive, send: Send, shared: Budget, *, silence: float | None
    ) -> None:
        self._receive, self._send = receive, send
        self._budget, self._shared = Budget(a_second()), shared
        self._silence = silence
        self._closed = False

    async def receive(self) -> Message:
        try:
            async with asyncio.timeout(self._silence):
                message = await self._receive()
        except TimeoutError:
            return await self._close(_GOING_AWAY)
        if message["type"] != "websocket.receive":
            return message
        wait = max(self._budget.take(), self._shared.take())
        if self._budget.is_spent():
            log_event("flood")
            return await self._close(_POLICY)
        if wait:
            # The messages behind this one wait in the socket, and soon in the sender.
            await asyncio.sleep(wait)
        return message

    async def _close(self, code: int) -> Message:
        self._closed = True
        await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    async def send(self, message: Message) -> None:
        if not self._closed:
            await self._send(message)
