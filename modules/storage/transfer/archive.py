"""One tar of a backup: sealed files with a sealed list of their checksums, all read back."""

import hashlib
import io
import os
import re
import tarfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Literal

from pydantic import ValidationError

from modules.domain.records.frozen import Frozen
from modules.storage.base import Damaged, StoreError, WrongKey
from modules.storage.files.durable import fsync_folder, make_folder, not_kept
from modules.storage.files.encryption import Sealer, derive

FORMAT = 1
ArchivePart = Literal["content", "keys"]
_MANIFEST = "manifest.tk"
_NAMES: dict[ArchivePart, re.Pattern[str]] = {
    "content": re.compile(
        r"people/[0-9a-f]{2}/[0-9a-f]{32}\.tk|records/[a-z-]+/[0-9a-f]{2}\.tk|erased\.tk"
    ),
    "keys": re.compile(r"people/[0-9a-f]{2}/[0-9a-f]{32}\.key|app\.key"),
}


class Manifest(Frozen):
    """What a tar says it holds; sealed, so that nobody without the key can make one."""

    format: int
    part: ArchivePart
    backup: str
    """The same in the two tars of one backup."""
    made_at: datetime
    files: dict[str, str]
    """SHA-256 of each file by name."""


class Writing:
    """A tar that is being written; it has its name only once it is whole and read back."""

    def __init__(self, path: Path, part: ArchivePart, keys: Sequence[bytes]) -> None:
        make_folder(path.parent)
        self._path, self._part, self._keys = path, part, keys
        self._new = path.with_name(f"{path.name}.new")
        self._sums: dict[str, str] = {}

    def __enter__(self) -> "Writing":
        try:
            self._file = open(self._new, "wb", opener=_private)  # closed below
        except OSError as error:
            raise not_kept(self._new, error) from error
        self._tar = tarfile.open(fileobj=self._file, mode="w")  # closed in keep
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._new.unlink(missing_ok=True)

    def add(self, name: str, content: bytes) -> None:
        """Add one file; raises NotKept."""
        self._sums[name] = hashlib.sha256(content).hexdigest()
        self._put(name, content)

    def keep(self, backup: str, made_at: datetime) -> None:
        """Finish the tar, read it back, and give it its name; raises NotKept, Damaged."""
        manifest = Manifest(
            format=FORMAT, part=self._part, backup=backup, made_at=made_at, files=self._sums
        )
        content = manifest.model_dump_json().encode()
        self._put(_MANIFEST, _sealer(self._keys).seal(content, _MANIFEST))
        try:
            self._tar.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            verify(self._new, self._part, self._keys)
            self._new.replace(self._path)
            fsync_folder(self._path.parent)
        except OSError as error:
            raise not_kept(self._path, error) from error

    def _put(self, name: str, content: bytes) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(content), 0o600
        try:
            self._tar.addfile(entry, io.BytesIO(content))
        except OSError as error:
            raise not_kept(self._new, error) from error


def verify(path: Path, part: ArchivePart, keys: Sequence[bytes]) -> Manifest:
    """Return a tar's manifest when all it lists is there and whole; raises Damaged, WrongKey."""
    sums: dict[str, str] = {}
    manifest: Manifest | None = None
    for name, content in entries(path):
        if name == _MANIFEST:
            manifest = _manifest(path, content, keys)
        elif name in sums or not _NAMES[part].fullmatch(name):
            raise Damaged(f"{path}: {name} does not belong in a backup of {part}")
        else:
            sums[name] = hashlib.sha256(content).hexdigest()
    if manifest is None:
        raise Damaged(f"{path}: ends before its manifest")
    if manifest.part != part:
        raise StoreError(f"{path}: holds {manifest.part}, not {part}")
    wrong = {name for name, _ in set(sums.items()) ^ set(manifest.files.items())}
    if wrong:
        raise Damaged(f"{path}: {min(wrong)} is not what was backed up ({len(wrong)} such files)")
    return manifest


def entries(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file in a tar; raises Damaged.

    A sparse file is none of ours: it can say to be of any size, and be read as that.
    """
    try:
        with tarfile.open(path, "r:") as tar:
            for entry in tar:
                plain = entry.isreg() and not entry.issparse()
                content = tar.extractfile(entry) if plain else None
                if content is None:
                    raise Damaged(f"{path}: {entry.name} is not a file")
                yield entry.name, content.read()
    except FileNotFoundError:
        raise StoreError(f"{path}: there is no such backup") from None
    except (tarfile.TarError, EOFError, OSError, ValueError, RecursionError) as error:
        # RecursionError: headers that each say that the next has a long name.
        raise Damaged(f"{path}: cannot be read ({type(error).__name__})") from error


def _manifest(path: Path, sealed: bytes, keys: Sequence[bytes]) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(_sealer(keys).unseal(sealed, _MANIFEST))
    except WrongKey:
        raise WrongKey(
            f"{path}: this backup was made with another organisation's key, or before the key "
            "was changed"
        ) from None
    except Damaged as error:
        raise Damaged(f"{path}: {error}") from None
    except ValidationError:
        raise Damaged(f"{path}: its manifest cannot be understood") from None
    if manifest.format > FORMAT:
        raise StoreError(f"{path}: was made by a newer version of Tweede Kans")
    return manifest


def _sealer(keys: Sequence[bytes]) -> Sealer:
    return Sealer([derive(key, "backup manifest") for key in keys])


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_TRUNC, 0o600)
