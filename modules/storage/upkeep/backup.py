"""Backups of a folder: a tar of its sealed files, and apart from it a tar of its wrapped keys.

Why two: erasing a person removes their key. Who keeps the small tars of keys for a shorter time
than the large ones has erased that person from the backups too.
"""

import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from modules.storage.base import ReportProgress
from modules.storage.files.durable import read_whole, settled
from modules.storage.files.encryption import check_whole
from modules.storage.tinydb.folder import TinyFolder
from modules.storage.transfer.archive import Writing


class Backup(NamedTuple):
    """Where a backup stands, and of how many dossiers it is."""

    content: Path
    keys: Path
    dossiers: int


def make_backup(
    folder: TinyFolder,
    target: Path,
    keys: Path,
    *,
    at: datetime,
    told: ReportProgress = lambda _: None,
) -> Backup:
    """Write a backup and read it back; raises NotKept, Damaged. The app may go on meanwhile.

    Each dossier is copied as one of its generations. Records go first: an account that is copied
    has its dossier in the copy too, for that is made before it. The list of erasures goes last.
    """
    stamp, name, dossiers = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"), uuid.uuid4().hex, 0
    made = Backup(target / f"tweede-kans-{stamp}.tar", keys / f"tweede-kans-{stamp}-keys.tar", 0)
    with (
        Writing(made.content, "content", folder.keys) as content,
        Writing(made.keys, "keys", folder.keys) as wrapped,
    ):
        _copy(folder, folder.root / "app.key", wrapped)
        for path in sorted(folder.root.glob("records/*/??.tk")):
            _copy(folder, path, content)
        for path in sorted(folder.root.glob("people/??/*.tk")):
            key = folder.data_key(path.stem)
            sealed, data_key = _whole(folder, path), read_whole(key)
            if sealed is not None and data_key is not None:  # else it was erased meanwhile
                content.add(folder.name(path), sealed)
                wrapped.add(folder.name(key), data_key)
                dossiers += 1
                told(dossiers)
        _copy(folder, folder.root / "erased.tk", content)
        content.keep(name, at)
        wrapped.keep(name, at)
    return made._replace(dossiers=dossiers)


def _copy(folder: TinyFolder, path: Path, to: Writing) -> None:
    found = _whole(folder, path) if path.suffix == ".tk" else read_whole(path)
    if found is not None:
        to.add(folder.name(path), found)


def _whole(folder: TinyFolder, path: Path) -> bytes | None:
    """Return a sealed file as it stands; raises Damaged: a backup of damage would be none."""

    def whole(sealed: bytes) -> bytes:
        check_whole(sealed, folder.name(path))
        return sealed

    return settled(path, whole)
