"""Many dossiers of a likely size, for measurements."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from modules.domain.records.dossier import Dossier, Kept
from modules.storage.changes import FieldRow, moment
from modules.storage.history import EventRow, event_row, events, replayed
from modules.storage.transfer.portable import Portable

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CASELOAD = 100
"""How many participants one counsellor has."""


def ids(count: int) -> list[str]:
    """Return the ids of a population: the same each time."""
    chance = random.Random(7)
    return [f"{chance.getrandbits(128):032x}" for _ in range(count)]


def counsellor(number: int) -> str:
    """Return the counsellor of the participant with this number."""
    return f"{number // CASELOAD:032x}"


def population(count: int, fields: int, happened: int) -> Iterator[Portable]:
    """Yield dossiers with so many answers and so many events."""
    for number, dossier_id in enumerate(ids(count)):
        yield portable(dossier_id, counsellor(number), fields, happened)


def portable(dossier_id: str, of: str, fields: int, happened: int) -> Portable:
    """Return a dossier whose participant answered and answered again."""
    rows: list[EventRow] = []
    present: dict[str, FieldRow] = {}
    for number in range(happened):
        changed = _first(dossier_id, of) if number == 0 else _answer(dossier_id, number, fields)
        for field, row in changed.items():
            row["version"] = present[field]["version"] + 1 if field in present else 1
            present[field] = row
        rows.append(
            event_row(
                "changed" if number else "created",
                changed,
                number=number + 1,
                at=moment(START + timedelta(seconds=number)),
                by=dossier_id,
                save_id=f"{number:032x}",
                previous=rows[-1]["hash"] if rows else "",
            )
        )
    chain = tuple(events(rows, dossier_id))
    kept = {field: Kept.model_validate(row) for field, row in replayed(chain).items()}
    dossier = Dossier(id=dossier_id, version=len(rows), created_at=START, fields=kept)
    return Portable(dossier=dossier, events=chain)


def _first(dossier_id: str, of: str) -> dict[str, FieldRow]:
    values = {"profile/name": "Amina", "profile/language": "nl", f"counsellor/{of}": True}
    return {
        field: FieldRow(value=value, version=1, by=dossier_id, at=moment(START))
        for field, value in values.items()
    }


def _answer(dossier_id: str, number: int, fields: int) -> dict[str, FieldRow]:
    field = f"answer/activity-{number % fields // 15}/part-{number % fields}"
    at = moment(START + timedelta(seconds=number))
    return {field: FieldRow(value="soms graag", version=1, by=dossier_id, at=at)}
