"""Requests that change something, and websockets, must come from our own pages."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from modules.services.security_log import log_event

SAFE = ("GET", "HEAD", "OPTIONS")


class OwnOrigin:
    """Middleware that refuses a post or a websocket from another site, or from none.

    Why none too: every browser sends an Origin with these, so without it there is no person.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is our own, refuse the rest with 403."""
        if scope["type"] == "websocket" and not is_own(scope):
            log_event("foreign origin", kind="websocket")
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] == "http" and scope["method"] not in SAFE and not is_own(scope):
            log_event("foreign origin", kind="post")
            await PlainTextResponse("", 403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_own(scope: Scope) -> bool:
    """Say whether the Origin is the host that was asked.

    Compared as text: what a stranger sends need not be an address at all.
    """
    headers = Headers(scope=scope)
    origin, host = headers.get("origin"), headers.get("host")
    return bool(host) and origin in (f"http://{host}", f"https://{host}")
