"""Crash the stores, and print a table: `python -m tests.storage.crash.run --help`."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from modules.storage.files import durable
from tests.storage.crash import damage, full, postgres, rounds
from tests.storage.crash.disk import NoDisk
from tests.storage.crash.rounds import Outcome
from tests.storage.crash.writing import write

_SERIES = ("kill", "power", "full", "damage", "postgres", "self")


def main() -> int:
    """Run the series that were asked for; return 0 when nothing was lost."""
    asked = _arguments()
    row = "{:34} {:>7} {:>8} {:>5} {:>8} {:>11} {:>6}"
    print(row.format("what", "crashes", "kept", "lost", "garbled", "unreadable", "s"))
    is_clean = True
    for name in asked.only or _SERIES:
        for series in _all_of(name, asked):
            began = time.perf_counter()
            try:
                outcome, note, wanted = series()
            except NoDisk as error:
                print(f"SKIPPED {name}: {error}")
                continue
            took = time.perf_counter() - began
            counts = (outcome.lost, outcome.never_written, outcome.unreadable)
            told = (outcome.what, outcome.crashes, outcome.kept, *counts, f"{took:.0f}")
            print(row.format(*told), note, flush=True)
            for example in outcome.examples:
                print(f"    {example}")
            is_clean = is_clean and (any(counts) != wanted)
    return 0 if is_clean else 1


Series = Callable[[], tuple[Outcome, str, bool]]
"""A series returns what it showed, a note, and whether nothing wrong is what is wanted."""


def _all_of(name: str, asked: argparse.Namespace) -> list[Series]:
    if name == "kill":
        return [lambda: (rounds.kills(asked.kills, 4), "", True)]
    if name == "power":
        return [lambda: (rounds.power_cuts(asked.cuts, 3), "", True)]
    if name == "full":
        return [lambda: (full.full_disk(asked.saves), "", True)]
    if name == "damage":
        return [lambda: _damage(asked.damages)]
    if name == "postgres":
        return [lambda: _postgres("kill", asked), lambda: _postgres("restart", asked)]
    return [lambda: (rounds.power_cuts(8, 3, _forgetful), "without fsync: must lose", False)]


def _damage(times: int) -> tuple[Outcome, str, bool]:
    outcome, offered = damage.damages(times)
    return outcome, f"last good copy offered {offered} times", offered == times


def _postgres(kind: str, asked: argparse.Namespace) -> tuple[Outcome, str, bool]:
    outcome, longest = postgres.crashes(kind, asked.postgres)
    note = f"longest until a save was kept again {longest:.1f} s"
    return outcome, note, asked.short or longest <= 5  # a short run decides nothing by the clock


def _forgetful(folder: Path, writer: int, occurrence: int, out: int) -> None:
    """Write without fsync, to see that the measurement would notice."""
    os.fsync = lambda _: None  # type: ignore[assignment]  # the point of it; a child of its own
    assert durable.os is os
    write(folder, writer, occurrence, out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", choices=_SERIES, help="some series (default: all)")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--cuts", type=int, default=60)
    parser.add_argument("--damages", type=int, default=1000)
    parser.add_argument("--postgres", type=int, default=20, help="crashes of each kind")
    parser.add_argument("--saves", type=int, default=4000, help="tried on a disk that is full")
    parser.add_argument("--short", action="store_true", help="a few of each")
    asked = parser.parse_args()
    if asked.short:
        asked.kills, asked.cuts, asked.damages, asked.postgres, asked.saves = 3, 3, 10, 1, 400
    return asked


if __name__ == "__main__":
    sys.exit(main())
