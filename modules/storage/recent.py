"""The dossiers read or written last, in memory for as long as their files are as they were.

A page reads a dossier and saves to it many times a minute; without this, each of those parses the
whole history again. The file stays the truth: whoever takes something from here looks at the
file's inode, size and moment first, so another process's save is never missed.
"""

import os
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from modules.domain.dossier import Dossier
from modules.storage.tiny_file import Tables

MOST = 256
"""How many dossiers are kept in mind: some 100 kB each."""


class Recollection(NamedTuple):
    """A dossier as its files hold it. Only whoever took it reads or changes the tables."""

    signature: list[int]
    """Of the dossier and of its key: without the key it is erased, whatever is left of it."""
    tables: Tables
    dossier: Dossier


class Recent:
    """What one process remembers of one folder's dossiers."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Recollection] = OrderedDict()
        self._alone = Lock()

    def dossier(self, dossier_id: str, files: Sequence[Path]) -> Dossier | None:
        """Return a dossier if its file is as it was."""
        with self._alone:
            kept = self._kept.get(dossier_id)
            if kept is not None:
                self._kept.move_to_end(dossier_id)
        return kept.dossier if kept is not None and kept.signature == signature(*files) else None

    def take(self, dossier_id: str, files: Sequence[Path]) -> Recollection | None:
        """Return and forget: who changes the tables puts them back once they are on the disk.

        So a save that fails, at whatever point, leaves nothing half changed behind.
        """
        with self._alone:
            kept = self._kept.pop(dossier_id, None)
        return kept if kept is not None and kept.signature == signature(*files) else None

    def put(self, kept: Recollection) -> None:
        """Keep in mind, and forget the one that was not asked for longest."""
        with self._alone:
            self._kept[kept.dossier.id] = kept
            self._kept.move_to_end(kept.dossier.id)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)


def signature(*files: Path) -> list[int] | None:
    """Return inode, size and moment of change of each file, None when one is missing."""
    try:
        # os.stat, in every page run: Path.stat costs twice as much.
        found = [os.stat(file) for file in files]  # noqa: PTH116
    except FileNotFoundError:
        return None
    return [part for one in found for part in (one.st_ino, one.st_size, one.st_mtime_ns)]
