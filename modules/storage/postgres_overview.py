"""A line per dossier, kept beside it and worked out again when the dossier or the code changed."""

from modules.domain.dossier import Summary, summary
from modules.storage.overview_cache import SHAPE
from modules.storage.postgres_database import Connection, Database
from modules.storage.postgres_dossiers import PostgresDossiers
from modules.storage.sealed_rows import SealedRows

_CASELOAD = """
select d.id, d.version, d.data_key, s.content
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


class PostgresOverview:
    """The lines of one organisation's dossiers."""

    def __init__(self, database: Database, dossiers: PostgresDossiers) -> None:
        self._database = database
        self._dossiers = dossiers

    def of(self, counsellor: str) -> tuple[Summary, ...]:
        """Return the lines of one counsellor's dossiers."""
        token = self._dossiers.rows.caseload(counsellor)
        stale: list[tuple[Summary, int, SealedRows]] = []

        def work(connection: Connection) -> list[Summary]:
            stale.clear()
            lines = []
            found = connection.execute(_CASELOAD, [SHAPE, token], binary=True).fetchall()
            for dossier_id, version, data_key, content in found:
                rows = self._dossiers.rows.sealed(dossier_id, data_key)
                if content is not None:
                    lines.append(Summary.model_validate(rows.unseal("summary", content)))
                else:
                    lines.append(summary(self._dossiers.read(connection, dossier_id)))
                    stale.append((lines[-1], version, rows))
            return lines

        lines = self._database.read(work)
        if stale:
            self._database.write(lambda connection: self._keep(connection, stale), repeatable=True)
        return tuple(lines)

    def _keep(self, connection: Connection, stale: list[tuple[Summary, int, SealedRows]]) -> None:
        """Keep lines that were worked out, of dossiers that are still there."""
        rows = [
            (
                version,
                SHAPE,
                sealed.seal("summary", line.model_dump(mode="json")),
                line.id,
            )
            for line, version, sealed in stale
        ]
        with connection.cursor() as cursor:
            cursor.executemany(_KEEP, rows)
