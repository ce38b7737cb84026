"""Proving once more who one is, in a page of its own: the app stays open where it was."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from modules.domain.records.roles import is_staff
from modules.services.accounts import step_up
from modules.services.accounts.accounts import NotSignedIn
from modules.services.accounts.hashing import Crowded
from modules.services.runtime import current
from modules.web.requests.limits import TooOften, tries
from modules.web.requests.plain_page import language_of, plain_page, refused
from modules.web.requests.request import FORM_LIMITS, action, address, asker, now

GOES_ON = ("page", "json")


async def again_form(request: Request) -> Response:
    """Show the field for the PIN, or for the password or code of staff."""
    language, person = language_of(request), await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    return ask_again(language, staff=is_staff(person.role))


def ask_again(
    language: str, *, staff: bool, export: str = "", error: str | None = None
) -> Response:
    """Return the form; with `export` it goes on to that form of one's own data."""
    status = 403 if error else 200
    return plain_page(
        "again.html", language, error=error, status=status, staff=staff, export=export
    )


async def again(request: Request) -> Response:
    """Keep that somebody proved who they are."""
    form = await request.form(**FORM_LIMITS)
    language, person = language_of(request, form.get("lang")), await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    staff, wished = is_staff(person.role), str(form.get("form", ""))
    export = wished if wished in GOES_ON else ""
    here, typed = current(), str(form.get("secret", ""))[:200]
    try:
        tries.count(address(request), now())
        await run_in_threadpool(
            step_up.prove_again, here.store, here.keys, typed, action(person, request)
        )
    except (NotSignedIn, TooOften, Crowded) as wrong:
        error = "again.wrong" if isinstance(wrong, NotSignedIn) else wrong.text_id
        return ask_again(language, staff=staff, export=export, error=error)
    return plain_page("again_done.html", language, export=export)
