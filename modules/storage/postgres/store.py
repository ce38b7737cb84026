"""The store for organisations that outgrow one machine: PostgreSQL, one organisation's rows."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from modules.domain.records.dossier import Change, Dossier, Event, OverviewLine, Saved
from modules.storage.base import RecordType
from modules.storage.files.durable import make_folder
from modules.storage.files.encryption import unwrap, wrap
from modules.storage.files.keys import fingerprint, new_key, organisation_key, right_key
from modules.storage.postgres.database import Connection, Database
from modules.storage.postgres.dossiers import PostgresDossiers
from modules.storage.postgres.overview import PostgresOverview
from modules.storage.postgres.records import PostgresRecords
from modules.storage.transfer.portable import Erased, Portable, refuse_unless_empty


class PostgresStore:
    """One organisation's memory in a database; what each method promises stands in base.Store."""

    def __init__(self, database: Database, key: bytes, app_key: bytes) -> None:
        self.database = database
        self.keys = [key]
        self.app_key = app_key
        self.dossiers = PostgresDossiers(database, [key])
        self._records = PostgresRecords(database, [key])
        self._overview = PostgresOverview(database, self.dossiers)

    @classmethod
    def open(
        cls, url: str, folder: Path, *, organisation: str = "organisation", key: bytes | None = None
    ) -> "PostgresStore":
        """Open an organisation's rows, with the key of `folder`; raises WrongKey, StoreError."""
        make_folder(folder)
        database = Database(url, organisation)
        try:
            description = database.read(_described)
            key = key or organisation_key(folder, expected=description[0] if description else None)
            if description is None:
                description = database.write(
                    lambda connection: _first(connection, organisation, key), repeatable=True
                )
            right_key(key, description[0])
            database.key = description[0]
            return cls(database, key, unwrap([key], description[1], "the app's key"))
        except BaseException:
            database.close()
            raise

    def create(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Dossier:
        """Make a dossier."""
        return self.dossiers.create(dossier_id, changes, by=by, at=at, save_id=save_id)

    def get(self, dossier_id: str) -> Dossier:
        """Return a dossier."""
        return self.dossiers.get(dossier_id)

    def save(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Saved:
        """Keep changes together, as one event."""
        return self.dossiers.save(dossier_id, changes, by=by, at=at, save_id=save_id)

    def viewed(self, dossier_id: str, *, by: str, at: datetime, what: str, save_id: str) -> None:
        """Keep that somebody looked."""
        self.dossiers.seen(dossier_id, "viewed", by=by, at=at, what=what, save_id=save_id)

    def exported(self, dossier_id: str, *, by: str, at: datetime, what: str, save_id: str) -> None:
        """Keep that everything was taken along."""
        self.dossiers.seen(dossier_id, "exported", by=by, at=at, what=what, save_id=save_id)

    def events(self, dossier_id: str) -> tuple[Event, ...]:
        """Return everything that happened, oldest first."""
        return self.dossiers.events(dossier_id)

    def overview(self, counsellor: str) -> tuple[OverviewLine, ...]:
        """Return a line for each dossier of a counsellor."""
        return self._overview.of(counsellor)

    def dossier_ids(self) -> Iterator[str]:
        """Yield the id of each dossier."""
        return iter(self.dossiers.ids())

    def erase(self, dossier_id: str, *, by: str, at: datetime) -> None:
        """Make a dossier unreadable for good."""
        self.dossiers.erase(dossier_id, by=by, at=at)

    def update(
        self,
        kind: type[RecordType],
        key: str,
        change: Callable[[RecordType | None], RecordType | None],
    ) -> RecordType | None:
        """Replace a record by what `change` makes of it, alone."""
        return self._records.update(kind, key, change)

    def find(self, kind: type[RecordType], key: str) -> RecordType | None:
        """Return a record, or None."""
        return self._records.find(kind, key)

    def records(self, kind: type[RecordType]) -> Iterator[RecordType]:
        """Yield each record of a kind."""
        return self._records.all(kind)

    def take_out(self, dossier_id: str) -> Portable:
        """Return a dossier whole."""
        return self.dossiers.take_out(dossier_id)

    def bring_in(self, portable: Portable) -> None:
        """Keep a dossier as it was elsewhere."""
        self.dossiers.bring_in(portable)

    def erasures(self) -> Iterator[Erased]:
        """Yield the list of erasures."""
        return iter(self.dossiers.erasures())

    def bring_in_erasure(self, erased: Erased) -> None:
        """Add to the list of erasures, and erase the dossier if it is here."""
        self.dossiers.erase_from_list(erased)

    def adopt(self, app_key: bytes) -> None:
        """Take over the secret of another store, while this one holds nothing yet."""
        refuse_unless_empty(self)
        wrapped = wrap(self.keys[0], app_key)
        self.database.write(
            lambda connection: connection.execute(
                "update organisation set app_key = %s", [wrapped]
            ),
            repeatable=True,
        )
        self.app_key = app_key

    def close(self) -> None:
        """Let go of the connections."""
        self.database.close()


def _described(connection: Connection) -> tuple[str, bytes] | None:
    """Return the fingerprint of the organisation's key and the app's wrapped key."""
    row = connection.execute("select key_fingerprint, app_key from organisation").fetchone()
    return None if row is None else (row[0], row[1])


def _first(connection: Connection, organisation: str, key: bytes) -> tuple[str, bytes]:
    """Describe a new organisation, unless another process was first."""
    connection.execute(
        "insert into organisation values (%s, %s, %s) on conflict do nothing",
        [organisation, fingerprint(key), wrap(key, new_key())],
    )
    described = _described(connection)
    assert described is not None
    return described
