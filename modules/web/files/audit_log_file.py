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
from modules.web.requests.plain_page import language_of, refused, wording_in
from modules.web.requests.request import FORM_LIMITS, action, asker
from modules.web.sign_in.again import ask_again
from modules.wording.organisation.staff_accounts import plain_audit_entry


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
        entries = await run_in_threadpool(audit_log.taken_along, store, action(person, request))
    except Forbidden as wrong:
        return refused(language, wrong.text_id)
    except NotProven:
        return ask_again(language, staff=True)
    content = await run_in_threadpool(kind.made, _table(entries, language))
    headers = {"Content-Disposition": f'attachment; filename="beheerders.{name}"'}
    return Response(content, headers=headers, media_type=kind.media_type)


def _table(entries: tuple[AuditEntry, ...], language: str) -> TableRows:
    store, wording = current().store, wording_in(language)
    head = [wording.say(f"accounts.file.{column}") for column in ("at", "what")]
    rows = []
    for entry in entries:
        who, about = (sharing.name_of(store, account) for account in (entry.by, entry.about))
        said = plain_audit_entry(wording, entry, who, about)
        rows.append([entry.at.isoformat(timespec="seconds"), said])
    return [head, *rows]
