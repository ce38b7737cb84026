"""The tables of one dossier's TinyDB, and what they say: `fields`, `events`, `meta`."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, TypedDict, cast

from modules.domain.records.dossier import Dossier, Event, Kept
from modules.storage.base import Damaged
from modules.storage.changes import FieldRow, moment
from modules.storage.history import EventRow, chained, event_row, events
from modules.storage.tinydb.file import SealedTinyDB, Tables

_HEAD = "dossier"
_SHORT_KEYS = ("at", "by", "what", "changes")


class TableHead(TypedDict):
    """What a dossier's file says of itself: how many saves, how many events, the last hash."""

    version: int
    created_at: str
    events: int
    hash: str


def head_of(db: SealedTinyDB, name: str) -> TableHead:
    """Return the head of a dossier; raises Damaged."""
    head = db.rows("meta").document(_HEAD)
    if head is None:
        raise Damaged(f"{name}: holds no dossier")
    return cast(TableHead, head)


def put_fields(db: SealedTinyDB, rows: Mapping[str, FieldRow]) -> None:
    """Set fields."""
    db.rows("fields").put(rows)


def put_events(db: SealedTinyDB, *rows: EventRow) -> None:
    """Add events; a kind and a save_id name one, so that the same is never added twice."""
    db.rows("events").put({f"{row['kind']}/{row['save_id']}": _short(row) for row in rows})


def put_head(db: SealedTinyDB, head: TableHead) -> None:
    """Set the head of a dossier."""
    db.rows("meta").put({_HEAD: head})


def add_event(
    db: SealedTinyDB,
    head: TableHead,
    kind: str,
    rows: Mapping[str, FieldRow],
    *,
    by: str,
    at: datetime,
    save_id: str,
    what: str = "",
) -> None:
    """Add an event, and let the head know of it."""
    row = event_row(
        kind,
        rows,
        number=head["events"] + 1,
        at=moment(at),
        by=by,
        save_id=save_id,
        previous=head["hash"],
        what=what,
    )
    put_events(db, row)
    head["events"] = row["number"]
    head["hash"] = row["hash"]
    put_head(db, head)


def dossier(dossier_id: str, tables: Tables) -> Dossier:
    """Return the dossier that a file's tables hold."""
    head = tables["meta"][_HEAD]
    return Dossier.model_validate(
        {
            "id": dossier_id,
            "version": head["version"],
            "created_at": head["created_at"],
            "fields": tables.get("fields", {}),
        }
    )


def after_save(before: Dossier, head: TableHead, rows: Mapping[str, FieldRow]) -> Dossier:
    """Return a dossier after a save: what did not change is taken over, not checked again."""
    new = {field: _field(row) for field, row in rows.items()}
    return Dossier.model_construct(
        id=before.id,
        version=head["version"],
        created_at=before.created_at,
        fields={**before.fields, **new},
    )


def _field(row: FieldRow) -> Kept:
    """Return the field of a row that was just made here; checking our own work costs each save."""
    at = datetime.fromisoformat(row["at"])
    return Kept.model_construct(value=row["value"], version=row["version"], by=row["by"], at=at)


def history(tables: Tables, name: str) -> tuple[Event, ...]:
    """Return the events that a file's tables hold; raises Damaged when the chain is broken."""
    head = tables["meta"][_HEAD]
    chain = tuple(events(_chain(tables["events"]), name))
    if len(chain) != head["events"] or (chain and chain[-1].hash != head["hash"]):
        raise Damaged(f"{name}: an event was changed or is missing")
    return chain


def _short(row: EventRow) -> dict[str, Any]:
    """Return an event without what its place and its id say: every save reads the whole file."""
    keys = [key for key in _SHORT_KEYS if key in row]
    return {key: row[key] for key in keys}  # type: ignore[literal-required]  # _SHORT_KEYS


def _chain(table: Mapping[str, Mapping[str, Any]]) -> Iterator[EventRow]:
    previous = ""
    for number, (doc_id, short) in enumerate(table.items(), start=1):
        kind, save_id = doc_id.split("/", 1)
        row = cast(
            EventRow, {**short, "number": number, "kind": kind, "save_id": save_id, "hash": ""}
        )
        row["hash"] = previous = chained(row, previous)
        yield row
