"""How large and how slow a request may be: our own forms are small, and nobody fills the memory."""

import asyncio

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 64 * 1024
"""Bytes in the body of a request: the longest form of a guest takes half of it."""
BODY_SECONDS = 20.0
"""How long a body may take: the largest in ten seconds on a line of 64 kbit/s."""


class _TooMuch(Exception):
    """More came than is taken, or it took too long; `status` says which."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class SmallBodies:
    """Middleware that refuses a body of more than LARGEST bytes (413) or BODY_SECONDS (408)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request while it stays small and comes in time."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "0")
        if not (said.isascii() and said.isdigit()) or len(said) > 9 or int(said) > LARGEST:
            await PlainTextResponse("", 413)(scope, receive, send)
            return
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, _Body(receive).receive, noted)
        except _TooMuch as refused:
            if not begun:
                closing = {"connection": "close"}
                await PlainTextResponse("", refused.status, closing)(scope, receive, send)


class _Body:
    """The body of one request, counted while it comes."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._taken, self._whole = 0, False
        self._until: float | None = None

    async def receive(self) -> Message:
        """Return the next piece; raises _TooMuch. After the last piece it may wait for ever."""
        if self._whole:
            return await self._receive()
        loop = asyncio.get_running_loop()
        self._until = self._until or loop.time() + BODY_SECONDS
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise _TooMuch(408) from None
        self._taken += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._taken > LARGEST:
            raise _TooMuch(413)
        return message
