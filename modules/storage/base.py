"""What the app asks of a store, whichever it is: dossiers with history, and small records.

Durable means: when `create`, `save`, `viewed`, `exported`, `update` or `erase` returns, a power cut
does not undo it. When one raises, nothing of it was kept.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from pydantic import JsonValue

from modules.domain.records.dossier import Change, Dossier, Event, Kept, OverviewLine, Saved
from modules.domain.records.people import (
    Account,
    AuditEntry,
    FreshCard,
    Lookup,
    OneTimeToken,
    SignIn,
)
from modules.domain.records.refusal import Refusal

Record = Account | FreshCard | OneTimeToken | Lookup | SignIn | AuditEntry
RecordType = TypeVar("RecordType", Account, FreshCard, OneTimeToken, Lookup, SignIn, AuditEntry)

ReportProgress = Callable[[int], None]
"""Called during long work with the number of dossiers that are done."""

KINDS: dict[type[Record], str] = {
    Account: "account",
    FreshCard: "fresh-card",
    OneTimeToken: "invitation",
    Lookup: "lookup",
    SignIn: "sign-in",
    AuditEntry: "staff-act",
}
"""The kinds of records, with the name under which stores keep them: never to be changed."""


class StoreError(Exception):
    """The store could not do what was asked; nothing of it was kept."""


class NotKept(StoreError, Refusal):
    """A save did not become durable (disk full, disk fault); the earlier state stands."""

    text_id = "error.not-kept"


class Damaged(StoreError, Refusal):
    """What stands on the disk is not what was written; somebody has to look at it.

    Never read as an answer and never written over: people's answers may still be in it.
    """

    text_id = "error.damaged"


class WrongKey(StoreError):
    """The key does not open this store."""


class NoDossier(StoreError, Refusal):
    """There is no such dossier, or it was erased."""

    text_id = "error.no-dossier"


class Conflict(StoreError, Refusal):
    """Somebody else changed the same field since it was shown; carries both values."""

    text_id = "error.conflict"

    def __init__(self, field: str, theirs: Kept | None, mine: JsonValue) -> None:
        super().__init__(f"{field} was changed by somebody else")
        self.field = field
        self.theirs = theirs
        self.mine = mine


class Store(Protocol):
    """One organisation's memory."""

    def create(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Dossier:
        """Make a dossier with its first fields; raises StoreError when the id is taken.

        The same save_id again returns the dossier that the first call made.
        """
        ...

    def get(self, dossier_id: str) -> Dossier:
        """Return a dossier; raises NoDossier, Damaged."""
        ...

    def save(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Saved:
        """Keep the changes together, as one event; raises NoDossier, Conflict, NotKept.

        A change whose base is not the field's present version raises Conflict, unless the present
        value is the wished one; base 0 also fits a value that was taken away, for it shows as
        nothing. A save_id that was kept before changes nothing.
        """
        ...

    def viewed(self, dossier_id: str, *, by: str, at: datetime, what: str, save_id: str) -> None:
        """Keep that somebody looked; the same save_id again adds nothing."""
        ...

    def exported(self, dossier_id: str, *, by: str, at: datetime, what: str, save_id: str) -> None:
        """Keep that everything was taken along; the same save_id again adds nothing."""
        ...

    def events(self, dossier_id: str) -> tuple[Event, ...]:
        """Return everything that happened, oldest first; raises NoDossier, Damaged."""
        ...

    def overview(self, counsellor: str) -> tuple[OverviewLine, ...]:
        """Return a line for each dossier of which this account is a counsellor, in any order."""
        ...

    def dossier_ids(self) -> Iterator[str]:
        """Yield the id of each dossier, in any order."""
        ...

    def erase(self, dossier_id: str, *, by: str, at: datetime) -> None:
        """Make a dossier unreadable for good; raises NoDossier."""
        ...

    def update(
        self,
        kind: type[RecordType],
        key: str,
        change: Callable[[RecordType | None], RecordType | None],
    ) -> RecordType | None:
        """Replace a record by what `change` makes of it, alone: nobody else writes it meanwhile.

        `change` may read the store but not write to it, and may be called twice.
        `change` gets None when there is no record, and returns None to have none. It may raise:
        then nothing changes. Returns what is now kept.
        """
        ...

    def find(self, kind: type[RecordType], key: str) -> RecordType | None:
        """Return a record, or None."""
        ...

    def records(self, kind: type[RecordType]) -> Iterator[RecordType]:
        """Yield each record of a kind, in any order."""
        ...

    def close(self) -> None:
        """Let go of files, locks and connections."""
        ...


def key_of(record: Record) -> str:
    """Return the key under which a record is kept."""
    return record.id if isinstance(record, Account) else record.key
