"""Dossiers in TinyDB files, one each: tables `fields`, `events` and `meta`, sealed together."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from modules.domain.dossier import Change, Dossier, Event, Saved
from modules.storage.base import Damaged, NoDossier, StoreError
from modules.storage.changes import moment, outcome
from modules.storage.durable import BEFORE, make_folder, remove_durably, write_durably
from modules.storage.encryption import Sealer, wrap
from modules.storage.erasures import Erasures
from modules.storage.keys import new_key
from modules.storage.portable import Erased, Portable, checked, event_rows, field_rows
from modules.storage.tiny_file import SealedTinyDB, Tables, read_tables
from modules.storage.tiny_folder import TinyFolder
from modules.storage.tiny_tables import (
    Head,
    dossier,
    happened,
    head_of,
    history,
    put_events,
    put_fields,
    put_head,
)

_ID = re.compile(r"[0-9a-f]{32}")


class TinyDossiers:
    """The dossiers of one folder."""

    def __init__(self, folder: TinyFolder) -> None:
        self._folder = folder
        self.erasures = Erasures(folder)

    def create(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Dossier:
        """Make a dossier; see Store.create."""
        if not _ID.fullmatch(dossier_id):
            raise ValueError(f"{dossier_id!r} is not the id of a dossier")
        rows = outcome({}, changes, by=by, at=at)
        with self._alone(dossier_id):
            if self._folder.dossier(dossier_id).exists():
                return self._made_before(dossier_id, save_id)
            self._refuse_taken(dossier_id)
            db = self._new(dossier_id)
            head = Head(version=1, created_at=moment(at), events=0, hash="")
            put_fields(db, rows)
            happened(db, head, "created", rows, by=by, at=at, save_id=save_id)
            db.keep()
        return self.get(dossier_id)

    def get(self, dossier_id: str) -> Dossier:
        """Return a dossier; see Store.get."""
        tables = self.tables(dossier_id)
        return dossier(dossier_id, tables)

    def save(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Saved:
        """Keep changes; see Store.save."""
        with self._operation(dossier_id) as db:
            head = head_of(db, self._name(dossier_id))
            if (event := db.rows("events").one(f"changed/{save_id}")) is not None:
                versions = {field: version for field, _, version in event.get("changes", ())}
                return Saved(version=head["version"], fields=versions, repeated=True)
            fields = db.rows("fields")
            present = {c.field: row for c in changes if (row := fields.one(c.field)) is not None}
            rows = outcome(present, changes, by=by, at=at)  # type: ignore[arg-type]  # our own rows
            head["version"] += 1
            put_fields(db, rows)
            happened(db, head, "changed", rows, by=by, at=at, save_id=save_id)
            db.keep()
        kept = {field: row["version"] for field, row in {**present, **rows}.items()}
        return Saved(version=head["version"], fields=kept)

    def viewed(self, dossier_id: str, *, by: str, at: datetime, what: str, save_id: str) -> None:
        """Keep that somebody looked; see Store.viewed."""
        with self._operation(dossier_id) as db:
            if db.rows("events").one(f"viewed/{save_id}") is None:
                head = head_of(db, self._name(dossier_id))
                happened(db, head, "viewed", {}, by=by, at=at, save_id=save_id, what=what)
                db.keep()

    def events(self, dossier_id: str) -> tuple[Event, ...]:
        """Return the history; see Store.events."""
        return history(self.tables(dossier_id), self._name(dossier_id))

    def erase(self, dossier_id: str, *, by: str, at: datetime) -> None:
        """Make a dossier unreadable; see Store.erase.

        It is written down first: an erasure cut short is finished when the store opens next.
        """
        with self._alone(dossier_id):
            if not self._folder.dossier(dossier_id).exists():
                raise NoDossier(dossier_id)
            self.erasures.add(Erased(dossier=dossier_id, by=by, at=at))
            self._shred(dossier_id)

    def erase_from_list(self, erased: Erased) -> None:
        """Add to the list of erasures; see Movable.bring_in_erasure."""
        with self._alone(erased.dossier):
            self.erasures.add(erased)
            self._shred(erased.dossier)

    def take_out(self, dossier_id: str) -> Portable:
        """Return a dossier whole; see Movable.take_out."""
        tables = self.tables(dossier_id)
        chain = history(tables, self._name(dossier_id))
        return Portable(dossier=dossier(dossier_id, tables), events=chain)

    def bring_in(self, portable: Portable) -> None:
        """Keep a dossier as it was elsewhere; see Movable.bring_in."""
        dossier_id, rows = portable.dossier.id, event_rows(checked(portable))
        with self._alone(dossier_id):
            self._refuse_taken(dossier_id)
            db = self._new(dossier_id)
            put_fields(db, field_rows(portable))
            put_events(db, *rows)
            put_head(
                db,
                Head(
                    version=portable.dossier.version,
                    created_at=moment(portable.dossier.created_at),
                    events=len(rows),
                    hash=rows[-1]["hash"],
                ),
            )
            db.keep()

    def finish_erasures(self) -> None:
        """Remove what an erasure that was cut short left behind."""
        for erased in self.erasures:
            if self._folder.dossier(erased.dossier).exists():
                with self._alone(erased.dossier):
                    self._shred(erased.dossier)

    def ids(self) -> Iterator[str]:
        """Yield the id of each dossier."""
        for path in self._folder.root.glob("people/??/*.tk"):
            yield path.stem

    def tables(self, dossier_id: str) -> Tables:
        """Return all that a dossier's file holds; raises NoDossier, Damaged."""
        path = self._folder.dossier(dossier_id)
        tables = read_tables(path, self._name(dossier_id), self._sealer(dossier_id))
        if tables is None:
            raise NoDossier(dossier_id)
        return tables

    def _refuse_taken(self, dossier_id: str) -> None:
        if self._folder.dossier(dossier_id).exists():
            raise StoreError(f"there is a dossier {dossier_id} already")
        if dossier_id in self.erasures:
            raise StoreError(f"{dossier_id} was erased")

    def _shred(self, dossier_id: str) -> None:
        """Remove the key first, then what it opens; raises NotKept."""
        path = self._folder.dossier(dossier_id)
        key = self._folder.data_key(dossier_id)
        if not path.parent.is_dir():
            return
        remove_durably(key, key.with_name(key.name + BEFORE))
        remove_durably(path, path.with_name(path.name + BEFORE), path.with_name(path.name + ".new"))

    def _sealer(self, dossier_id: str) -> Sealer:
        if not _ID.fullmatch(dossier_id):
            raise NoDossier(dossier_id)
        sealer = self._folder.dossier_sealer(dossier_id)
        if sealer is not None:
            return sealer
        if self._folder.dossier(dossier_id).exists() and dossier_id not in self.erasures:
            raise Damaged(f"{self._name(dossier_id)}: its key is missing")
        raise NoDossier(dossier_id)

    def _name(self, dossier_id: str) -> str:
        return self._folder.name(self._folder.dossier(dossier_id))

    @contextmanager
    def _alone(self, dossier_id: str) -> Iterator[None]:
        with self._folder.locks.hold(f"people-{dossier_id[:2]}"):
            yield

    @contextmanager
    def _operation(self, dossier_id: str) -> Iterator[SealedTinyDB]:
        if not _ID.fullmatch(dossier_id):
            raise NoDossier(dossier_id)
        with self._alone(dossier_id):
            path = self._folder.dossier(dossier_id)
            sealer = self._sealer(dossier_id)
            if not path.exists():
                raise NoDossier(dossier_id)
            yield SealedTinyDB(path, self._name(dossier_id), sealer)

    def _new(self, dossier_id: str) -> SealedTinyDB:
        path = self._folder.dossier(dossier_id)
        make_folder(path.parent)
        key = new_key()
        write_durably(self._folder.data_key(dossier_id), wrap(self._folder.keys[0], key))
        return SealedTinyDB(path, self._name(dossier_id), Sealer([key]))

    def _made_before(self, dossier_id: str, save_id: str) -> Dossier:
        tables = self.tables(dossier_id)
        if f"created/{save_id}" not in tables["events"]:
            raise StoreError(f"there is a dossier {dossier_id} already")
        return dossier(dossier_id, tables)
