"""A store that keeps nothing on a disk, for measurements that save ten thousand times.

Values go through the JSON of the real stores, and what a save makes of the fields is decided by the
same code: only the disk is missing.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import orjson

from modules.domain.records.dossier import Change, Dossier, Event, Kept, OverviewLine, Saved
from modules.storage.base import KINDS, NoDossier, Record, RecordType, StoreError
from modules.storage.changes import FieldRow, outcome


class Memory:
    """One organisation's memory, for as long as the process lasts; a Store without events."""

    def __init__(self) -> None:
        self._fields: dict[str, dict[str, FieldRow]] = {}
        self._made: dict[str, datetime] = {}
        self._records: dict[type[Record], dict[str, Record]] = {kind: {} for kind in KINDS}

    def create(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Dossier:
        """Make a dossier; see Store.create."""
        if dossier_id in self._fields:
            raise StoreError(f"{dossier_id} is taken")
        self._fields[dossier_id], self._made[dossier_id] = {}, at
        self.save(dossier_id, changes, by=by, at=at, save_id=save_id)
        return self.get(dossier_id)

    def get(self, dossier_id: str) -> Dossier:
        """Return a dossier; see Store.get."""
        if dossier_id not in self._fields:
            raise NoDossier(dossier_id)
        rows = self._fields[dossier_id]
        fields = {name: Kept.model_validate(row) for name, row in rows.items()}
        made = self._made[dossier_id]
        return Dossier(id=dossier_id, version=1, created_at=made, fields=fields)

    def save(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Saved:
        """Keep changes; see Store.save."""
        if dossier_id not in self._fields:
            raise NoDossier(dossier_id)
        rows = outcome(self._fields[dossier_id], changes, by=by, at=at)
        through_json: dict[str, FieldRow] = orjson.loads(orjson.dumps(rows))
        self._fields[dossier_id].update(through_json)
        versions = {name: row["version"] for name, row in through_json.items()}
        return Saved(version=1, fields=versions)

    def forget(self, dossier_id: str, start: str) -> None:
        """Take away the fields that begin with this, so that a dossier stays small."""
        rows = self._fields[dossier_id]
        for name in [name for name in rows if name.startswith(start)]:
            del rows[name]

    def viewed(self, dossier_id: str, *, by: str, at: datetime, what: str, save_id: str) -> None:
        """Take note of a look; see Store.viewed."""
        self.get(dossier_id)

    exported = viewed

    def events(self, dossier_id: str) -> tuple[Event, ...]:
        """Return no history: nothing that is measured here reads any."""
        self.get(dossier_id)
        return ()

    def overview(self, counsellor: str) -> tuple[OverviewLine, ...]:
        """Return no lines."""
        return ()

    def dossier_ids(self) -> Iterator[str]:
        """Yield the ids of the dossiers."""
        yield from self._fields

    def erase(self, dossier_id: str, *, by: str, at: datetime) -> None:
        """Forget a dossier."""
        del self._fields[dossier_id]

    def update(
        self,
        kind: type[RecordType],
        key: str,
        change: Callable[[RecordType | None], RecordType | None],
    ) -> RecordType | None:
        """Replace a record; see Store.update."""
        new = change(self.find(kind, key))
        if new is None:
            self._records[kind].pop(key, None)
            return None
        kept = kind.model_validate_json(orjson.dumps(new.model_dump(mode="json")))
        self._records[kind][key] = kept
        return kept

    def find(self, kind: type[RecordType], key: str) -> RecordType | None:
        """Return a record, or None."""
        found = self._records[kind].get(key)
        return found if isinstance(found, kind) else None

    def records(self, kind: type[RecordType]) -> Iterator[RecordType]:
        """Yield each record of a kind."""
        yield from (one for one in list(self._records[kind].values()) if isinstance(one, kind))

    def close(self) -> None:
        """Let go of nothing."""
