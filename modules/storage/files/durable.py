"""Files that stand after a power cut: written whole beside the old one, then put in its place."""

# In the way of every save, and a third of the cost of the same with Path:
# ruff: noqa: PTH104, PTH105, PTH108, PTH116, PTH120, PTH123

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from modules.storage.base import Damaged, NotKept, StoreError

T = TypeVar("T")
BEFORE = ".before"
_NEW = ".new"


def write_durably(path: Path, content: bytes, *, keep_before: bool = False) -> None:
    """Replace a file as a whole; raises NotKept, and then the earlier file stands.

    With `keep_before` the earlier generation stays readable under `<name>.before`. The caller holds
    the lock of this file: the name of the new file is always the same, so a crash leaves no litter.
    """
    name = os.fspath(path)
    new, before = name + _NEW, name + BEFORE
    try:
        _take_for_new(before, new)
        _write_new(new, content)
        had_earlier = _link(name, before)
        os.replace(new, name)
    except OSError as error:
        with contextlib.suppress(OSError):  # the fault that counts is the first one
            os.unlink(new)
        raise not_kept(path, error) from error
    try:
        fsync_folder(os.path.dirname(name))
        if had_earlier and not keep_before:
            os.unlink(before)
    except OSError as error:
        _put_back(name, before, had_earlier=had_earlier)
        raise not_kept(path, error) from error


def settled(path: Path, is_whole: Callable[[bytes], T]) -> T | None:
    """Return what `is_whole` makes of a file, None when there is none; raises Damaged.

    A reader without a lock can be overtaken by two writers, of whom the second writes over what
    is being read. Then the next reading differs; what is truly damaged stays the same.
    """
    content = read_whole(path)
    while content is not None:
        try:
            return is_whole(content)
        except Damaged:
            reread = read_whole(path)
            if reread == content:
                raise
            content = reread
    return None


def read_whole(path: Path) -> bytes | None:
    """Return what a file holds, None when there is none; raises Damaged when it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.EIO:
            raise Damaged(f"{path}: the disk cannot read this file") from error
        raise StoreError(f"{path}: {error.strerror}") from error


def remove_durably(*paths: Path) -> None:
    """Remove files of one folder for good; raises NotKept."""
    try:
        for path in paths:
            path.unlink(missing_ok=True)
        fsync_folder(paths[0].parent)
    except OSError as error:
        raise not_kept(paths[0], error) from error


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can enter, with those above it; raises NotKept."""
    if folder.is_dir():
        return
    try:
        if not folder.parent.is_dir():
            make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        fsync_folder(folder.parent)
    except OSError as error:
        raise not_kept(folder, error) from error


def fsync_folder(folder: str | Path) -> None:
    """Make the names in a folder durable."""
    if os.name == "nt":  # Windows cannot open a folder; NTFS journals names itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def not_kept(path: Path, error: OSError) -> NotKept:
    """Return the refusal for a write that failed."""
    return NotKept(f"{path}: not kept, {error.strerror or error}")


def _take_for_new(before: str, new: str) -> None:
    """Let the new file use the space of the one but last, which nobody needs any more.

    Why: giving blocks back and asking for others costs a third of a save. A file that has another
    name too (the present one, after a crash; somebody's copy by links) is never written over.
    """
    with contextlib.suppress(FileNotFoundError):  # left behind by a crash
        os.unlink(new)
    try:
        links = os.stat(before).st_nlink
    except FileNotFoundError:
        return
    if links > 1:
        os.unlink(before)
    else:
        os.rename(before, new)


def _write_new(new: str, content: bytes) -> None:
    handle = os.open(new, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.ftruncate(handle, len(content))
        os.fsync(handle)
    finally:
        os.close(handle)


def _link(name: str, before: str) -> bool:
    try:
        os.link(name, before)
    except FileNotFoundError:
        return False
    return True


def _put_back(name: str, before: str, *, had_earlier: bool) -> None:
    """Let the earlier generation stand again; a disk that refuses this too has both at hand."""
    with contextlib.suppress(OSError):
        if had_earlier:
            os.replace(before, name)
        else:
            os.unlink(name)
