"""Changing the organisation's key in PostgreSQL: everything in one transaction, or nothing."""

from modules.storage.base import ReportProgress
from modules.storage.files.encryption import unwrap, wrap
from modules.storage.files.keys import fingerprint
from modules.storage.postgres.database import Connection
from modules.storage.postgres.records import PostgresRecords
from modules.storage.postgres.rows import DossierRows
from modules.storage.postgres.store import PostgresStore


def change_key(
    store: PostgresStore, key: bytes, report: ReportProgress = lambda _: None
) -> PostgresStore:
    """Return the store, now for another key; raises NotKept, and then nothing changed."""
    organisation, earlier = store.database.organisation, store.keys

    def work(connection: Connection) -> None:
        store.database.keep_others_out(connection)
        rows = DossierRows(organisation, [key])
        connection.execute("delete from caseload")
        dossiers = connection.execute("select id, data_key from dossier order by id").fetchall()
        for done, (dossier_id, wrapped) in enumerate(dossiers, start=1):
            data_key = unwrap(earlier, wrapped, dossier_id)
            connection.execute(
                "update dossier set data_key = %s where id = %s", [wrap(key, data_key), dossier_id]
            )
            head = rows.head(connection, dossier_id)
            rows.put_caseloads(connection, head, rows.fields(connection, head))
            report(done)
        PostgresRecords(store.database, earlier).seal_again(connection, [key])
        connection.execute(
            "update organisation set key_fingerprint = %s, app_key = %s",
            [fingerprint(key), wrap(key, store.app_key)],
        )

    store.database.write(work, repeatable=False)
    store.database.key = fingerprint(key)
    return PostgresStore(store.database, key, store.app_key)
