"""Tickets: an address that gives one person one document once, within two minutes."""

from datetime import timedelta
from typing import Any

from modules.content.library import Library
from modules.domain.records.people import Invitation
from modules.services.accounts import secrets
from modules.services.accounts.one_time_tokens import BadInvitation, take_invitation
from modules.services.accounts.step_up import require_proof
from modules.services.action import Doing
from modules.services.data_rights import data_export
from modules.services.permissions import allow
from modules.storage.base import Store

TICKET_STAYS = timedelta(minutes=2)
TAKEN_ALONG = "export"
"""What an event says when somebody took their own data along."""


def ticket(store: Store, doing: Doing) -> str:
    """Return a ticket for somebody's own data; only its SHA-256 is kept. Raises NotProven."""
    allow("take own data along", doing.by, store.get(doing.by.id))
    require_proof(store, doing)
    token = secrets.new_token()
    key, until = secrets.fingerprint(token), doing.at + TICKET_STAYS
    kept = Invitation(key=key, kind="export", account=doing.by.id, expires_at=until)
    store.update(Invitation, kept.key, lambda _: kept)
    return token


def redeem(
    store: Store, library: Library, token: str, doing: Doing, *, language: str
) -> dict[str, Any]:
    """Return the document of a ticket, and keep that it was taken along.

    Raises BadInvitation for a ticket that is unknown, used, old, or somebody else's: a ticket
    that is shown by the wrong person is used up all the same.
    """
    kept = take_invitation(store, secrets.fingerprint(token))
    if kept is None or kept.kind != "export" or kept.expires_at <= doing.at:
        raise BadInvitation
    if kept.account != doing.by.id:
        raise BadInvitation
    found = data_export.document(store, library, by=doing.by, language=language, at=doing.at)
    store.exported(
        doing.by.id, by=doing.by.id, at=doing.at, what=TAKEN_ALONG, save_id=doing.save_id
    )
    return found
