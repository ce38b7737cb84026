"""The second step of staff in a browser: setting it up once, and the code at each sign-in."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from modules.services.accounts import accounts, second_factor
from modules.services.accounts.accounts import BadToken, NotSignedIn
from modules.services.accounts.qr import square
from modules.services.accounts.second_factor import CodeNeeded, SetUpNeeded
from modules.services.runtime import current
from modules.web.requests.limits import TooOften, tries
from modules.web.requests.plain_page import language_of, plain_page, refused
from modules.web.requests.request import FORM_LIMITS, address, now
from modules.web.sign_in.entrance import let_in


async def half_way(language: str, needed: CodeNeeded) -> Response:
    """Show what comes after a right password: the code, or setting it up."""
    if isinstance(needed, SetUpNeeded):
        return await set_up_page(language, needed.ticket)
    return plain_page("code.html", language, ticket=needed.ticket)


async def set_up_page(language: str, ticket: str, error: str | None = None) -> Response:
    """Show what to put in the phone, as a QR code and to type."""
    try:
        waiting = await run_in_threadpool(second_factor.waiting, current().store, ticket, at=now())
    except BadToken:
        return refused(language, "error.ticket")
    groups = [waiting.secret[at : at + 4] for at in range(0, len(waiting.secret), 4)]
    return plain_page(
        "set_up.html",
        language,
        ticket=ticket,
        drawing=square(waiting.address),
        secret=" ".join(groups),
        error=error,
        status=403 if error else 200,
    )


async def set_up(request: Request) -> Response:
    """Make an account ready with its first code, let its owner in, and show the spare codes."""
    form = await request.form(**FORM_LIMITS)
    language = language_of(request, form.get("lang"))
    ticket, code = str(form.get("ticket", ""))[:100], str(form.get("code", ""))[:40]
    try:
        tries.count(address(request), now())
        ready = await run_in_threadpool(
            second_factor.set_up, current().store, current().keys, ticket, code, at=now()
        )
    except BadToken:
        return refused(language, "error.ticket")
    except (NotSignedIn, TooOften) as wrong:
        error = "error.code" if isinstance(wrong, NotSignedIn) else wrong.text_id
        return await set_up_page(language, ticket, error)
    token = await run_in_threadpool(accounts.begin, current().store, ready.account, at=now())
    return await let_in(request, token, plain_page("spare.html", language, codes=ready.spare_codes))


async def pass_code(request: Request) -> Response:
    """Let somebody in who typed the right code, or a spare one."""
    form = await request.form(**FORM_LIMITS)
    language = language_of(request, form.get("lang"))
    ticket, code = str(form.get("ticket", ""))[:100], str(form.get("code", ""))[:40]
    try:
        tries.count(address(request), now())
        account = await run_in_threadpool(
            second_factor.pass_code, current().store, current().keys, ticket, code, at=now()
        )
    except BadToken:
        return refused(language, "error.ticket")
    except (NotSignedIn, TooOften) as wrong:
        error = "error.code" if isinstance(wrong, NotSignedIn) else wrong.text_id
        return plain_page("code.html", language, ticket=ticket, error=error, status=403)
    token = await run_in_threadpool(accounts.begin, current().store, account, at=now())
    return await let_in(request, token)
