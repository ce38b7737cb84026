"""What administrators did, as a file to keep beside the organisation's own records."""

from collections.abc import Callable
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from modules.domain.records.people import AuditEntry
from modules.services.accounts import audit_log
from modules.services.accounts.step_up import NotProven
from modules.services.permissions import Forbidden
from modules.services.runtime import current
from modules.services.sharing import sharing
from modules.web.files.table_file import TableRows, as_csv, as_xlsx
from modules.web.requests.plain_page import language_of, refused
from modules.web.requests.request import FORM_LIMITS, action, asker
from modules.web.sign_in.again import ask_again
from modules.wording.sentences import say


class FileKind(NamedTuple):
    """How a table becomes a file, and what a browser is told of it."""

    made: Callable[[TableRows], bytes]
    media_type: str


KINDS = {
    "csv": FileKind(as_csv, "text/csv; charset=utf-8"),
    "xlsx": FileKind(as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


async def acts_file(request: Request) -> Response:
    """Give the list to an administrator who proved who they are; refuse everybody else."""
    form = await request.form(**FORM_LIMITS)
    language, name = language_of(request, form.get("lang")), str(form.get("form", ""))
    person, kind = await asker(request), KINDS.get(name)
    if person is None:
        return refused(language, "error.signed-out")
    if kind is None:
        return refused(language, "error.bad-answer")
    try:
        store = current().store
        found = await run_in_threadpool(audit_log.taken_along, store, action(person, request))
    except Forbidden as wrong:
        return refused(language, wrong.text_id)
    except NotProven:
        return ask_again(language, staff=True)
    content = await run_in_threadpool(kind.made, _table(found, language))
    headers = {"Content-Disposition": f'attachment; filename="beheerders.{name}"'}
    return Response(content, headers=headers, media_type=kind.media_type)


def _table(found: tuple[AuditEntry, ...], language: str) -> TableRows:
    store, library = current().store, current().library
    head = [say(library, language, f"accounts.file.{one}") for one in ("at", "what")]
    rows = []
    for one in found:
        who, about = (sharing.name_of(store, which) for which in (one.by, one.about))
        said = say(library, language, f"accounts.did.{one.what}", who=who, about=about)
        rows.append([one.at.isoformat(timespec="seconds"), said.replace("**", "")])
    return [head, *rows]
