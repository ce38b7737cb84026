"""Letting somebody in: the cookie of a new sign-in, in place of the one before."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from modules.services.accounts import accounts, secrets
from modules.services.runtime import current
from modules.web.requests import cookie


async def let_in(request: Request, token: str, response: Response | None = None) -> Response:
    """Return an answer with the cookie of a new sign-in; the one of before ends."""
    before = cookie.token(request)
    if before:
        key = secrets.fingerprint(before)
        await run_in_threadpool(accounts.sign_out, current().store, key)
    answer = response or RedirectResponse("/", 303)
    cookie.give(answer, request, token)
    return answer
