"""The dossiers read or written last, in memory for as long as their files are as they were.

A page reads a dossier and saves to it many times a minute; without this, each of those parses the
whole history again. The file stays the truth: it is looked at before anything is taken from here,
so another process's save is never missed.
"""

import os
from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from modules.domain.records.dossier import Dossier
from modules.storage.files.encryption import HEADER_BYTES, Sealer
from modules.storage.tinydb.file import Tables

Signature = tuple[bytes, int, int, int, int, int]
MOST = 256
"""How many dossiers are kept in memory: some 100 kB each."""


class Recollection(NamedTuple):
    """A dossier as its files hold it. Only the thread that took it reads or changes the tables."""

    signature: Signature
    """Of the dossier and of its key: without the key it is erased, whatever is left of it."""
    tables: Tables
    dossier: Dossier
    sealer: Sealer
    """Good as long as the signature is: a changed key is another file."""


class Recent:
    """What one process remembers of one folder's dossiers."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Recollection] = OrderedDict()
        self._alone = Lock()

    def dossier(self, dossier_id: str, files: tuple[Path, Path]) -> Dossier | None:
        """Return a dossier if its file is as it was."""
        with self._alone:
            recollection = self._kept.get(dossier_id)
            if recollection is not None:
                self._kept.move_to_end(dossier_id)
        if recollection is None or recollection.signature != signature(*files):
            return None
        return recollection.dossier

    def take(self, dossier_id: str, files: tuple[Path, Path]) -> Recollection | None:
        """Return a dossier and forget it; a save puts it back once the tables are on the disk.

        So a save that fails, at whatever point, leaves nothing half changed behind.
        """
        with self._alone:
            recollection = self._kept.pop(dossier_id, None)
        if recollection is None or recollection.signature != signature(*files):
            return None
        return recollection

    def forget(self, dossier_id: str) -> None:
        """Let nothing of an erased person stay in memory."""
        with self._alone:
            self._kept.pop(dossier_id, None)

    def put(self, recollection: Recollection) -> None:
        """Keep a dossier in memory, and forget the one that was not asked for longest."""
        with self._alone:
            self._kept[recollection.dossier.id] = recollection
            self._kept.move_to_end(recollection.dossier.id)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)


def signature(tables: Path, key: Path) -> Signature | None:
    """Return what tells one write of a dossier from every other, None when it cannot be known.

    Inode, size and moment alone do not: a file system stamps by the tick, and the space of the one
    but last generation is used again. The head of the file has a random part, anew in each write.
    """
    try:
        handle = os.open(tables, os.O_RDONLY)
        try:
            status, head = os.fstat(handle), os.read(handle, HEADER_BYTES)
        finally:
            os.close(handle)
        key_status = os.stat(key)  # noqa: PTH116  # in every page run: Path.stat costs twice as much
    except OSError:  # then it is not remembered, and reading the file says what is wrong
        return None
    written = status.st_ino, status.st_size, status.st_mtime_ns
    return head, *written, key_status.st_ino, key_status.st_mtime_ns
