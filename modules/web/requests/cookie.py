"""The cookie that proves a sign-in: a drawn secret that no script can read."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

SECURE_NAME = "__Host-tk"
PLAIN_NAME = "tk"
"""Used on http only, for a server on the own machine: browsers refuse `__Host-` there."""


def token(connection: HTTPConnection) -> str | None:
    """Return the secret that came with a request, or None."""
    name = SECURE_NAME if _is_secure(connection) else PLAIN_NAME
    return connection.cookies.get(name)


def give(response: Response, connection: HTTPConnection, secret: str) -> None:
    """Set the cookie; it ends with the browser, and the server may end it sooner."""
    secure = _is_secure(connection)
    response.set_cookie(
        SECURE_NAME if secure else PLAIN_NAME,
        secret,
        httponly=True,
        samesite="strict",
        secure=secure,
        path="/",
    )


def take(response: Response, connection: HTTPConnection) -> None:
    """Remove the cookie, and everything else that this browser keeps of the app."""
    secure = _is_secure(connection)
    response.delete_cookie(
        SECURE_NAME if secure else PLAIN_NAME,
        path="/",
        secure=secure,
        httponly=True,
        samesite="strict",
    )
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'


def _is_secure(connection: HTTPConnection) -> bool:
    return connection.url.scheme in ("https", "wss")
