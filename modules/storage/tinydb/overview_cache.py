"""The overview as it was worked out, kept for the next start; dropped when anything is odd."""

import hashlib
import inspect
import os
from typing import Any

import orjson

from modules.domain.records import dossier as dossier_rules
from modules.storage.base import StoreError
from modules.storage.files.durable import read_whole, remove_durably
from modules.storage.tinydb.folder import TinyFolder

SHAPE = hashlib.sha256(inspect.getsource(dossier_rules).encode()).hexdigest()[:16]
"""Which code worked the lines out: kept lines are good only for the same."""

Row = tuple[list[int] | None, dict[str, Any]]
"""The signature of a dossier's file (None: never rely on it), and its line as JSON."""
Bucket = tuple[list[int] | None, dict[str, Row]]
"""The signature of a folder of dossiers, and the rows of its dossiers by id."""


class OverviewCache:
    """The sealed file with all lines of one folder."""

    def __init__(self, folder: TinyFolder) -> None:
        self._folder = folder
        self._path = folder.root / "cache" / "overview.tk"
        self._name = folder.name(self._path)

    def load(self) -> dict[str, Bucket]:
        """Return what was kept, nothing when there is nothing to rely on."""
        try:
            sealed = read_whole(self._path)
            if sealed is None:
                return {}
            content = orjson.loads(self._folder.sealer(self._path).unseal(sealed, self._name))
        except (StoreError, orjson.JSONDecodeError):  # a power cut, or another key: begin anew
            return {}
        buckets: dict[str, Bucket] = content["buckets"]
        return buckets if content["shape"] == SHAPE else {}

    def keep(self, buckets: dict[str, Bucket]) -> None:
        """Write all lines down, but those of people erased meanwhile; not worth an fsync."""
        with self._folder.locks.hold("overview", inner=True):
            present = {
                bucket: (stamp, self._without_erased(rows))
                for bucket, (stamp, rows) in buckets.items()
            }
            content = orjson.dumps({"shape": SHAPE, "buckets": present})
            new = self._path.with_name("overview.new")
            try:
                new.write_bytes(self._folder.sealer(self._path).seal(content, self._name))
                new.replace(self._path)
            except OSError:  # a full disk must not keep a list from being shown
                new.unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove what was kept, because somebody in it was erased; raises NotKept."""
        with self._folder.locks.hold("overview", inner=True):
            remove_durably(self._path)

    def _without_erased(self, rows: dict[str, Row]) -> dict[str, Row]:
        return {dossier: row for dossier, row in rows.items() if self._is_there(dossier)}

    def _is_there(self, dossier_id: str) -> bool:
        return os.path.exists(self._folder.dossier(dossier_id))  # noqa: PTH110  # ten thousand times
