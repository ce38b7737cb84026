"""In which characters an address and a form may be written: UTF-8, as every page of ours is."""

import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_CHARSET = re.compile(r"charset[^=;]*=\s*\"?([^\s;\"]*)", re.IGNORECASE)


class Utf8Forms:
    """Middleware that refuses with 400 a body in another encoding, and an address with a zero byte.

    Why: a client may name any codec of Python, and some of them make halves of characters, which no
    store keeps, or fail in a way that no form expects. A browser names none.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request that names no other encoding."""
        if scope["type"] == "http" and "\x00" in scope["path"]:
            # No file has such a name: asking for one would be an error of the server.
            await PlainTextResponse("", 400)(scope, receive, send)
            return
        if scope["type"] == "http" and not is_utf8(Headers(scope=scope).get("content-type", "")):
            await PlainTextResponse("", 400)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_utf8(content_type: str) -> bool:
    """Say whether a content type names UTF-8, or no encoding at all."""
    return all(charset.lower() in ("utf-8", "utf8") for charset in _CHARSET.findall(content_type))
