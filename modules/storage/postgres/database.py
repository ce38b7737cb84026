"""A PostgreSQL database as the stores use it: pool, migrations, one transaction at a time."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, TypeVar

import psycopg
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool

from modules.storage.base import NotKept, StoreError, WrongKey

Connection = psycopg.Connection[TupleRow]
Returned = TypeVar("Returned")
APP = "tweede_kans_app"
ERASER = "tweede_kans_eraser"
_MIGRATION_LOCK = 0x7764_6B61
_KEY_LOCK = 0x7764_6B62
_WAIT = 5.0
"""Seconds that a page waits for a connection before it says that nothing was kept."""

log = logging.getLogger(__name__)


class Database:
    """One organisation's view of a database: row-level security shows it nothing else."""

    def __init__(self, url: str, organisation: str) -> None:
        self.organisation = organisation
        self.key: str | None = None
        """The fingerprint of the key with which this process reads and writes."""
        migrate(url)
        self._pool = ConnectionPool(
            url, min_size=1, max_size=8, timeout=_WAIT, configure=_configure, open=False
        )
        self._pool.open()

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.close()

    def write(
        self, work: Callable[[Connection], Returned], *, repeatable: bool, role: str | None = None
    ) -> Returned:
        """Return what `work` returns once it is durable; raises NotKept.

        Work that may not happen twice is tried again only if the failure came before it was asked
        to become durable. If the connection dies in that very moment nobody can tell whether it
        was kept; the same save_id again finds out.
        """
        is_done = False

        def once() -> Returned:
            nonlocal is_done
            with self._transaction() as connection:
                if role:
                    connection.execute(f"set local role {role}".encode())
                result = work(connection)
                is_done = True
            return result

        try:
            return self._twice(once, lambda: repeatable or not is_done)
        except psycopg.Error as error:
            raise NotKept(f"the database did not keep this: {_safe_message(error)}") from error

    def read(self, work: Callable[[Connection], Returned]) -> Returned:
        """Return what `work` reads, all of one moment; raises StoreError."""

        def once() -> Returned:
            with self._transaction("isolation level repeatable read, read only") as connection:
                return work(connection)

        try:
            return self._twice(once, lambda: True)
        except psycopg.Error as error:
            raise StoreError(f"the database did not answer: {_safe_message(error)}") from error

    def keep_others_out(self, connection: Connection) -> None:
        """Wait until nobody else works with this database, and let nobody begin."""
        connection.execute("select pg_advisory_xact_lock(%s, 0)", [_KEY_LOCK])

    @contextmanager
    def _transaction(self, mode: str = "isolation level read committed") -> Iterator[Connection]:
        """Work in one transaction as this organisation; it is durable when the block ends."""
        with self._pool.connection() as connection, connection.transaction():
            connection.execute(f"set transaction {mode}".encode())
            # Local to the transaction: a pooled connection never carries an organisation over.
            # The lock keeps a change of key away: with the earlier key nothing may be written.
            connection.execute(
                "select set_config('app.org', %s, true), pg_advisory_xact_lock_shared(%s, 0)",
                [self.organisation, _KEY_LOCK],
            )
            self._refuse_changed_key(connection)
            yield connection

    def _refuse_changed_key(self, connection: Connection) -> None:
        if self.key is None:
            return
        row = connection.execute("select key_fingerprint from organisation").fetchone()
        if row is None or row[0] != self.key:
            raise WrongKey("the organisation's key was changed: start the app again with it")

    def _twice(self, once: Callable[[], Returned], may_repeat: Callable[[], bool]) -> Returned:
        """Try again with a new connection: one may have died while nobody used it."""
        try:
            return once()
        except psycopg.OperationalError:
            if not may_repeat():
                raise
            self._pool.check()
            return once()


def migrate(url: str) -> None:
    """Bring the tables up to date, one process at a time; raises StoreError."""
    try:
        with psycopg.connect(url) as connection, connection.transaction():
            connection.execute("select pg_advisory_xact_lock(%s)", [_MIGRATION_LOCK])
            _refuse_forgetful(connection)
            connection.execute("create table if not exists schema_version (number integer)")
            cursor = connection.execute("select coalesce(max(number), 0) from schema_version")
            present = _single_value(cursor)
            wanted = migrations()
            if present > len(wanted):
                raise StoreError("the database was made by a newer version of Tweede Kans")
            for number, text in enumerate(wanted[present:], start=present + 1):
                log.info("migrating the database to version %s", number)
                connection.execute(text.encode())
                connection.execute("insert into schema_version values (%s)", [number])
    except psycopg.Error as error:
        raise StoreError(f"the database cannot be opened: {_safe_message(error)}") from error


def migrations() -> list[str]:
    """Return the numbered migrations, in order."""
    folder = files("modules.storage.migrations")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(folder / name).read_text("utf-8") for name in names]


def _refuse_forgetful(connection: Connection) -> None:
    """Refuse a server that says "kept" before it is."""
    for setting in ("fsync", "full_page_writes"):
        if _single_value(connection.execute("select current_setting(%s)", [setting])) != "on":
            raise StoreError(f"the database runs with {setting} off: a power cut would lose saves")


def _configure(connection: Connection) -> None:
    """Let a new connection act as the app, whichever role logged in: RLS does not bind an owner."""
    connection.execute("set synchronous_commit = on")
    connection.execute("set timezone = 'UTC'")
    connection.execute(f"set role {APP}")
    connection.commit()


def _single_value(cursor: psycopg.Cursor[TupleRow]) -> Any:
    row = cursor.fetchone()
    assert row is not None
    return row[0]


def _safe_message(error: Exception) -> str:
    """Return what a log may hold of a database's message: never a row's content."""
    state = getattr(error, "sqlstate", None)
    return f"{type(error).__name__} {state or ''}".strip()
