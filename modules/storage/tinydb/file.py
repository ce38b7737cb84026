"""A TinyDB whose storage is one sealed file: read once, changed in memory, written once or never.

TinyDB's own storage writes in place: killed while saving it left 11 % of its files unreadable, and
after power cuts 32 % (docs/durability.md). Here nothing reaches the disk before `keep`, and then
all of it at once.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from modules.storage.base import Damaged
from modules.storage.files.durable import settled, write_durably
from modules.storage.files.encryption import Sealer

Tables = dict[str, dict[str, Any]]


class SealedStorage(Storage):
    """Keeps the tables of one TinyDB in one sealed file."""

    def __init__(self, path: Path, name: str, sealer: Sealer, tables: Tables | None = None) -> None:
        self._path = path
        self._name = name
        self._sealer = sealer
        self._tables = read_tables(path, name, sealer) if tables is None else tables

    def read(self) -> Tables | None:
        """Return the tables as this operation has made them so far."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Take over the tables; `keep` writes them."""
        self._tables = data

    def keep(self, *, keep_before: bool) -> None:
        """Write the tables for good; raises NotKept."""
        sealed = self._sealer.seal(orjson.dumps(self._tables), self._name)
        write_durably(self._path, sealed, keep_before=keep_before)


class TextTable(Table):
    """A table whose document ids are text, without a query cache: other processes write too.

    It writes through the storage, as every TinyDB table does in the end, but without making each
    id anew twice for each change: a file is small, yet it is in the way of every save.
    """

    document_id_class = str  # type: ignore[assignment]  # TinyDB allows it but declares int
    default_query_cache_capacity = 0

    def put(self, rows: Mapping[str, Mapping[str, Any]]) -> None:
        """Set documents, whether they were there or not."""
        tables = self.storage.read() or {}
        tables.setdefault(self.name, {}).update(rows)
        self.storage.write(tables)

    def document(self, key: str) -> dict[str, Any] | None:
        """Return one document, or None."""
        tables = self.storage.read() or {}
        row: dict[str, Any] | None = tables.get(self.name, {}).get(key)
        return row

    def take_away(self, key: str) -> None:
        """Remove one document if it is there."""
        tables = self.storage.read() or {}
        tables.get(self.name, {}).pop(key, None)
        self.storage.write(tables)


class SealedTinyDB(TinyDB):
    """One sealed file as a TinyDB; make a new one for each operation."""

    table_class = TextTable

    def __init__(self, path: Path, name: str, sealer: Sealer, tables: Tables | None = None) -> None:
        """Read the file, or begin with tables that are known to be what it holds."""
        self.sealer = sealer
        super().__init__(path, name, sealer, tables, storage=SealedStorage)

    @property
    def is_new(self) -> bool:
        """Return whether there was no file."""
        return self.storage.read() is None

    @property
    def all_tables(self) -> Tables:
        """Return everything as this operation has made it so far."""
        return self.storage.read() or {}

    def rows(self, name: str) -> TextTable:
        """Return a table by name."""
        table = self.table(name)
        assert isinstance(table, TextTable)
        return table

    def keep(self, *, keep_before: bool = True) -> None:
        """Make all changes of this operation durable with one write; raises NotKept."""
        storage = self.storage
        assert isinstance(storage, SealedStorage)
        storage.keep(keep_before=keep_before)


def read_tables(path: Path, name: str, sealer: Sealer) -> Tables | None:
    """Return what a sealed file holds, None when there is no file; raises Damaged."""

    def tables(sealed: bytes) -> Tables:
        try:
            content: Tables = orjson.loads(sealer.unseal(sealed, name))
        except orjson.JSONDecodeError:
            raise Damaged(f"{name}: holds no tables") from None
        return content

    return settled(path, tables)
