"""Taking one's own data along, and erasing it: addresses that only a participant can use."""

import json

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from modules.domain.records.people import Person
from modules.services.accounts.accounts import BadToken, NotSignedIn
from modules.services.accounts.step_up import NotProven
from modules.services.data_rights import erasure, tickets
from modules.services.permissions import Forbidden
from modules.services.runtime import current
from modules.storage.base import NoDossier
from modules.web.requests import cookie
from modules.web.requests.limits import TooOften, tries
from modules.web.requests.plain_page import language_of, plain_page, refused, wording_in
from modules.web.requests.request import FORM_LIMITS, action, address, asker, now
from modules.web.sign_in.again import ask_again
from modules.wording.data_rights.own_data import in_words

FORMS = ("page", "json")


async def ask_export(request: Request) -> Response:
    """Give a ticket for one's own data, and send the browser to it."""
    form = await request.form(**FORM_LIMITS)
    language, wished = language_of(request, form.get("lang")), form.get("form")
    form_asked = str(wished) if wished in FORMS else FORMS[0]
    person = await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    try:
        token = await run_in_threadpool(tickets.ticket, current().store, action(person, request))
    except (Forbidden, NoDossier):
        return refused(language, "error.forbidden")
    except NotProven:
        return ask_again(language, staff=False, export=form_asked)
    return RedirectResponse(f"/export/{token}?as={form_asked}&lang={language}", 303)


async def export(request: Request) -> Response:
    """Answer a ticket, once and only to whom it was given."""
    language = language_of(request)
    person = await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    try:
        kept = await run_in_threadpool(
            tickets.redeem,
            current().store,
            current().library,
            request.path_params["ticket"],
            action(person, request),
        )
    except (BadToken, Forbidden, NoDossier):
        return refused(language, "error.ticket")
    document = await run_in_threadpool(in_words, wording_in(language), kept)
    if request.query_params.get("as") == "json":
        content = json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "replace")
        return Response(content, headers=_file("json"), media_type="application/json")
    page = plain_page("own_data.html", language, document=document)
    page.headers.update(_file("html"))
    return page


def _file(kind: str) -> dict[str, str]:
    # A page is read at once, a file is put away; neither name says anything of anybody.
    how = "inline" if kind == "html" else "attachment"
    return {"Content-Disposition": f'{how}; filename="tweede-kans.{kind}"'}


async def erase(request: Request) -> Response:
    """Erase everything of whoever asks, when the PIN is theirs."""
    form = await request.form(**FORM_LIMITS)
    language = language_of(request, form.get("lang"))
    person = await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    pin = "".join(str(form.get("pin", ""))[:40].split())
    try:
        tries.count(address(request), now())
        await _erase(person, pin)
    except (Forbidden, NoDossier):
        return refused(language, "error.forbidden")
    except (NotSignedIn, TooOften) as wrong:
        text_id = "erase.wrong-pin" if isinstance(wrong, NotSignedIn) else wrong.text_id
        return plain_page("erase.html", language, error=text_id, status=403)
    response = plain_page("all_erased.html", language)
    cookie.take(response, request)
    return response


async def _erase(person: Person, pin: str) -> None:
    here = current()
    await run_in_threadpool(
        erasure.erase_everything, here.store, here.keys, pin, by=person, at=now()
    )
