"""A dossier on its way between stores, whole: fields, versions and the chain of events."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from modules.domain.records.dossier import Dossier, DossierId, Event
from modules.domain.records.frozen import Frozen
from modules.domain.records.people import Account
from modules.storage.base import Damaged, Store, StoreError
from modules.storage.changes import FieldRow, moment
from modules.storage.history import EventRow, events, replayed


class Portable(Frozen):
    """One dossier with its history."""

    dossier: Dossier
    events: tuple[Event, ...]


class Erased(Frozen):
    """One entry of the list of erasures."""

    dossier: DossierId
    by: str
    at: datetime


class Movable(Store, Protocol):
    """What a store offers beside base.Store for backup, export and moving: nothing a page needs."""

    app_key: bytes

    def take_out(self, dossier_id: str) -> Portable:
        """Return a dossier whole; raises NoDossier, Damaged."""
        ...

    def bring_in(self, portable: Portable) -> None:
        """Keep a dossier as it was elsewhere; raises StoreError when its id is taken or erased."""
        ...

    def erasures(self) -> Iterator[Erased]:
        """Yield the list of erasures."""
        ...

    def bring_in_erasure(self, erased: Erased) -> None:
        """Add to the list of erasures, and erase the dossier if it is here."""
        ...

    def adopt(self, app_key: bytes) -> None:
        """Take over the secret of another store; only for a store that holds nothing yet."""
        ...


def field_rows(portable: Portable) -> dict[str, FieldRow]:
    """Return the fields of a dossier as stores keep them."""
    return {
        name: FieldRow(value=field.value, version=field.version, by=field.by, at=moment(field.at))
        for name, field in portable.dossier.fields.items()
    }


def event_rows(portable: Portable) -> list[EventRow]:
    """Return the events of a dossier as stores keep them."""
    return [_event_row(event) for event in portable.events]


def checked(portable: Portable) -> Portable:
    """Return a dossier that came from outside, if all of it hangs together; raises Damaged."""
    name = f"dossier {portable.dossier.id}"
    if tuple(events(event_rows(portable), name)) != portable.events:
        raise Damaged(f"{name}: an event was changed or is missing")
    return agreed(portable)


def agreed(portable: Portable) -> Portable:
    """Return a dossier whose fields and version are what its history leads to; raises Damaged.

    The chain of events is not checked again: no store hands out a broken one.
    """
    name = f"dossier {portable.dossier.id}"
    if not portable.events or portable.events[0].kind != "created":
        raise Damaged(f"{name}: its history has no beginning")
    if replayed(portable.events) != field_rows(portable):
        raise Damaged(f"{name}: its fields are not what its history leads to")
    saves = sum(event.kind in ("created", "changed") for event in portable.events)
    if portable.dossier.version != saves:
        raise Damaged(f"{name}: its version is not what its history leads to")
    return portable


def refuse_unless_empty(store: Store) -> None:
    """Raise StoreError when a store holds people already."""
    if next(iter(store.dossier_ids()), None) or next(store.records(Account), None):
        raise StoreError("this store holds people already; only an empty one can take over another")


def _event_row(event: Event) -> EventRow:
    row = EventRow(
        number=event.number,
        kind=event.kind,
        at=moment(event.at),
        by=event.by,
        save_id=event.save_id,
        hash=event.hash,
    )
    if event.what:
        row["what"] = event.what
    if event.changes:
        row["changes"] = [list(change) for change in event.changes]
    return row
