"""Locks between threads and between processes, by name; lock files are never removed."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from modules.storage.base import StoreError

if os.name != "nt":
    import fcntl


class Locks:
    """The locks of one folder. A thread holds one at a time, so that no deadlock can come about."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._threads: dict[str, threading.Lock] = {}
        self._making = threading.Lock()
        self._held = threading.local()

    @contextmanager
    def hold(self, name: str, *, inner: bool = False) -> Iterator[None]:
        """Be alone under a name. `inner` is for a lock that is only ever taken last.

        Why two locks: threads of one process queue at the first without polling a file.
        """
        if getattr(self._held, "name", None) and not inner:
            raise RuntimeError(f"{name}: this thread still holds {self._held.name}")
        with self._thread_lock(name), _file_lock(self._folder / f"{name}.lock"):
            outer = getattr(self._held, "name", None)
            self._held.name = name
            try:
                yield
            finally:
                self._held.name = outer

    def _thread_lock(self, name: str) -> threading.Lock:
        with self._making:
            return self._threads.setdefault(name, threading.Lock())


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    if os.name == "nt":
        with FileLock(path, poll_interval=0.005):
            yield
        return
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(f"{path}: cannot be locked ({error.strerror})") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)  # letting go of the file lets go of the lock


class SoleUse:
    """The claim of one process to serve a folder; refuses a second process.

    Refuses also a folder where locks do not hold, such as a network drive: saves of two processes
    could overwrite each other there.
    """

    def __init__(self, path: Path) -> None:
        self._lock = _try(path)
        if self._lock is None:
            raise StoreError(f"{path.parent}: another process already serves this folder")
        second = _try(path)
        if second is not None:
            second()
            self.release()
            raise StoreError(f"{path.parent}: locks do not hold here; use a folder on a local disk")

    def release(self) -> None:
        """Let another process serve the folder."""
        if self._lock is not None:
            self._lock()
            self._lock = None


def _try(path: Path) -> Callable[[], None] | None:
    """Return how to let go of the lock, None when somebody has it; raises StoreError."""
    try:
        return _try_windows(path) if os.name == "nt" else _try_posix(path)
    except OSError as error:
        raise StoreError(f"{path.parent}: this folder cannot be locked ({error})") from error


def _try_posix(path: Path) -> Callable[[], None] | None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    except OSError:
        os.close(handle)
        raise
    return partial(os.close, handle)


def _try_windows(path: Path) -> Callable[[], None] | None:
    lock = FileLock(path, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock.release
