"""Answering: `GET /do/<activity>` is the screen where somebody is, `POST` keeps what they press.

Each screen carries the name of one act. The store keeps an act once, so that the same press again
(a double tap, a post that was repeated after a lost connection) leads to the same screen.
"""

import asyncio
import base64
import re
import uuid
from datetime import datetime
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from modules.domain.records import consent, fields
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.services.accounts import accounts, secrets
from modules.services.action import Action
from modules.services.activities.screen import Shown, every_screen, screen
from modules.services.languages import known
from modules.services.permissions import Forbidden, allow
from modules.services.runtime import Runtime, current
from modules.storage.base import NoDossier
from modules.web.activities.acting import Press, perform
from modules.web.activities.pace import pace
from modules.web.requests import cookie
from modules.web.requests.plain_page import plain_page, rendered
from modules.web.requests.request import now
from modules.wording.wording import Wording

LIMITS = {"max_files": 0, "max_fields": 60, "max_part_size": 32 * 1024}
ACT = re.compile(r"[0-9a-f]{32}")
SEAL = "X-Tk-Seal"
"""Carries the key with which the browser seals its drafts; no cache and no log keeps it."""


class Refused(Exception):
    """Whoever asks gets no screen; `text_id` says why, `status` in a number."""

    def __init__(self, text_id: str, status: int = 403) -> None:
        super().__init__(text_id)
        self.text_id, self.status = text_id, status


class Visit(NamedTuple):
    """Who asks for which activity, in which language, and when."""

    here: Runtime
    person: Person
    activity: str
    wording: Wording
    at: datetime
    sign_in: str


async def show(request: Request) -> Response:
    """Return the screen where somebody is; with `?ahead` every screen from there on."""
    return await run_in_threadpool(_show, request)


async def answer(request: Request) -> Response:
    """Keep what was pressed, and return the screen that it leads to."""
    form = await request.form(**LIMITS)
    wait = pace.wait(cookie.token(request) or "")
    if wait is None:
        return _refusal(request, Refused("error.too-often"))
    if wait:
        await asyncio.sleep(wait)
    return await run_in_threadpool(_answer, request, form)


def _show(request: Request) -> Response:
    try:
        visit = _visit(request)
        if "ahead" in request.query_params:
            return _ahead(visit)
        shown = Shown(kept="kept" in request.query_params)
        response = _drawn(request, visit, shown)
    except Refused as refused:
        return _refusal(request, refused)
    seal = secrets.draft_key(visit.here.keys, visit.person.id)
    response.headers[SEAL] = base64.b64encode(seal).decode()
    return response


def _answer(request: Request, form: FormData) -> Response:
    try:
        visit = _visit(request)
        act = str(form.get("act", ""))
        if not ACT.fullmatch(act):
            bad = visit.wording.say("error.bad-answer")
            return _drawn(request, visit, Shown(error=bad))
        action = Action(visit.person, visit.at, act, visit.sign_in)
        part = request.path_params["part"]
        press = Press(visit.here, visit.wording, visit.activity, part, form, action)
        shown = perform(press)
        if _by_script(request) or shown.error:
            return _drawn(request, visit, shown)
    except Refused as refused:
        return _refusal(request, refused)
    kept = "?kept" if shown.kept else ""
    return RedirectResponse(f"/do/{visit.activity}{kept}", 303)


def _by_script(request: Request) -> bool:
    return request.headers.get("hx-request") == "true"


def _visit(request: Request) -> Visit:
    """Return who asks; raises Refused for whom the page of an activity would refuse too."""
    here, at = current(), now()
    sign_in = secrets.fingerprint(cookie.token(request) or "")
    person = accounts.present(here.store, sign_in, at=at)
    if person is None:
        raise Refused("error.signed-out")
    try:
        dossier = here.store.get(person.id)
        allow(Permission.ANSWER_WRITE, person, dossier)
    except (NoDossier, Forbidden):  # staff have no dossier of their own
        raise Refused("error.forbidden") from None
    fresh = accounts.fresh_card(here.store, person.id, at=at)
    if fresh or not consent.agreed(dossier):
        raise Refused("error.forbidden")
    activity = here.library.activities.get(request.path_params["activity"])
    if activity is None or not activity.own:
        raise Refused("error.unknown-activity", 404)
    language = known(here.library, dossier.value(fields.LANGUAGE.name()))
    wording = Wording(here.library, language)
    return Visit(here, person, activity.id, wording, at, sign_in)


def _drawn(request: Request, visit: Visit, shown: Shown) -> Response:
    here = visit.here
    try:
        found = screen(
            here.store,
            here.library,
            visit.activity,
            by=visit.person,
            at=visit.at,
            saying=visit.wording,
            shown=shown,
        )
    except Forbidden as forbidden:
        raise Refused(forbidden.text_id) from None
    template = "activity/screen.html" if _by_script(request) else "activity/page.html"
    kept = shown.kept and not shown.error
    html = _html(template, visit, screen=found, act=uuid.uuid4().hex, kept=kept)
    return HTMLResponse(html, 400 if shown.error else 200)


def _html(template: str, visit: Visit, **values: object) -> str:
    return rendered(template, visit.wording.language, error=None, rated=False, **values)


def _ahead(visit: Visit) -> Response:
    """Return every screen from here on, for a browser that may lose its connection."""
    here = visit.here
    screens = every_screen(
        here.store,
        here.library,
        visit.activity,
        by=visit.person,
        at=visit.at,
        saying=visit.wording,
    )
    drawn = [(found, uuid.uuid4().hex) for found in screens]
    return HTMLResponse(_html("activity/ahead.html", visit, screens=drawn, kept=False))


def _refusal(request: Request, refused: Refused) -> Response:
    language = known(current().library, request.query_params.get("lang"))
    if not _by_script(request):
        return plain_page("message.html", language, error=refused.text_id, status=refused.status)
    html = rendered("activity/refused.html", language, error=refused.text_id)
    return HTMLResponse(html, refused.status)
