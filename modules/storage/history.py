"""The chain of events: each carries a hash over itself and the one before, so that gaps show."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NotRequired, TypedDict

import orjson
from pydantic import JsonValue

from modules.domain.records.dossier import Event
from modules.storage.base import Damaged
from modules.storage.changes import FieldRow, moment


class EventRow(TypedDict):
    """One event as a store keeps it; what is empty is left out."""

    number: int
    kind: str
    at: str
    by: str
    save_id: str
    what: NotRequired[str]
    changes: NotRequired[list[list[JsonValue]]]
    hash: str


def event_row(
    kind: str,
    rows: Mapping[str, FieldRow],
    *,
    number: int,
    at: str,
    by: str,
    save_id: str,
    previous: str,
    what: str = "",
) -> EventRow:
    """Return the next event of a chain, with its hash."""
    row = EventRow(number=number, kind=kind, at=at, by=by, save_id=save_id, hash="")
    if what:
        row["what"] = what
    if rows:
        row["changes"] = [
            [field, field_row["value"], field_row["version"]] for field, field_row in rows.items()
        ]
    row["hash"] = chained(row, previous)
    return row


def chained(row: EventRow, previous: str) -> str:
    """Return the hash of an event that follows `previous`."""
    content = {**row, "hash": "", "previous": previous}
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def events(rows: Iterable[EventRow], name: str) -> Iterator[Event]:
    """Yield the events of a chain, oldest first; raises Damaged where it was tampered with."""
    previous = ""
    for number, row in enumerate(rows, start=1):
        if row["number"] != number or row["hash"] != chained(row, previous):
            raise Damaged(f"{name}: event {number} was changed or is missing")
        yield Event.model_validate({**row, "previous": previous})
        previous = row["hash"]


def replayed(history: Iterable[Event]) -> dict[str, FieldRow]:
    """Return the fields that a history leads to, to hold against the fields that are kept."""
    rows: dict[str, FieldRow] = {}
    for event in history:
        for field, value, version in event.changes:
            rows[field] = FieldRow(value=value, version=version, by=event.by, at=moment(event.at))
    return rows
