"""Small records (accounts, sign-ins, cards) in PostgreSQL, a sealed row each."""

from collections.abc import Callable, Iterator, Sequence

from modules.storage.base import KINDS, Record, RecordType, key_of
from modules.storage.postgres.database import Connection, Database
from modules.storage.postgres.sealed_rows import SealedRows


class PostgresRecords:
    """The records of one organisation."""

    def __init__(self, database: Database, keys: Sequence[bytes]) -> None:
        self._database = database
        self._rows = {
            kind: SealedRows(keys, f"{database.organisation}/{name}")
            for kind, name in KINDS.items()
        }

    def update(
        self,
        kind: type[RecordType],
        key: str,
        change: Callable[[RecordType | None], RecordType | None],
    ) -> RecordType | None:
        """Replace a record alone; see Store.update."""
        token = self._rows[kind].token(key)

        def work(connection: Connection) -> RecordType | None:
            # An advisory lock also keeps two first writers of one key apart.
            connection.execute(
                "select pg_advisory_xact_lock(hashtextextended(%s, 0))",
                [f"{self._database.organisation}/{KINDS[kind]}/{token.hex()}"],
            )
            present = self._record(connection, kind, token)
            wished = change(present)
            if wished != present:
                self._put(connection, kind, key, wished)
            return wished

        return self._database.write(work, repeatable=False)

    def find(self, kind: type[RecordType], key: str) -> RecordType | None:
        """Return a record; see Store.find."""
        token = self._rows[kind].token(key)
        return self._database.read(lambda connection: self._record(connection, kind, token))

    def all(self, kind: type[RecordType]) -> Iterator[RecordType]:
        """Yield the records of a kind; see Store.records."""
        rows = self._database.read(
            lambda connection: connection.execute(
                "select key, content from record where kind = %s", [KINDS[kind]]
            ).fetchall()
        )
        for token, content in rows:
            yield kind.model_validate(self._rows[kind].unseal(token.hex(), content))

    def seal_again(self, connection: Connection, keys: Sequence[bytes]) -> None:
        """Seal all records for other keys, in the transaction of a change of key."""
        records: list[Record] = []
        for kind, name in KINDS.items():
            rows = connection.execute("select key, content from record where kind = %s", [name])
            for token, content in rows:
                records.append(kind.model_validate(self._rows[kind].unseal(token.hex(), content)))
        connection.execute("delete from record")
        resealed = PostgresRecords(self._database, keys)
        for record in records:
            resealed._put(connection, type(record), key_of(record), record)

    def _record(
        self, connection: Connection, kind: type[RecordType], token: bytes
    ) -> RecordType | None:
        row = connection.execute(
            "select content from record where kind = %s and key = %s", [KINDS[kind], token]
        ).fetchone()
        if row is None:
            return None
        return kind.model_validate(self._rows[kind].unseal(token.hex(), row[0]))

    def _put(
        self, connection: Connection, kind: type[Record], key: str, wished: Record | None
    ) -> None:
        token = self._rows[kind].token(key)
        if wished is None:
            connection.execute(
                "delete from record where kind = %s and key = %s", [KINDS[kind], token]
            )
            return
        if key_of(wished) != key:
            raise ValueError("a record cannot move to another key")
        connection.execute(
            "insert into record values (%s, %s, %s, %s) "
            "on conflict (org, kind, key) do update set content = excluded.content",
            [
                self._database.organisation,
                KINDS[kind],
                token,
                self._rows[kind].seal(token.hex(), wished.model_dump(mode="json")),
            ],
        )
