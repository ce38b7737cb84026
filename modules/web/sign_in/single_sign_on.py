"""Signing in by an organisation's own system, and coming back from it.

The state goes along in a cookie of its own, which comes back from another site (SameSite=Lax); the
cookie of a sign-in does not. So the last page is one of ours with a link, and no redirect.
"""

import hmac

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from modules.services.accounts import accounts, single_sign_on
from modules.services.accounts.accounts import BadToken, NotSignedIn
from modules.services.accounts.oidc import NotFromThere
from modules.services.accounts.second_factor import CodeNeeded
from modules.services.accounts.single_sign_on import NotConnected
from modules.services.runtime import current
from modules.web.requests.limits import TooOften, tries
from modules.web.requests.plain_page import language_of, plain_page, refused
from modules.web.requests.request import FORM_LIMITS, address, now
from modules.web.sign_in.entrance import let_in
from modules.web.sign_in.second_factor import half_way

COOKIE = "tk-organisation"
PATH = "/organisation"


async def organisation(request: Request) -> Response:
    """Send the browser to the organisation's own sign-in."""
    form = await request.form(**FORM_LIMITS)
    language, here = language_of(request, form.get("lang")), current()
    try:
        tries.count(address(request), now())
        begun = await run_in_threadpool(
            single_sign_on.begin, here.store, here.keys, _back(request), at=now()
        )
    except (NotFromThere, TooOften) as wrong:
        return refused(language, wrong.text_id)
    # A page that goes on by itself: after a form a redirect to another site is not followed, for
    # our pages say that forms go to ourselves only.
    response = plain_page("organisation_go.html", language, address=begun.address)
    response.set_cookie(
        COOKIE,
        f"{begun.state}.{language}",
        max_age=int(single_sign_on.STATE_STAYS.total_seconds()),
        path=PATH,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


async def organisation_back(request: Request) -> Response:
    """Let in whoever the organisation's sign-in says it is, in the browser that went there."""
    kept, _, chosen = request.cookies.get(COOKIE, "").partition(".")
    language, here = language_of(request, chosen or None), current()
    state, code = (request.query_params.get(name, "") for name in ("state", "code"))
    same = hmac.compare_digest(kept.encode("utf-8", "replace"), state.encode("utf-8", "replace"))
    if not (state and code and same):
        return _done(refused(language, "error.organisation"))
    try:
        tries.count(address(request), now())
        account = await run_in_threadpool(
            single_sign_on.finish,
            here.store,
            here.keys,
            _back(request),
            state,
            code[:2000],
            at=now(),
        )
        token = await run_in_threadpool(accounts.begin, here.store, account, at=now())
    except CodeNeeded as needed:
        return _done(await half_way(language, needed))
    except NotConnected as new:
        return _done(plain_page("organisation_code.html", language, code=new.code))
    except (NotFromThere, BadToken, NotSignedIn, TooOften) as wrong:
        text_id = wrong.text_id if isinstance(wrong, TooOften) else "error.organisation"
        return _done(refused(language, text_id))
    return _done(await let_in(request, token, plain_page("organisation_done.html", language)))


def _back(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}{PATH}/back"


def _done(response: Response) -> Response:
    response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="lax")
    return response
