"""Small records (accounts, sign-ins, cards) in TinyDB files, a table spread over 256 buckets."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from modules.storage.base import KINDS, RecordType, key_of
from modules.storage.files.durable import make_folder
from modules.storage.tinydb.file import SealedTinyDB, read_tables
from modules.storage.tinydb.folder import TinyFolder
from modules.storage.tinydb.signature import settled_signature

Rows = dict[str, dict[str, Any]]

_TABLE = "records"


class TinyRecords:
    """The records of one folder."""

    def __init__(self, folder: TinyFolder) -> None:
        self._folder = folder
        self._seen: dict[Path, tuple[list[int], Rows]] = {}
        for name in KINDS.values():
            make_folder(folder.root / "records" / name)

    def update(
        self,
        kind: type[RecordType],
        key: str,
        change: Callable[[RecordType | None], RecordType | None],
    ) -> RecordType | None:
        """Replace a record alone; see Store.update."""
        path = self._bucket(kind, key)
        with self._folder.locks.hold(self._folder.lock_of(path)):
            db = SealedTinyDB(path, self._folder.name(path), self._folder.sealer(path))
            table = db.rows(_TABLE)
            row = table.document(key)
            present = None if row is None else kind.model_validate(row)
            wished = change(present)
            if wished == present:
                return present
            if wished is None:
                table.take_away(key)
            else:
                if key_of(wished) != key:
                    raise ValueError("a record cannot move to another key")
                table.put({key: wished.model_dump(mode="json")})
            # What was taken away must not live on in the generation before.
            db.keep(keep_before=wished is not None)
            return wished

    def find(self, kind: type[RecordType], key: str) -> RecordType | None:
        """Return a record; see Store.find."""
        row = self._rows(self._bucket(kind, key)).get(key)
        return None if row is None else kind.model_validate(row)

    def all(self, kind: type[RecordType]) -> Iterator[RecordType]:
        """Yield the records of a kind; see Store.records."""
        for path in sorted((self._folder.root / "records" / KINDS[kind]).glob("??.tk")):
            for row in self._rows(path).values():
                yield kind.model_validate(row)

    def _bucket(self, kind: type[RecordType], key: str) -> Path:
        bucket = hashlib.sha256(key.encode()).hexdigest()[:2]
        return self._folder.root / "records" / KINDS[kind] / f"{bucket}.tk"

    def _rows(self, path: Path) -> Rows:
        """Return a bucket's rows, read again only when the file changed."""
        stamp = settled_signature(path)
        seen = self._seen.get(path)
        if stamp is not None and seen is not None and seen[0] == stamp:
            return seen[1]
        tables = read_tables(path, self._folder.name(path), self._folder.sealer(path))
        rows: Rows = tables[_TABLE] if tables else {}
        if stamp is not None:
            self._seen[path] = (stamp, rows)
        return rows
