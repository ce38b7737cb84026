"""Changing one's own password, as staff, in a plain form that no script reads."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from modules.domain.records.roles import is_staff
from modules.services.accounts import staff
from modules.services.accounts.accounts import BadPassword, NotSignedIn
from modules.services.accounts.hashing import Crowded
from modules.services.permissions import Forbidden
from modules.services.runtime import current
from modules.web.requests.limits import TooOften, tries
from modules.web.requests.plain_page import language_of, plain_page, refused
from modules.web.requests.request import FORM_LIMITS, action, address, asker, now


async def password_form(request: Request) -> Response:
    """Show the form to whoever is signed in as staff."""
    language, person = language_of(request), await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    if not is_staff(person.role):
        return refused(language, "error.forbidden")
    return plain_page("password.html", language)


async def password(request: Request) -> Response:
    """Keep the new password when the current one is right."""
    form = await request.form(**FORM_LIMITS)
    language, person = language_of(request, form.get("lang")), await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    here = current()
    typed, new = (str(form.get(field, ""))[:200] for field in ("current", "new"))
    try:
        tries.count(address(request), now())
        await run_in_threadpool(
            staff.change_password, here.store, here.keys, typed, new, action(person, request)
        )
    except Forbidden as wrong:
        return refused(language, wrong.text_id)
    except (NotSignedIn, BadPassword, TooOften, Crowded) as wrong:
        error = "again.wrong" if isinstance(wrong, NotSignedIn) else wrong.text_id
        return plain_page("password.html", language, error=error, status=403)
    return plain_page("password_kept.html", language)
