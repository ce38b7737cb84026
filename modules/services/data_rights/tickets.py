"""Tickets: an address that gives one person one document once, within two minutes."""

from datetime import timedelta
from typing import Any

from modules.domain.catalogue import Library
from modules.domain.records.people import OneTimeToken
from modules.domain.records.roles import Permission
from modules.services.accounts import secrets
from modules.services.accounts.one_time_tokens import BadToken, redeem_token
from modules.services.accounts.step_up import require_proof
from modules.services.action import Action
from modules.services.data_rights import data_export
from modules.services.permissions import allow
from modules.services.sharing.reader import open_reader
from modules.storage.base import Store

TICKET_STAYS = timedelta(minutes=2)
TAKEN_ALONG = "export"
"""What an event says when somebody took their own data along."""


def ticket(store: Store, action: Action) -> str:
    """Return a ticket for somebody's own data; only its SHA-256 is kept. Raises NotProven."""
    allow(Permission.DATA_EXPORT, action.by, store.get(action.by.id))
    require_proof(store, action)
    token = secrets.new_token()
    key, until = secrets.fingerprint(token), action.at + TICKET_STAYS
    kept = OneTimeToken(key=key, kind="export", account=action.by.id, expires_at=until)
    store.update(OneTimeToken, kept.key, lambda _: kept)
    return token


def redeem(store: Store, library: Library, token: str, action: Action) -> dict[str, Any]:
    """Return the document of a ticket, and keep that it was taken along.

    Raises BadInvitation for a ticket that is unknown, used, old, or somebody else's: a ticket
    that is shown by the wrong person is used up all the same.
    """
    kept = redeem_token(store, secrets.fingerprint(token), "export")
    if kept is None or kept.expires_at <= action.at:
        raise BadToken
    if kept.account != action.by.id:
        raise BadToken
    reader = open_reader(store, action.by.id, action.by, action.at)
    document = data_export.document(store, library, reader)
    store.exported(
        action.by.id, by=action.by.id, at=action.at, what=TAKEN_ALONG, save_id=action.save_id
    )
    return document
