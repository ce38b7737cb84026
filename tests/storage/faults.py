"""Disks that fail on purpose: the n-th call of one kind that touches the store's folder raises."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

WRITING = ("open", "write", "fsync", "link", "replace")


@contextmanager
def failing(kind: str, nth: int, code: int = errno.ENOSPC) -> Iterator[Callable[[], bool]]:
    """Let the n-th os.<kind> fail once; yields what tells whether it came to that."""
    real = getattr(os, kind)
    calls = 0

    def fail(*args: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError(code, os.strerror(code))
        return real(*args, **named)

    setattr(os, kind, fail)
    try:
        yield lambda: calls >= nth
    finally:
        setattr(os, kind, real)


@contextmanager
def writing_little_by_little() -> Iterator[None]:
    """Let os.write take seven bytes at a time, as a nearly full or slow disk may."""
    real = os.write
    os.write = lambda handle, content: real(handle, content[:7])  # type: ignore[assignment]
    try:
        yield
    finally:
        os.write = real
