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
from modules.services.activities.asked import Asking, asked
from modules.services.catalogue import NoActivity
from modules.services.observers import rating_links, ratings
from modules.services.observers.ratings import BadLink, LinkRefused, OthersForm
from modules.services.permissions import Forbidden
from modules.services.runtime import current
from modules.services.sharing.reader import open_reader
from modules.storage.base import NoDossier
from modules.web.activities.form_values import is_rated
from modules.web.activities.form_values import ratings as ratings_in
from modules.web.requests.limits import TooOften, tries
from modules.web.requests.plain_page import language_of, plain_page, refused, wording_in
from modules.web.requests.request import action, address, asker, now

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
        rating_form = await _form_of_link(request, token)
    except (BadLink, TooOften) as wrong:
        return _dead(language, wrong.text_id)
    return _page(language, rating_form, "/guest/keep", {"token": token}, FormData())


async def guest_keep(request: Request) -> Response:
    """Keep what a guest filled in, once; a form that is not right yet comes back as it was."""
    form = await request.form(**LIMITS)
    language, token = language_of(request, form.get("lang")), str(form.get("token", ""))[:100]
    here = current()
    try:
        rating_form = await _form_of_link(request, token)
        raw = ratings_in(rating_form.activity, form)
        await run_in_threadpool(rating_links.submit, here.store, here.library, token, raw, at=now())
    except (BadLink, TooOften) as wrong:
        return _dead(language, wrong.text_id)
    except BadAnswer as wrong:
        kept = {"token": token}
        return _page(language, rating_form, "/guest/keep", kept, form, wrong.text_id)
    response = plain_page("guest_thanks.html", language)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


async def _form_of_link(request: Request, token: str) -> OthersForm:
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
        rating_form, about = await _judged(person, form)
    except REFUSED:
        return refused(language, "error.forbidden")
    return _page(language, rating_form, "/judge/keep", about, FormData())


async def judge_keep(request: Request) -> Response:
    """Keep how a counsellor sees somebody, beside what was kept before."""
    form = await request.form(**LIMITS)
    language, here = language_of(request, form.get("lang")), current()
    person = await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    try:
        rating_form, about = await _judged(person, form)
        await run_in_threadpool(
            ratings.rate,
            here.store,
            here.library,
            about["dossier"],
            about["activity"],
            ratings_in(rating_form.activity, form),
            action(person, request),
        )
    except REFUSED:
        return refused(language, "error.forbidden")
    except BadAnswer as wrong:
        return _page(language, rating_form, "/judge/keep", about, form, wrong.text_id)
    return plain_page("judge_kept.html", language)


async def _judged(person: Person, form: FormData) -> tuple[OthersForm, dict[str, str]]:
    about = {name: str(form.get(name, ""))[:80] for name in ("dossier", "activity")}
    return await run_in_threadpool(_form_of, person, about), about


def _form_of(person: Person, about: dict[str, str]) -> OthersForm:
    here = current()
    reader = open_reader(here.store, about["dossier"], person, now())
    return ratings.counsellor_form(reader, here.library, about["activity"])


def _page(
    language: str,
    rating_form: OthersForm,
    action: str,
    hidden: dict[str, str],
    given: FormData,
    error: str | None = None,
) -> Response:
    """Return the form; `given` is what was filled in before, when it has to be seen again."""
    wording = wording_in(language)
    words = wording.words("activities", rating_form.activity.id)
    asking = Asking(wording.library, rating_form.activity, words, wording, now().date())
    return plain_page(
        "guest_form.html",
        language,
        error=error,
        status=400 if error else 200,
        title=words.title,
        name=rating_form.name or wording.say("guest.no-name"),
        introduction=words.texts["voor-anderen"].split("\n\n"),
        questions=[asked(part, asking) for part in rating_form.activity.parts if is_rated(part)],
        action=action,
        hidden=hidden,
        given=given,
    )
