"""A line per dossier, kept beside it and worked out again when the dossier or the code changed."""

from datetime import datetime

from modules.domain.records.dossier import Dossier, OverviewLine, overview_line
from modules.storage.changes import FieldRow
from modules.storage.postgres.database import Connection, Database
from modules.storage.postgres.dossiers import PostgresDossiers
from modules.storage.postgres.sealed_rows import SealedRows
from modules.storage.tinydb.overview_cache import SHAPE

_CASELOAD = """
select d.id, d.version, d.created_at, d.data_key, s.content
from caseload c
join dossier d on d.org = c.org and d.id = c.dossier
left join summary s
    on s.org = d.org and s.dossier = d.id and s.version = d.version and s.shape = %s
where c.counsellor = %s
"""

_KEEP = """
insert into summary
select d.org, d.id, %s, %s, %s from dossier d where d.id = %s for key share
on conflict (org, dossier) do update
    set version = excluded.version, shape = excluded.shape, content = excluded.content
"""

_New = tuple[tuple[OverviewLine, int], SealedRows]
"""A line that was worked out with the version it is of, and what seals it."""


class PostgresOverview:
    """The lines of one organisation's dossiers."""

    def __init__(self, database: Database, dossiers: PostgresDossiers) -> None:
        self._database = database
        self._dossiers = dossiers

    def of(self, counsellor: str) -> tuple[OverviewLine, ...]:
        """Return the lines of one counsellor's dossiers."""
        token = self._dossiers.rows.caseload(counsellor)
        lines, stale = self._database.read(lambda connection: self._lines(connection, token))
        if stale:
            self._database.write(lambda connection: self._keep(connection, stale), repeatable=True)
        return (*lines, *(line for (line, _), _ in stale))

    def _lines(
        self, connection: Connection, counsellor: bytes
    ) -> tuple[list[OverviewLine], list[_New]]:
        """Return the lines that are kept, and those that had to be worked out."""
        lines: list[OverviewLine] = []
        stale: dict[str, tuple[int, datetime, SealedRows]] = {}
        caseload = connection.execute(_CASELOAD, [SHAPE, counsellor], binary=True)
        for dossier_id, version, created_at, data_key, content in caseload:
            rows = self._dossiers.rows.sealed(dossier_id, data_key)
            if content is not None:
                lines.append(OverviewLine.model_validate(rows.unseal("summary", content)))
            else:
                stale[dossier_id] = version, created_at, rows
        sealed = {dossier_id: rows for dossier_id, (_, _, rows) in stale.items()}
        fields = self._dossiers.rows.fields_of(connection, sealed) if sealed else {}
        return lines, [
            (_line(dossier_id, version, created_at, fields[dossier_id]), rows)
            for dossier_id, (version, created_at, rows) in stale.items()
        ]

    def _keep(self, connection: Connection, stale: list[_New]) -> None:
        """Keep lines that were worked out, of dossiers that are still there."""
        rows = [
            [version, SHAPE, sealed.seal("summary", line.model_dump(mode="json")), line.id]
            for (line, version), sealed in stale
        ]
        with connection.cursor() as cursor:
            cursor.executemany(_KEEP, rows)


def _line(
    dossier_id: str, version: int, created_at: datetime, fields: dict[str, FieldRow]
) -> tuple[OverviewLine, int]:
    content = {"id": dossier_id, "version": version, "created_at": created_at, "fields": fields}
    return overview_line(Dossier.model_validate(content)), version
