"""What reading content costs: a start from the files and from the cache, and files made to do harm.

`python -m tests.content.bench`; it returns 1 when a hostile file of twice the size takes more than
three times as long. `--short` only shows that it still runs.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from modules.content.checks.readability import flesch_douma, sentences
from modules.content.formats.files import LARGEST
from modules.content.library import open_library, read
from modules.content.loading.cache import CACHE_VARIABLE
from modules.services.runtime import CONTENT
from tests.content.checks.test_hostile import HOSTILE
from tests.content.checks.test_readability import SIGNS
from tests.content.conftest import whole

MOST = 3.0
"""Times as long for twice the size: 2 is what grows with the size, 4 what grows with its square."""

NOTICEABLE = 0.05
"""Seconds; what takes less is not compared."""


def main() -> int:
    """Measure, print, and return 1 when something grows faster than its size."""
    parser = argparse.ArgumentParser(prog="tests.content.bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="small files, no verdict")
    asked = parser.parse_args()
    size = LARGEST // 50 if asked.short else LARGEST
    with tempfile.TemporaryDirectory(prefix="tweede-kans-bench-") as made:
        os.environ[CACHE_VARIABLE] = str(Path(made) / "cache")
        for where in ("files", "cache"):
            took = seconds(partial(open_library, CONTENT))
            print(f"a start from the {where}{took:8.2f} s of work")
        ratios = list(grown(Path(made) / "content", size))
    return 0 if asked.short or max(ratios, default=0.0) <= MOST else 1


def grown(folder: Path, size: int) -> Iterator[float]:
    """Yield how many times as long each hostile file takes at this size as at half of it."""
    for path, make in HOSTILE:
        content = whole(folder)
        took = []
        for part in (size // 2, size):
            content.write(path, make(part))
            took.append(seconds(partial(read, folder)))
        yield from told(f"{path} {make(40)[:12]!r}", *took)
    for sign in SIGNS:
        took = [
            seconds(partial(measured, sign * (part // len(sign)))) for part in (size // 2, size)
        ]
        yield from told(f"measuring {sign!r}", *took)


def measured(text: str) -> float:
    """Return the reading ease of a text."""
    return flesch_douma(sentences(text))


def told(what: str, half: float, whole: float) -> Iterator[float]:
    """Print a line for what can be noticed, and yield its ratio."""
    if half >= NOTICEABLE:
        print(f"{what:54}{1000 * whole:8.0f} ms, {whole / half:.1f} times as long as half of it")
        yield whole / half


def seconds(act: Callable[[], object]) -> float:
    """Return the processor time of something."""
    begin = time.process_time()
    act()
    return time.process_time() - begin


if __name__ == "__main__":
    sys.exit(main())
