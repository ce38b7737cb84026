"""The participant's own PIN in a browser: choosing the first one, and changing it."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from modules.domain.records.roles import is_staff
from modules.services.accounts import accounts, pins
from modules.services.accounts.accounts import BadToken, NotSignedIn
from modules.services.accounts.hashing import Crowded
from modules.services.accounts.pins import BadPin, PinsDiffer
from modules.services.permissions import Forbidden
from modules.services.runtime import current
from modules.web.requests.limits import TooOften, tries
from modules.web.requests.plain_page import language_of, plain_page, refused
from modules.web.requests.request import FORM_LIMITS, action, address, asker, now
from modules.web.sign_in.entrance import let_in


def choose_page(language: str, ticket: str, error: str | None = None) -> Response:
    """Show the fields for a first PIN, typed twice."""
    status = 403 if error else 200
    return plain_page("choose_pin.html", language, ticket=ticket, error=error, status=status)


async def choose_pin(request: Request) -> Response:
    """Keep the first PIN of whoever typed the start number of their card, and let them in."""
    form = await request.form(**FORM_LIMITS)
    language, ticket = language_of(request, form.get("lang")), _typed(form, "ticket")
    here = current()
    try:
        tries.count(address(request), now())
        account = await run_in_threadpool(
            pins.choose_pin,
            here.store,
            here.keys,
            ticket,
            _typed(form, "new"),
            _typed(form, "again"),
            at=now(),
        )
    except BadToken:
        return refused(language, "error.ticket")
    except (BadPin, PinsDiffer, TooOften, Crowded) as wrong:
        return choose_page(language, ticket, wrong.text_id)
    return await let_in(
        request, await run_in_threadpool(accounts.begin, here.store, account, at=now())
    )


async def pin_form(request: Request) -> Response:
    """Show the form that changes a PIN, to whoever is signed in with one."""
    language, person = language_of(request), await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    if is_staff(person.role):
        return refused(language, "error.forbidden")
    return plain_page("pin.html", language)


async def change_pin(request: Request) -> Response:
    """Keep the new PIN when the current one is right."""
    form = await request.form(**FORM_LIMITS)
    language, person = language_of(request, form.get("lang")), await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    here = current()
    typed = pins.Change(*(_typed(form, field) for field in ("current", "new", "again")))
    try:
        tries.count(address(request), now())
        await run_in_threadpool(
            pins.change_pin, here.store, here.keys, typed, action(person, request)
        )
    except Forbidden as wrong:
        return refused(language, wrong.text_id)
    except (NotSignedIn, BadPin, PinsDiffer, TooOften, Crowded) as wrong:
        error = "again.wrong" if isinstance(wrong, NotSignedIn) else wrong.text_id
        return plain_page("pin.html", language, error=error, status=403)
    return plain_page("pin_kept.html", language)


def _typed(form: FormData, field: str) -> str:
    return str(form.get(field, ""))[:100]
