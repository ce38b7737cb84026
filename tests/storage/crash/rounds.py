"""One crash after another on TinyDB files: writers are forked, killed, and the store is read."""

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple

from modules.storage.base import StoreError
from modules.storage.tinydb.store import TinyStore
from tests.storage.crash.disk import PowerDisk
from tests.storage.crash.journal import Said, Verdict, heard, judged
from tests.storage.crash.writing import found, prepare, write

_LONGEST = 0.15
"""Seconds between the first line of a writer and the crash: any moment up to this."""
Write = Callable[[Path, int, int, int], None]


class Outcome(NamedTuple):
    """What a series of crashes showed."""

    what: str
    crashes: int
    kept: int
    lost: int
    never_written: int
    unreadable: int
    examples: list[str]


def kills(crashes: int, writers: int, write: Write = write) -> Outcome:
    """Kill all writers at once, again and again, on one folder."""
    with tempfile.TemporaryDirectory() as between:
        return _series(
            f"kill -9, {writers} processes", Path(between), None, crashes, writers, write
        )


def power_cuts(crashes: int, writers: int, write: Write = write) -> Outcome:
    """Pull the plug of a disk, again and again; raises NoDisk."""
    work = Path(tempfile.mkdtemp())
    disk = PowerDisk(work)
    try:
        what = f"power cut, {writers} processes"
        return _series(what, disk.folder, disk, crashes, writers, write)
    finally:
        disk.close()
        shutil.rmtree(work)


def _series(
    what: str, work: Path, disk: PowerDisk | None, crashes: int, writers: int, write: Write
) -> Outcome:
    folder, chance = work / "store", random.Random(1)
    expected = _begin(folder)
    kept = lost = never_written = unreadable = 0
    examples: list[str] = []
    for occurrence in range(crashes):
        said = _crash(folder, disk, occurrence, writers, chance.uniform(0.002, _LONGEST), write)
        for key, values in said.tried.items():
            expected.tried[key] = [*expected.tried.get(key, []), *values]
        expected.kept.update(said.kept)
        kept += said.count
        try:
            there, problems = found(folder)
        except StoreError as error:
            there, problems = {}, [str(error)]
        expected = _without_erased(expected, there)
        verdict = judged(expected, there, problems)
        lost += len(verdict.lost)
        never_written += len(verdict.never_written)
        unreadable += len(verdict.unreadable)
        if not verdict.is_clean:
            examples += [f"crash {occurrence}: {one}" for kind in verdict for one in kind[:2]]
            shutil.rmtree(folder)
            expected = _begin(folder)
        else:
            # What is there now must stay, whether it was said to be kept or not.
            expected = Said({key: [value] for key, value in there.items()}, dict(there), 0)
    return Outcome(what, crashes, kept, lost, never_written, unreadable, examples[:6])


def verdict_of(folder: Path, said: Said) -> Verdict:
    """Hold what was said against what is in a folder."""
    there, problems = found(folder)
    return judged(_without_erased(said, there), there, problems)


def _begin(folder: Path) -> Said:
    store = TinyStore.open(folder)
    prepare(store)
    store.close()
    os.sync()
    return Said({}, {}, 0)


def _crash(
    folder: Path, disk: PowerDisk | None, occurrence: int, writers: int, after: float, write: Write
) -> Said:
    outs: list[IO[bytes]] = [tempfile.TemporaryFile() for _ in range(writers)]  # noqa: SIM115
    children = [_forked(write, folder, number, occurrence, out) for number, out in enumerate(outs)]
    while not any(os.fstat(out.fileno()).st_size for out in outs):
        time.sleep(0.001)
    time.sleep(after)
    marks = [os.fstat(out.fileno()).st_size for out in outs]
    if disk:
        disk.cut()
    for child in children:
        os.kill(child, signal.SIGKILL)
    for child in children:
        os.waitpid(child, 0)
    if disk:
        disk.power_on()
    else:  # killed: what was said up to the end was said
        marks = [os.fstat(out.fileno()).st_size for out in outs]
    try:
        return heard(outs, marks)
    finally:
        for out in outs:
            out.close()


def _forked(write: Write, folder: Path, writer: int, occurrence: int, out: IO[bytes]) -> int:
    """Start a writer; a fork, because starting Python anew would take most of the time."""
    child = os.fork()
    if child:
        return child
    try:
        write(folder, writer, occurrence, out.fileno())
    finally:
        os._exit(1)


def _without_erased(expected: Said, there: dict[str, str]) -> Said:
    """Turn "erased" into what is to be found: nothing; and nothing is right once it was tried."""
    kept = dict(expected.kept)
    for key, values in expected.tried.items():
        if "erased" in values:
            if kept.get(key) == "erased" and key in there:
                there[key] = "was erased"
            elif key not in there or kept.get(key) == "erased":
                kept.pop(key, None)
    return expected._replace(kept=kept)
