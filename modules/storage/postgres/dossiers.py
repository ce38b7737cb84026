"""Dossiers in PostgreSQL: a row per field, a row per event, the dossier's own row as the lock."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from modules.domain.records.dossier import AccessKind, Change, Dossier, Event, Saved
from modules.storage.base import Damaged, StoreError
from modules.storage.changes import FieldRow, moment, outcome
from modules.storage.files.encryption import wrap
from modules.storage.files.keys import new_key
from modules.storage.history import event_row, events
from modules.storage.postgres.database import ERASER, Connection, Database
from modules.storage.postgres.rows import DossierRows, RowHead
from modules.storage.transfer.portable import Erased, Portable, checked, event_rows, field_rows

_ID = re.compile(r"[0-9a-f]{32}")


class PostgresDossiers:
    """The dossiers of one organisation."""

    def __init__(self, database: Database, keys: Sequence[bytes]) -> None:
        self._database = database
        self._keys = keys
        self.rows = DossierRows(database.organisation, keys)

    def create(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Dossier:
        """Make a dossier; see Store.create."""
        if not _ID.fullmatch(dossier_id):
            raise ValueError(f"{dossier_id!r} is not the id of a dossier")
        fields = outcome({}, changes, by=by, at=at)

        def work(connection: Connection) -> None:
            is_new = self._insert(connection, dossier_id, at)
            head = self.rows.head(connection, dossier_id, lock=True)
            if is_new:
                self._add_event(connection, head, "created", fields, by=by, at=at, save_id=save_id)
            elif self.rows.event(connection, head, f"created/{save_id}") is None:
                raise StoreError(f"there is a dossier {dossier_id} already")

        self._database.write(work, repeatable=True)
        return self.get(dossier_id)

    def get(self, dossier_id: str) -> Dossier:
        """Return a dossier; see Store.get."""
        return self._database.read(lambda connection: self.read(connection, dossier_id))

    def read(self, connection: Connection, dossier_id: str) -> Dossier:
        """Return a dossier as it stands in one transaction."""
        head = self.rows.head(connection, dossier_id)
        return Dossier.model_validate(
            {
                "id": dossier_id,
                "version": head.version,
                "created_at": head.created_at,
                "fields": self.rows.fields(connection, head),
            }
        )

    def save(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Saved:
        """Keep changes; see Store.save."""

        def work(connection: Connection) -> Saved:
            head = self.rows.head(connection, dossier_id, lock=True)
            event = self.rows.event(connection, head, f"changed/{save_id}")
            if event is not None:
                saved_versions = {field: version for field, _, version in event.get("changes", ())}
                return Saved.model_validate(
                    {"version": head.version, "fields": saved_versions, "repeated": True}
                )
            present = self.rows.fields(connection, head, [change.field for change in changes])
            fields = outcome(present, changes, by=by, at=at)
            self._add_event(connection, head, "changed", fields, by=by, at=at, save_id=save_id)
            versions = {field: row["version"] for field, row in {**present, **fields}.items()}
            return Saved(version=head.version + 1, fields=versions)

        return self._database.write(work, repeatable=True)

    def seen(
        self, dossier_id: str, kind: AccessKind, *, by: str, at: datetime, what: str, save_id: str
    ) -> None:
        """Keep that somebody looked or took it along; see Store.viewed and Store.exported."""

        def work(connection: Connection) -> None:
            head = self.rows.head(connection, dossier_id, lock=True)
            if self.rows.event(connection, head, f"{kind}/{save_id}") is None:
                self._add_event(
                    connection, head, kind, {}, by=by, at=at, save_id=save_id, what=what
                )

        self._database.write(work, repeatable=True)

    def events(self, dossier_id: str) -> tuple[Event, ...]:
        """Return the history; see Store.events."""
        return self._database.read(lambda connection: self.history(connection, dossier_id))

    def history(self, connection: Connection, dossier_id: str) -> tuple[Event, ...]:
        """Return the events as they stand in one transaction; raises Damaged."""
        head = self.rows.head(connection, dossier_id)
        name = f"dossier {dossier_id}"
        chain = tuple(events(self.rows.events(connection, head), name))
        if len(chain) != head.events or (chain and chain[-1].hash != head.hash):
            raise Damaged(f"{name}: an event was changed or is missing")
        return chain

    def erase(self, dossier_id: str, *, by: str, at: datetime) -> None:
        """Make a dossier unreadable; see Store.erase. Only the eraser's role can."""

        def work(connection: Connection) -> None:
            self.rows.head(connection, dossier_id, lock=True)
            self._erase(connection, Erased(dossier=dossier_id, by=by, at=at))

        self._database.write(work, repeatable=False, role=ERASER)

    def take_out(self, dossier_id: str) -> Portable:
        """Return a dossier whole; see Movable.take_out."""
        return self._database.read(
            lambda connection: Portable(
                dossier=self.read(connection, dossier_id),
                events=self.history(connection, dossier_id),
            )
        )

    def bring_in(self, portable: Portable) -> None:
        """Keep a dossier as it was elsewhere; see Movable.bring_in."""
        dossier, rows = portable.dossier, event_rows(checked(portable))

        def work(connection: Connection) -> None:
            if not self._insert(connection, dossier.id, dossier.created_at):
                raise StoreError(f"there is a dossier {dossier.id} already")
            head = self.rows.head(connection, dossier.id)
            self.rows.put_fields(connection, head, field_rows(portable))
            self.rows.put_events(connection, head, rows)

        self._database.write(work, repeatable=False)

    def erasures(self) -> list[Erased]:
        """Return the list of erasures."""
        rows = self._database.read(
            lambda connection: connection.execute(
                "select dossier, by_account, at from erasure"
            ).fetchall()
        )
        return [Erased(dossier=dossier, by=by, at=at) for dossier, by, at in rows]

    def erase_from_list(self, erased: Erased) -> None:
        """Add to the list of erasures; see Movable.bring_in_erasure."""
        self._database.write(
            lambda connection: self._erase(connection, erased), repeatable=True, role=ERASER
        )

    def ids(self) -> list[str]:
        """Return the id of each dossier."""
        return self._database.read(
            lambda connection: [row[0] for row in connection.execute("select id from dossier")]
        )

    def _insert(self, connection: Connection, dossier_id: str, at: datetime) -> bool:
        """Insert an empty dossier; return False when the id is taken.

        Raises StoreError for an id that was erased: nobody who was erased comes back.
        """
        if self.rows.is_erased(connection, dossier_id):
            raise StoreError(f"{dossier_id} was erased")
        return self.rows.is_new(connection, dossier_id, at, wrap(self._keys[0], new_key()))

    def _erase(self, connection: Connection, erased: Erased) -> None:
        connection.execute(
            "insert into erasure values (%s, %s, %s, %s) on conflict do nothing",
            [self._database.organisation, erased.dossier, erased.by, erased.at],
        )
        for table in (b"field", b"event", b"caseload", b"summary"):
            connection.execute(b"delete from %b where dossier = %%s" % table, [erased.dossier])
        connection.execute("delete from dossier where id = %s", [erased.dossier])

    def _add_event(
        self,
        connection: Connection,
        head: RowHead,
        kind: str,
        fields: Mapping[str, FieldRow],
        *,
        by: str,
        at: datetime,
        save_id: str,
        what: str = "",
    ) -> None:
        event = event_row(
            kind,
            fields,
            number=head.events + 1,
            at=moment(at),
            by=by,
            save_id=save_id,
            previous=head.hash,
            what=what,
        )
        self.rows.put_fields(connection, head, fields)
        self.rows.put_events(connection, head, [event])
