"""What PostgreSQL adds: organisations apart by right, events that nobody can change, restarts."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from modules.storage.base import Damaged, NoDossier, NotKept, StoreError, WrongKey
from modules.storage.files.keys import KEY_FILE
from modules.storage.postgres.database import Connection, migrate, migrations
from modules.storage.postgres.store import PostgresStore
from tests.storage.conftest import AMINA, ELS, keep, set_to, start

PART = "answer/dreams/first"


@pytest.fixture
def postgres(database_url: str, tmp_path: Path, organisation: str) -> Iterator[PostgresStore]:
    store = PostgresStore.open(database_url, tmp_path, organisation=organisation)
    start(store)
    yield store
    store.close()


@pytest.fixture
def elsewhere(database_url: str, tmp_path: Path) -> Iterator[PostgresStore]:
    """Return the store of another organisation in the same database."""
    store = PostgresStore.open(database_url, tmp_path / "elsewhere", organisation="elsewhere")
    yield store
    store.close()


def test_another_organisation_sees_nothing(
    postgres: PostgresStore, elsewhere: PostgresStore
) -> None:
    with pytest.raises(NoDossier):
        elsewhere.get(AMINA)
    assert list(elsewhere.dossier_ids()) == []
    assert elsewhere.overview(ELS) == ()


def test_without_an_organisation_no_row_shows(postgres: PostgresStore, database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("set role tweede_kans_app")
        assert connection.execute("select count(*) from dossier").fetchone() == (0,)


def test_a_row_cannot_be_put_in_another_organisation(postgres: PostgresStore) -> None:
    def intrude(connection: Connection) -> None:
        connection.execute("insert into erasure values ('elsewhere', 'x', 'y', now())")

    with pytest.raises(NotKept, match="InsufficientPrivilege"):
        postgres.database.write(intrude, repeatable=False)


@pytest.mark.requirement("PR15")
@pytest.mark.parametrize(
    "statement", ["update event set number = 9", "delete from event", "truncate event"]
)
def test_the_app_has_no_right_to_change_events(postgres: PostgresStore, statement: str) -> None:
    with pytest.raises(NotKept, match="InsufficientPrivilege"):
        postgres.database.write(lambda c: c.execute(statement.encode()), repeatable=False)
    assert len(postgres.events(AMINA)) == 1


def test_nothing_a_person_wrote_stands_readable_in_the_database(
    postgres: PostgresStore, database_url: str
) -> None:
    keep(postgres, set_to(PART, "something private"))
    postgres.overview(ELS)
    tables = ("dossier", "field", "event", "caseload", "summary")
    with psycopg.connect(database_url) as connection:
        content = b"".join(
            bytes(row[0])
            for table in tables
            for row in connection.execute(f"select convert_to(t::text, 'UTF8') from {table} t")
        )
    assert content
    for word in (b"Amina", b"private", b"dreams", ELS.encode()):
        assert word not in content
        assert word.hex().encode() not in content


def test_erasing_leaves_no_row_of_a_person(postgres: PostgresStore, database_url: str) -> None:
    postgres.overview(ELS)
    postgres.erase(AMINA, by=ELS, at=postgres.get(AMINA).created_at)
    with psycopg.connect(database_url) as connection:
        for table in ("field", "event", "caseload", "summary"):
            found = connection.execute(
                f"select count(*) from {table} where org = %s".encode(),
                [postgres.database.organisation],
            )
            assert found.fetchone() == (0,)


def test_another_key_is_refused_and_a_missing_one_is_not_made_anew(
    postgres: PostgresStore, database_url: str, tmp_path: Path, organisation: str
) -> None:
    with pytest.raises(WrongKey, match="opens with"):
        PostgresStore.open(database_url, tmp_path, organisation=organisation, key=bytes(32))
    (tmp_path / KEY_FILE).unlink()
    with pytest.raises(WrongKey, match="is missing"):
        PostgresStore.open(database_url, tmp_path, organisation=organisation)
    assert not (tmp_path / KEY_FILE).exists()


@pytest.mark.parametrize("table", ["field", "event"])
def test_a_changed_row_is_said(postgres: PostgresStore, database_url: str, table: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute(
            f"update {table} set content = set_byte(content, 40, 255 - get_byte(content, 40)) "
            "where org = %s".encode(),
            [postgres.database.organisation],
        )
    with pytest.raises(Damaged):
        (postgres.get if table == "field" else postgres.events)(AMINA)


def test_a_missing_event_breaks_the_chain(postgres: PostgresStore, database_url: str) -> None:
    keep(postgres, set_to(PART, 1))
    with psycopg.connect(database_url) as connection:
        connection.execute(
            "delete from event where number = 2 and org = %s", [postgres.database.organisation]
        )
    with pytest.raises(Damaged, match="changed or is missing"):
        postgres.events(AMINA)


def test_a_save_survives_that_its_connection_had_died(
    postgres: PostgresStore, database_url: str
) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() "
            "and backend_type = 'client backend'"
        )
    keep(postgres, set_to(PART, "graag"))
    assert postgres.get(AMINA).value(PART) == "graag"


def test_several_processes_may_migrate_at_once(database_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, [database_url] * 4))
    with psycopg.connect(database_url) as connection:
        found = connection.execute("select number from schema_version order by number").fetchall()
    assert found == [(number,) for number in range(1, len(migrations()) + 1)]


def test_a_database_of_a_newer_version_is_refused(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("insert into schema_version values (999)")
    try:
        with pytest.raises(StoreError, match="newer version"):
            migrate(database_url)
    finally:
        with psycopg.connect(database_url) as connection:
            connection.execute("delete from schema_version where number = 999")


def test_a_database_that_cannot_be_reached_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        PostgresStore.open(f"postgresql:///nothing?host={tmp_path}", tmp_path)
