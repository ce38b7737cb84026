"""Backups of a folder: a tar of its sealed files, and apart from it a tar of its wrapped keys.

Why two: erasing a person removes their key. An organisation that keeps the small tars of keys for
a shorter time than the large ones has erased that person from the backups too.
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
    report: ReportProgress = lambda _: None,
) -> Backup:
    """Write a backup and read it back; raises NotKept, Damaged. The app may go on meanwhile.

    Each dossier is copied as one of its generations. Records go first: an account that is copied
    has its dossier in the copy too, for that is made before it. The list of erasures goes last.
    """
    stamp, name = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"), uuid.uuid4().hex
    content_path = target / f"tweede-kans-{stamp}.tar"
    keys_path = keys / f"tweede-kans-{stamp}-keys.tar"
    with (
        Writing(content_path, "content", folder.keys) as content,
        Writing(keys_path, "keys", folder.keys) as wrapped,
    ):
        _copy(folder, folder.root / "app.key", wrapped)
        for path in sorted(folder.root.glob("records/*/??.tk")):
            _copy(folder, path, content)
        dossiers = _copy_dossiers(folder, content, wrapped, report)
        _copy(folder, folder.root / "erased.tk", content)
        content.keep(name, at)
        wrapped.keep(name, at)
    return Backup(content_path, keys_path, dossiers)


def _copy_dossiers(
    folder: TinyFolder, content: Writing, wrapped: Writing, report: ReportProgress
) -> int:
    """Add each dossier to the one tar and its wrapped key to the other; return how many."""
    dossiers = 0
    for path in sorted(folder.root.glob("people/??/*.tk")):
        key = folder.data_key(path.stem)
        sealed, data_key = _whole(folder, path), read_whole(key)
        if sealed is not None and data_key is not None:  # else it was erased meanwhile
            content.add(folder.name(path), sealed)
            wrapped.add(folder.name(key), data_key)
            dossiers += 1
            report(dossiers)
    return dossiers


def _copy(folder: TinyFolder, path: Path, to: Writing) -> None:
    content = _whole(folder, path) if path.suffix == ".tk" else read_whole(path)
    if content is not None:
        to.add(folder.name(path), content)


def _whole(folder: TinyFolder, path: Path) -> bytes | None:
    """Return a sealed file as it stands; raises Damaged: a backup of damage would be none."""

    def whole(sealed: bytes) -> bytes:
        check_whole(sealed, folder.name(path))
        return sealed

    return settled(path, whole)
