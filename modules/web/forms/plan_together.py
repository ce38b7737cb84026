"""Writing the plan while a participant and their counsellor sit together at one screen.

The counsellor is signed in; the participant confirms each save with their own PIN, in a plain form
that no script reads, so that target and goals stay theirs.
"""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from modules.domain.activities.answer import BadAnswer
from modules.domain.plan.plan import LONGEST, QUESTIONS
from modules.domain.records.people import Person
from modules.services.accounts.accounts import NotSignedIn
from modules.services.permissions import Forbidden
from modules.services.plan import plan
from modules.services.runtime import current
from modules.services.sharing.reader import open_reader
from modules.storage.base import NoDossier
from modules.web.requests.limits import TooOften, tries
from modules.web.requests.plain_page import language_of, plain_page, refused
from modules.web.requests.request import FORM_LIMITS, action, address, asker, now

FIELDS = ("target", "step", *QUESTIONS)


async def plan_together(request: Request) -> Response:
    """Show the form, or with a PIN keep what it says as the participant's own."""
    form = await request.form(**FORM_LIMITS)
    language, person = language_of(request, form.get("lang")), await asker(request)
    if person is None:
        return refused(language, "error.signed-out")
    dossier, typed = str(form.get("dossier", "")), _typed(form)
    try:
        if "pin" not in form:
            await run_in_threadpool(_ask, person, dossier)
            return _form(language, dossier, typed)
        tries.count(address(request), now())
        await run_in_threadpool(_keep, request, person, dossier, typed, str(form["pin"])[:40])
    except (Forbidden, NoDossier):
        return refused(language, "error.forbidden")
    except (NotSignedIn, TooOften, BadAnswer) as wrong:
        error = "erase.wrong-pin" if isinstance(wrong, NotSignedIn) else wrong.text_id
        return _form(language, dossier, typed, error=error)
    return plain_page("plan_kept.html", language)


def _typed(form: FormData) -> dict[str, str]:
    return {field: str(form.get(field, ""))[: LONGEST + 1] for field in FIELDS}


def _form(language: str, dossier: str, typed: dict[str, str], error: str | None = None) -> Response:
    given: dict[str, Any] = {"dossier": dossier, "typed": typed, "questions": QUESTIONS}
    status = 403 if error else 200
    return plain_page(
        "plan_together.html", language, error=error, status=status, longest=LONGEST, **given
    )


def _ask(by: Person, dossier: str) -> None:
    plan.may_sit_together(open_reader(current().store, dossier, by, now()))


def _keep(request: Request, by: Person, dossier: str, typed: dict[str, str], pin: str) -> None:
    here, act = current(), action(by, request)
    plan.write_together(here.store, here.keys, dossier, "".join(pin.split()), typed, act)
