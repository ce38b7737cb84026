"""Dossiers in TinyDB files, one each: tables `fields`, `events` and `meta`, sealed together."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from modules.domain.records.dossier import AccessKind, Change, Dossier, Event, Saved
from modules.storage.base import NoDossier, StoreError
from modules.storage.changes import moment, outcome
from modules.storage.tinydb.dossier_files import DossierFiles
from modules.storage.tinydb.folder import TinyFolder
from modules.storage.tinydb.tables import (
    TableHead,
    add_event,
    after_save,
    dossier,
    head_of,
    history,
    put_events,
    put_fields,
    put_head,
)
from modules.storage.transfer.portable import Erased, Portable, checked, event_rows, field_rows

_ID = re.compile(r"[0-9a-f]{32}")


class TinyDossiers:
    """The dossiers of one folder."""

    def __init__(self, folder: TinyFolder) -> None:
        self.files = DossierFiles(folder)

    def create(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Dossier:
        """Make a dossier; see Store.create."""
        if not _ID.fullmatch(dossier_id):
            raise ValueError(f"{dossier_id!r} is not the id of a dossier")
        rows = outcome({}, changes, by=by, at=at)
        with self.files.alone(dossier_id):
            if self.files.is_there(dossier_id):
                return self._created_before(dossier_id, save_id)
            db = self.files.create(dossier_id)
            head = TableHead(version=1, created_at=moment(at), events=0, hash="")
            put_fields(db, rows)
            add_event(db, head, "created", rows, by=by, at=at, save_id=save_id)
            db.keep()
        return self.get(dossier_id)

    def get(self, dossier_id: str) -> Dossier:
        """Return a dossier; see Store.get."""
        return self.files.read(dossier_id)

    def passing(self, dossier_id: str) -> Dossier:
        """Return a dossier without keeping it in memory.

        Why: listing all dossiers must not push out those that people are working on.
        """
        return dossier(dossier_id, self.files.tables(dossier_id))

    def save(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Saved:
        """Keep changes; see Store.save."""
        with self.files.opened(dossier_id) as (db, before):
            head = head_of(db, self.files.name(dossier_id))
            if (event := db.rows("events").document(f"changed/{save_id}")) is not None:
                saved_versions = {field: version for field, _, version in event.get("changes", ())}
                self.files.remember(db, before)
                return Saved(version=head["version"], fields=saved_versions, repeated=True)
            fields = db.rows("fields")
            present = {
                change.field: row
                for change in changes
                if (row := fields.document(change.field)) is not None
            }
            rows = outcome(present, changes, by=by, at=at)  # type: ignore[arg-type]  # our own rows
            head["version"] += 1
            put_fields(db, rows)
            add_event(db, head, "changed", rows, by=by, at=at, save_id=save_id)
            db.keep()
            self.files.remember(db, after_save(before, head, rows))
        versions = {field: row["version"] for field, row in {**present, **rows}.items()}
        return Saved(version=head["version"], fields=versions)

    def seen(
        self, dossier_id: str, kind: AccessKind, *, by: str, at: datetime, what: str, save_id: str
    ) -> None:
        """Keep that somebody looked or took it along; see Store.viewed and Store.exported."""
        with self.files.opened(dossier_id) as (db, before):
            if db.rows("events").document(f"{kind}/{save_id}") is None:
                head = head_of(db, self.files.name(dossier_id))
                add_event(db, head, kind, {}, by=by, at=at, save_id=save_id, what=what)
                db.keep()
            self.files.remember(db, before)

    def events(self, dossier_id: str) -> tuple[Event, ...]:
        """Return the history; see Store.events."""
        return history(self.files.tables(dossier_id), self.files.name(dossier_id))

    def erase(self, dossier_id: str, *, by: str, at: datetime) -> None:
        """Make a dossier unreadable; see Store.erase.

        It is written down first: an erasure cut short is finished when the store opens next.
        """
        with self.files.alone(dossier_id):
            if not self.files.is_there(dossier_id):
                raise NoDossier(dossier_id)
            self.files.erasures.add(Erased(dossier=dossier_id, by=by, at=at))
            self.files.shred(dossier_id)

    def erase_from_list(self, erased: Erased) -> None:
        """Add to the list of erasures; see Movable.bring_in_erasure."""
        with self.files.alone(erased.dossier):
            self.files.erasures.add(erased)
            self.files.shred(erased.dossier)

    def finish_erasures(self) -> None:
        """Remove what an erasure that was cut short left behind."""
        for erased in self.files.erasures:
            if self.files.is_there(erased.dossier):
                with self.files.alone(erased.dossier):
                    self.files.shred(erased.dossier)

    def take_out(self, dossier_id: str, path: Path | None = None) -> Portable:
        """Return a dossier whole; see Movable.take_out. `path` is for another generation of it."""
        tables = self.files.tables(dossier_id, path)
        chain = history(tables, self.files.name(dossier_id))
        return Portable(dossier=dossier(dossier_id, tables), events=chain)

    def bring_in(self, portable: Portable) -> None:
        """Keep a dossier as it was elsewhere; see Movable.bring_in."""
        incoming, rows = portable.dossier, event_rows(checked(portable))
        head = TableHead(
            version=incoming.version,
            created_at=moment(incoming.created_at),
            events=len(rows),
            hash=rows[-1]["hash"],
        )
        with self.files.alone(incoming.id):
            db = self.files.create(incoming.id)
            put_fields(db, field_rows(portable))
            put_events(db, *rows)
            put_head(db, head)
            db.keep()

    def _created_before(self, dossier_id: str, save_id: str) -> Dossier:
        tables = self.files.tables(dossier_id)
        if f"created/{save_id}" not in tables["events"]:
            raise StoreError(f"there is a dossier {dossier_id} already")
        return dossier(dossier_id, tables)
