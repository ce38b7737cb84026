"""Which names this server answers to: a page of somebody else's cannot pretend to be it."""

import os

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

HOSTS = "TWEEDE_KANS_HOSTS"
OWN_MACHINE = "localhost,127.0.0.1,[::1]"
REFUSED = (
    "This server does not answer to that name.\n"
    f"Put the name of the site in {HOSTS}, with a comma between names.\n"
)


class KnownHosts:
    """Middleware that refuses a request, or a websocket, for another name than ours.

    Why: somebody's own domain can be made to lead here, and then its pages count as ours.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is for us; answer 421, or close the websocket, otherwise."""
        if scope["type"] == "websocket" and not is_known(scope):
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] == "http" and not is_known(scope):
            await PlainTextResponse(REFUSED, 421)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_known(scope: Scope) -> bool:
    """Say whether the host that was asked is one of ours; the port may be any.

    Exactly one Host header: with two, a proxy and we might each believe another.
    """
    asked = Headers(scope=scope).getlist("host")
    return len(asked) == 1 and _name(asked[0]) in names()


def names() -> frozenset[str]:
    """Return the names that this server answers to."""
    given = os.environ.get(HOSTS) or OWN_MACHINE
    return frozenset(name.strip().lower() for name in given.split(",") if name.strip())


def _name(host: str) -> str:
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()
