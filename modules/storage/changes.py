"""What a save makes of the fields: versions, conflicts, and values that JSON can hold."""

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TypedDict

import orjson
from pydantic import JsonValue

from modules.domain.records.dossier import Change, Kept
from modules.storage.base import Conflict


class FieldRow(TypedDict):
    """One field as a store keeps it."""

    value: JsonValue
    version: int
    by: str
    at: str


def moment(at: datetime) -> str:
    """Return a moment as stores write it, always in UTC."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return at.astimezone(UTC).isoformat()


def outcome(
    present: Mapping[str, FieldRow], changes: Sequence[Change], *, by: str, at: datetime
) -> dict[str, FieldRow]:
    """Return the rows that a save writes; raises Conflict, and then nothing is to be written.

    A field that already has the wished value, set by somebody else meanwhile, is left alone: there
    is nothing to choose between, so nobody is asked.
    """
    if len({change.field for change in changes}) != len(changes):
        raise ValueError("one save sets a field twice")
    stamp = moment(at)
    rows: dict[str, FieldRow] = {}
    for change in changes:
        refuse_unkeepable(change.value)
        row = present.get(change.field)
        if _is_stale(row, change.base):
            if row is not None and _same(row["value"], change.value):
                continue
            theirs = None if row is None else Kept.model_validate(row)
            raise Conflict(change.field, theirs, change.value)
        version = 1 if row is None else row["version"] + 1
        rows[change.field] = FieldRow(value=change.value, version=version, by=by, at=stamp)
    return rows


def refuse_unkeepable(value: JsonValue) -> None:
    """Raise ValueError for a number that JSON would turn into something else without a word."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} cannot be kept")
    if isinstance(value, dict):
        for part in value.values():
            refuse_unkeepable(part)
    elif isinstance(value, list):
        for part in value:
            refuse_unkeepable(part)


def _is_stale(row: FieldRow | None, base: int | None) -> bool:
    """Return whether the field changed since it was shown; a removed value shows as nothing yet."""
    if base is None:
        return False
    if row is None:
        return base != 0
    return row["version"] != base and not (base == 0 and row["value"] is None)


def _same(left: JsonValue, right: JsonValue) -> bool:
    """Return whether two values are the same JSON; unlike in Python, 1 is not true."""
    return orjson.dumps(left, option=orjson.OPT_SORT_KEYS) == orjson.dumps(
        right, option=orjson.OPT_SORT_KEYS
    )
