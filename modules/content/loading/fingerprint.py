"""One text for all that decides how content reads: every byte of its files, and our own code."""

import hashlib
import os
import sys
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import NamedTuple

import pydantic
import yaml

LARGEST = 16 * 2**20
"""The most bytes in a file that is read for a fingerprint: what is larger has no place here."""

_MODULES = Path(__file__).parents[2]
_SHAPING = (_MODULES / "content", _MODULES / "domain")
"""The code that decides what content becomes; nothing else of ours has a part in it."""


class _NotPlain(Exception):
    """A folder holds what cannot be judged by its bytes: a link, a device, something endless."""


class _Entry(NamedTuple):
    """What lies in a folder: its path from there, and the file to read; a folder has none."""

    path: bytes
    file: str | None


def fingerprint(content_dir: Path) -> str | None:
    """Return the fingerprint of a content folder as it is now, 64 hexadecimal characters.

    None means that there is no safe one: a file cannot be read, is a link, or is too large.

    Why: every byte is read each time, because a file can change and keep its size and its date.
    """
    return None if _CODE is None else _digest((content_dir,), _CODE)


def _of_code() -> str | None:
    versions = f"{sys.version}\n{pydantic.VERSION}\n{yaml.__version__}"
    return _digest(_SHAPING, versions, aside="__pycache__")


def _digest(folders: tuple[Path, ...], start: str, aside: str = "") -> str | None:
    """Return the digest of a text and of folders, with all but what is named `aside`."""
    digest = hashlib.blake2b(start.encode(), digest_size=32)
    try:
        for folder in folders:
            for entry in _entries(str(folder), aside):
                for piece in _pieces(entry):
                    digest.update(piece)
    except (OSError, _NotPlain):
        return None
    return digest.hexdigest()


def _entries(top: str, aside: str) -> Iterator[_Entry]:
    """Yield what lies in a folder, in an order that is always the same."""
    waiting = [(top, b"")]
    while waiting:
        folder, above = waiting.pop()
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            path = above + b"/" + os.fsencode(entry.name)
            if entry.is_file(follow_symlinks=False):
                yield _Entry(path, entry.path)
            elif not entry.is_dir(follow_symlinks=False):
                raise _NotPlain(entry.path)
            elif entry.name != aside:
                yield _Entry(path, None)
                waiting.append((entry.path, path))


def _pieces(entry: _Entry) -> Iterator[bytes]:
    """Yield what the fingerprint is made of; lengths come first, so that no two trees are alike."""
    if entry.file is None:
        yield b"folder %d %b" % (len(entry.path), entry.path)
        return
    with FileIO(entry.file) as opened:
        if os.fstat(opened.fileno()).st_size > LARGEST:
            raise _NotPlain(entry.file)
        raw = opened.readall()
    yield b"file %d %d %b" % (len(entry.path), len(raw), entry.path)
    yield raw


_CODE = _of_code()
"""Made as this is imported and not later: code that changes on the disk while we run is not what we
run, and may not lend its name to what we read."""
