"""Who a request is from: the cookie is looked up here, and Streamlit learns only the answer.

Why in front of Streamlit: with the account as a trusted header, Streamlit itself refuses to hand
somebody's running session to whoever merely knows its id.
"""

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from modules.services.accounts import accounts, secrets
from modules.services.runtime import current
from modules.web.requests import cookie

ACCOUNT = b"x-tk-account"
SIGN_IN = b"x-tk-sign-in"
OPEN = ("/static/", "/assets/", "/do/")
"""Addresses that never reach a page of Streamlit: no look in the store for these."""


class Identity:
    """Middleware that puts the account and the sign-in of a valid cookie in trusted headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Strip what a client claims to be, and add what its cookie proves."""
        if scope["type"] in ("http", "websocket"):
            scope = {**scope, "headers": await self._headers(scope)}
        await self.app(scope, receive, send)

    async def _headers(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        headers = [
            (name, value)
            for name, value in scope["headers"]
            if name.lower() not in (ACCOUNT, SIGN_IN)
        ]
        # The many static files do not ask who it is, and a screen of an activity asks by itself.
        secret = cookie.token(HTTPConnection(scope)) if _asks_who(scope) else None
        if not secret:
            return headers
        key = secrets.fingerprint(secret)
        at = datetime.now(UTC)
        person = await run_in_threadpool(accounts.present, current().store, key, at=at)
        if person is None:
            return headers
        return [*headers, (ACCOUNT, person.id.encode()), (SIGN_IN, key.encode())]


def _asks_who(scope: Scope) -> bool:
    return scope["type"] == "websocket" or not scope["path"].startswith(OPEN)
