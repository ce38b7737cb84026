"""Where content that was checked is kept for the next start: in the user's own cache folder.

Nothing in it is personal and nothing in it is needed: whatever is wrong with it, the content is
read again. A file is named after the fingerprint of what was read, and begins with a digest.
"""

import errno
import hashlib
import logging
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOG = logging.getLogger(__name__)

CACHE_VARIABLE = "TWEEDE_KANS_CACHE"

MOST_KEPT = 4
"""How many contents are kept: that of now, and a few to go back to."""

_OURS = re.compile(r"[0-9a-f]{64}(\.[0-9a-f]{16})?")
"""A file of ours: its fingerprint, and a drawn end for as long as it is being written."""

_logged: set[str] = set()
"""What stands in the log already."""


def cache_folder() -> Path | None:
    """Return where to keep content, None where there is no such place."""
    named = os.environ.get(CACHE_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if not hasattr(os, "geteuid"):  # Windows does not say in these words whose a folder is
        return None
    users_own = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        caches = users_own if users_own.is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # the user who runs this has no home
        return None
    return caches / "tweede-kans"


def kept(fingerprint: str) -> bytes | None:
    """Return what was kept under a fingerprint, None when nothing was or when it is damaged."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        with _opened(folder) as handle:
            return _read(fingerprint, handle)
    except FileNotFoundError:
        return None
    except OSError as error:
        _log_once(folder, error)
        return None


def keep(fingerprint: str, content: bytes) -> None:
    """Keep something under a fingerprint, in place of what was there; where it cannot, it does not.

    Why it waits for no disk: what a lost power supply leaves half written, its digest gives away.
    """
    folder = cache_folder()
    if folder is None:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _opened(folder) as handle:
            _write(fingerprint, content, handle)
            _forget_old(handle)
    except OSError as error:
        _log_once(folder, error)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """Give a folder that nobody else can write in, opened, so that it stays the one we looked at.

    Raises OSError for any other folder.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _must_be_ours(handle)
        yield handle
    finally:
        os.close(handle)


def _must_be_ours(handle: int) -> None:
    status = os.fstat(handle)
    if status.st_uid != os.geteuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EPERM, "somebody else can write there")


def _read(fingerprint: str, folder: int) -> bytes | None:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK  # a pipe would make us wait
    with os.fdopen(os.open(fingerprint, flags, dir_fd=folder), "rb") as file:
        _must_be_ours(file.fileno())
        digest, _, content = file.read().partition(b"\n")
        if digest != _digest(fingerprint, content):
            return None
        with suppress(OSError):  # it may be read where nothing may be written
            os.utime(file.fileno())
        return content


def _write(fingerprint: str, content: bytes, folder: int) -> None:
    """Write a file under a name of its own and then put it in its place, whole."""
    own = f"{fingerprint}.{secrets.token_hex(8)}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        with os.fdopen(os.open(own, flags, 0o600, dir_fd=folder), "wb") as file:
            file.write(_digest(fingerprint, content) + b"\n")
            file.write(content)
        os.replace(own, fingerprint, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        with suppress(FileNotFoundError):
            os.unlink(own, dir_fd=folder)
        raise


def _forget_old(folder: int) -> None:
    """Remove all but the files that were last used; another process may be doing the same."""
    used: list[tuple[int, str]] = []
    for name in os.listdir(folder):
        if _OURS.fullmatch(name):
            with suppress(FileNotFoundError):
                status = os.stat(name, dir_fd=folder, follow_symlinks=False)
                used.append((status.st_mtime_ns, name))
    for _, name in sorted(used, reverse=True)[MOST_KEPT:]:
        with suppress(FileNotFoundError):
            os.unlink(name, dir_fd=folder)


def _digest(fingerprint: str, content: bytes) -> bytes:
    digest = hashlib.blake2b(fingerprint.encode(), digest_size=32)
    digest.update(content)
    return digest.hexdigest().encode()


def _log_once(folder: Path, error: OSError) -> None:
    """Write once in the log why nothing is kept."""
    message = (
        f"checked content is not kept in {folder}: {error.strerror}; each start reads all of it"
    )
    if message not in _logged:
        _logged.add(message)
        LOG.warning(message)
