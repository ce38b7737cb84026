"""The rows of dossiers in PostgreSQL: how each is found, sealed and written."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from modules.storage.base import NoDossier
from modules.storage.changes import FieldRow
from modules.storage.files.encryption import unwrap
from modules.storage.history import EventRow
from modules.storage.postgres.database import Connection
from modules.storage.postgres.sealed_rows import SealedRows

_COUNSELLOR = "counsellor/"
_HEAD = "select version, events, hash, created_at, data_key from dossier where id = %s"


class RowHead(NamedTuple):
    """A dossier's own row, and what seals the rest of it."""

    id: str
    version: int
    events: int
    hash: str
    created_at: datetime
    rows: SealedRows


class DossierRows:
    """The rows of one organisation's dossiers."""

    def __init__(self, organisation: str, keys: Sequence[bytes]) -> None:
        self._organisation = organisation
        self._keys = keys
        self._caseloads = SealedRows(keys, f"{organisation}/caseload")

    def head(self, connection: Connection, dossier_id: str, *, lock: bool = False) -> RowHead:
        """Return a dossier's head, with its row locked if asked; raises NoDossier."""
        statement = f"{_HEAD} for update" if lock else _HEAD
        row = connection.execute(statement.encode(), [dossier_id]).fetchone()
        if row is None:
            raise NoDossier(dossier_id)
        version, events, last_hash, created_at, wrapped = row
        sealed = self.sealed(dossier_id, wrapped)
        return RowHead(dossier_id, version, events, last_hash, created_at, sealed)

    def sealed(self, dossier_id: str, wrapped: bytes) -> SealedRows:
        """Return what seals a dossier's rows."""
        place = f"{self._organisation}/{dossier_id}"
        return SealedRows([unwrap(self._keys, wrapped, place)], place)

    def is_new(
        self, connection: Connection, dossier_id: str, created_at: datetime, wrapped: bytes
    ) -> bool:
        """Insert a dossier's row; return False when the id is taken."""
        inserted = connection.execute(
            "insert into dossier values (%s, %s, 0, 0, '', %s, %s) on conflict do nothing",
            [self._organisation, dossier_id, created_at, wrapped],
        )
        return inserted.rowcount == 1

    def is_erased(self, connection: Connection, dossier_id: str) -> bool:
        """Return whether a dossier with this id was erased."""
        erasure = connection.execute("select from erasure where dossier = %s", [dossier_id])
        return erasure.fetchone() is not None

    def fields(
        self, connection: Connection, head: RowHead, names: Sequence[str] | None = None
    ) -> dict[str, FieldRow]:
        """Return the fields of a dossier by name: all, or the named ones."""
        statement = "select name, content from field where dossier = %s"
        parameters: list[Any] = [head.id]
        if names is not None:
            statement += " and name = any(%s)"
            parameters.append([head.rows.token(name) for name in names])
        fields: dict[str, FieldRow] = {}
        for token, content in connection.execute(statement.encode(), parameters, binary=True):
            row = head.rows.unseal(f"field/{token.hex()}", content)
            fields[row.pop("field")] = row
        return fields

    def fields_of(
        self, connection: Connection, sealed: Mapping[str, SealedRows]
    ) -> dict[str, dict[str, FieldRow]]:
        """Return all fields of several dossiers, by dossier and name, with one query."""
        fields: dict[str, dict[str, FieldRow]] = {dossier_id: {} for dossier_id in sealed}
        statement = "select dossier, name, content from field where dossier = any(%s)"
        for dossier_id, token, content in connection.execute(
            statement, [list(sealed)], binary=True
        ):
            row = sealed[dossier_id].unseal(f"field/{token.hex()}", content)
            fields[dossier_id][row.pop("field")] = row
        return fields

    def event(self, connection: Connection, head: RowHead, event: str) -> EventRow | None:
        """Return an event by its kind and save_id."""
        row = connection.execute(
            "select number, content from event where dossier = %s and token = %s",
            [head.id, head.rows.token(event)],
        ).fetchone()
        return None if row is None else self._event(head, *row)

    def events(self, connection: Connection, head: RowHead) -> list[EventRow]:
        """Return the events of a dossier, oldest first."""
        rows = connection.execute(
            "select number, content from event where dossier = %s order by number",
            [head.id],
            binary=True,
        )
        return [self._event(head, number, content) for number, content in rows]

    def put_fields(
        self, connection: Connection, head: RowHead, fields: Mapping[str, FieldRow]
    ) -> None:
        """Set fields."""
        tokens = [head.rows.token(field) for field in fields]
        sealed = [
            head.rows.seal(f"field/{token.hex()}", {"field": field, **row})
            for token, (field, row) in zip(tokens, fields.items(), strict=True)
        ]
        connection.execute(
            "insert into field "
            "select %s, %s, * from unnest(%b::bytea[], %b::bytea[]) "
            "on conflict (org, dossier, name) do update set content = excluded.content",
            [self._organisation, head.id, tokens, sealed],
        )
        self.put_caseloads(connection, head, fields)

    def put_events(self, connection: Connection, head: RowHead, events: Sequence[EventRow]) -> None:
        """Add events, and let the head know of the last."""
        numbers = [event["number"] for event in events]
        tokens = [head.rows.token(f"{event['kind']}/{event['save_id']}") for event in events]
        sealed = [head.rows.seal(f"event/{event['number']}", event) for event in events]
        connection.execute(
            "insert into event "
            "select %s, %s, * from unnest(%b::integer[], %b::bytea[], %b::bytea[])",
            [self._organisation, head.id, numbers, tokens, sealed],
        )
        saves = sum(event["kind"] in ("created", "changed") for event in events)
        connection.execute(
            "update dossier set version = version + %s, events = %s, hash = %s where id = %s",
            [saves, events[-1]["number"], events[-1]["hash"], head.id],
        )

    def caseload(self, counsellor: str) -> bytes:
        """Return the token under which a counsellor's dossiers are found."""
        return self._caseloads.token(counsellor)

    def put_caseloads(
        self, connection: Connection, head: RowHead, fields: Mapping[str, FieldRow]
    ) -> None:
        """Put a dossier in the caseloads that its fields name, and out of those they end."""
        for field, row in fields.items():
            if not field.startswith(_COUNSELLOR):
                continue
            place = [self._organisation, self.caseload(field.removeprefix(_COUNSELLOR)), head.id]
            if row["value"] is None:
                connection.execute(
                    "delete from caseload where org = %s and counsellor = %s and dossier = %s",
                    place,
                )
            else:
                connection.execute(
                    "insert into caseload values (%s, %s, %s) on conflict do nothing", place
                )

    def _event(self, head: RowHead, number: int, content: bytes) -> EventRow:
        return cast(EventRow, head.rows.unseal(f"event/{number}", content))
