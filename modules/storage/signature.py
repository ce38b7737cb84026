"""How a file is recognised as unchanged without reading it."""

import os
import time
from pathlib import Path
from typing import NamedTuple

_TICK = 50_000_000
"""Nanoseconds. File systems stamp with the kernel's tick (1-10 ms): of a file stamped this
recently, a second change may carry the same stamp."""


class Signature(NamedTuple):
    """What changes whenever a file is replaced."""

    inode: int
    size: int
    changed_at: int


def settled_signature(path: Path) -> Signature | None:
    """Return the signature of a file or folder, to be taken before it is read.

    None when there is none, or when it changed so recently that a change yet to come could carry
    the same stamp: then what is read must be read again the next time.
    """
    try:
        found = os.stat(path)  # noqa: PTH116  # in every page run; Path.stat costs twice as much
    except FileNotFoundError:
        return None
    if time.time_ns() - found.st_mtime_ns < _TICK:
        return None
    return Signature(found.st_ino, found.st_size, found.st_mtime_ns)
