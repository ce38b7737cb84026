"""The signature by which a file is recognised as unchanged without reading it."""

import os
import time
from pathlib import Path

_TICK = 50_000_000
"""Nanoseconds. File systems stamp with the kernel's tick (1-10 ms): of a file stamped this
recently, a second change may carry the same stamp."""


def settled_signature(path: Path) -> list[int] | None:
    """Return inode, size and moment of change of a file or folder, to be taken before it is read.

    None when there is none, or when it changed so recently that a change yet to come could carry
    the same stamp: then what is read must be read again the next time. A list, as JSON has it.
    """
    try:
        status = os.stat(path)  # noqa: PTH116  # in every page run; Path.stat costs twice as much
    except FileNotFoundError:
        return None
    if time.time_ns() - status.st_mtime_ns < _TICK:
        return None
    return [status.st_ino, status.st_size, status.st_mtime_ns]
