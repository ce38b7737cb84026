"""The form about somebody else: for a guest with a link, and for a counsellor who is signed in.

Plain HTML, so that an old phone and a screen reader can do it; only the secret behind the # of
the link needs a script, which posts it. Asking for a page changes nothing: programs that look
into mail open every link.
"""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from modules.domain.activities.answer import BadAnswer
from modules.domain.records.people import Person
from modules.services.activities.answering import NoActivity
from modules.services.activities.asked import Asking, asked
from modules.services.observers import rating_links, ratings
from modules.services.observers.ratings import BadLink, LinkRefused, OthersForm
from modules.services.permissions import Forbidden
from modules.services.runtime import current
from modules.storage.base import NoDossier
from modules.web.activities.form_values import is_rated
from modules.web.activities.form_values import ratings as ratings_in
from modules.web.requests.limits import TooOften, tries
from modules.web.requests.plain_page import language_of, plain_page, refused
from modules.web.requests.request import action, address, asker, now
from modules.wording.sentences import say
from modules.wording.wording import Wording

LIMITS: dict[str, Any] = {"max_files": 0, "max_fields": 300, "max_part_size": 16 * 1024}
REFUSED = (Forbidden, NoDossier, NoActivity, LinkRefused)


async def guest_start(request: Request) -> Response:
    """Show what a link is for, and the button that begins; the secret stays in the browser."""
    return plain_page("guest_start.html", language_of(request))


async def guest_open(request: Request) -> Response:
    """Show the form of a link to whoever posts its secret."""
    form = await request.form(**LIMITS)
    language, token = language_of(request, form.get("lang")), str(form.get("token", ""))[:100]
    try:
        found = await _found(request, token)
    except (BadLink, TooOften) as wrong:
        return _dead(language, wrong.text_id)
    return _page(language, found, "/guest/keep", {"token": token}, FormData())


async def guest_keep(request: Request) -> Response:
    """Keep what a guest filled in, once; a form that is not right yet comes back as it was."""
    form = await request.form(**LIMITS)
    language, token = language_of(request, form.get("lang")), str(form.get("token", ""))[:100]
    here = current()
    try:
        found = await _found(request, token)
        raw = ratings_in(found.activity, form)
        await run_in_threadpool(rating_links.submit, here.store, here.library, token, raw, at=now())
    except (BadLink, TooOften) as wrong:
        return _dead(language, wrong.text_id)
    except BadAnswer as wrong:
        kept = {"token": token}
        return _page(language, found, "/guest/keep", kept, form, wrong.text_id)
    response = plain_page("guest_thanks.html", language)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


async def _found(request: Request, token: str) -> OthersForm:
    tries.count(address(request), now())
    here = current()
    return await run_in_threadpool(
        rating_links.guest_form, here.store, here.library, token, at=now()
    )


def _dead(language: str, error: str) -> Response:
    response = plain_page("guest_dead.html", language, error=error, status=403)
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


async def judge_open(request: Request) -> Response:
    """Show the form with which a counsellor says how they see somebody."""
    form = await request.form(**LIMITS)
    language, person = language_of(request, form.get("lang")), await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    try:
        found, about = await _judged(person, form)
    except REFUSED:
        return refused(language, "error.forbidden")
    return _page(language, found, "/judge/keep", about, FormData())


async def judge_keep(request: Request) -> Response:
    """Keep how a counsellor sees somebody, beside what was kept before."""
    form = await request.form(**LIMITS)
    language, here = language_of(request, form.get("lang")), current()
    person = await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    try:
        found, about = await _judged(person, form)
        await run_in_threadpool(
            ratings.rate,
            here.store,
            here.library,
            about["dossier"],
            about["activity"],
            ratings_in(found.activity, form),
            action(person, request),
        )
    except REFUSED:
        return refused(language, "error.forbidden")
    except BadAnswer as wrong:
        return _page(language, found, "/judge/keep", about, form, wrong.text_id)
    return plain_page("judge_kept.html", language)


async def _judged(person: Person, form: FormData) -> tuple[OthersForm, dict[str, str]]:
    here = current()
    about = {name: str(form.get(name, ""))[:80] for name in ("dossier", "activity")}
    found = await run_in_threadpool(
        ratings.counsellor_form,
        here.store,
        here.library,
        about["dossier"],
        about["activity"],
        by=person,
    )
    return found, about


def _page(
    language: str,
    found: OthersForm,
    action: str,
    hidden: dict[str, str],
    given: FormData,
    error: str | None = None,
) -> Response:
    """Return the form; `given` is what was filled in before, when it has to be seen again."""
    library = current().library
    words = library.words("activities", found.activity.id, language)
    wording = Wording(library, language)
    asking = Asking(library, found.activity, words, wording, now().date())
    return plain_page(
        "guest_form.html",
        language,
        error=error,
        status=400 if error else 200,
        title=words.title,
        name=found.name or say(library, language, "guest.no-name"),
        introduction=words.texts["voor-anderen"].split("\n\n"),
        questions=[asked(part, asking) for part in found.activity.parts if is_rated(part)],
        action=action,
        hidden=hidden,
        given=given,
    )
