"""What administrators did: a chain that is only added to, in which a gap or a change shows."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

from modules.domain.records.people import AuditEntry, Person
from modules.domain.records.roles import Permission
from modules.services.accounts.step_up import require_proof
from modules.services.action import Action
from modules.services.permissions import allow
from modules.storage.base import Store

What = Literal[
    "invited",
    "invited-administrator",
    "closed",
    "reopened",
    "reset",
    "connected",
    "disconnected",
    "taken-along",
]


def append_entry(store: Store, what: What, *, by: Person, at: datetime, about: str = "") -> None:
    """Keep what an administrator is about to do; who calls this asked for the right to do it.

    Before the act itself: a row too many is seen and asked about, a row too few never is.
    """
    while True:
        before = max(store.records(AuditEntry), key=lambda entry: entry.key, default=None)
        number = int(before.key) + 1 if before else 1
        bare = AuditEntry(
            key=f"{number:012d}",
            at=at,
            by=by.id,
            what=what,
            about=about,
            previous=before.hash if before else "",
        )
        act = bare.model_copy(update={"hash": _hash(bare)})
        if store.update(AuditEntry, act.key, _unless_there(act)) == act:
            return


def _unless_there(act: AuditEntry) -> Callable[[AuditEntry | None], AuditEntry]:
    # Two administrators at the same moment: the second takes the next number.
    return lambda now: now or act


def entries(store: Store, *, by: Person) -> tuple[AuditEntry, ...]:
    """Return everything administrators did, newest first."""
    allow(Permission.AUDIT_READ, by)
    return tuple(sorted(store.records(AuditEntry), key=lambda entry: entry.key, reverse=True))


def taken_along(store: Store, action: Action) -> tuple[AuditEntry, ...]:
    """Return everything administrators did, to keep elsewhere; that it was taken is kept too.

    Raises Forbidden, NotProven.
    """
    allow(Permission.AUDIT_READ, action.by)
    require_proof(store, action)
    append_entry(store, "taken-along", by=action.by, at=action.at)
    return entries(store, by=action.by)


def is_whole(acts: Sequence[AuditEntry]) -> bool:
    """Say whether a chain of acts, newest first, is as it was written: none changed, none gone."""
    previous = ""
    for number, act in enumerate(reversed(acts), start=1):
        if int(act.key) != number or act.previous != previous or act.hash != _hash(act):
            return False
        previous = act.hash
    return True


def _hash(act: AuditEntry) -> str:
    written = act.model_copy(update={"hash": ""}).model_dump_json()
    return hashlib.sha256(written.encode()).hexdigest()
