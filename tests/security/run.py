"""Measure what docs/security.md promises, and print it: `python -m tests.security.run`.

All of it takes some half hour. `--minutes 0.5 --texts 300` is a quick look, `--short` tries a
little of everything, and a name such as `S7` measures that alone.
"""

import argparse
import asyncio
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from modules.content.library import load, open_library
from modules.services.runtime import CONTENT
from modules.web.middleware.budget import A_SECOND, MESSAGES
from tests.load import server
from tests.others_content import write_others_content
from tests.security import inside, matrix
from tests.security.access import doors, guessing, guest_links, links
from tests.security.code import rules
from tests.security.depth import SHORT, Depth
from tests.security.files import climbing, content_files, parsers
from tests.security.history import happening
from tests.security.measured import Measured, broken, line
from tests.security.requests import flooding, leaving_traces, own_routes
from tests.security.screens import cut_off, reachable
from tests.security.typed import any_text, seen_typed, table_files

Suite = Callable[[Depth, Path], Sequence[Measured]]


def main() -> int:
    """Print the table; return 1 when a promise is not kept (in a short run: leaving out clocks)."""
    asked = arguments()
    depth = SHORT if asked.short else Depth(texts=asked.texts, minutes=asked.minutes)
    wanted = [suite for names, suite in SUITES.items() if _is_wanted(names, asked.only)]
    found: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="tweede-kans-security-") as folder:
        # Beside another, a suite that measures time would measure the other.
        parts = [(wanted, 2)] if depth.is_short else [(_long(wanted), 2), (_brief(wanted), 1)]
        for part, at_once in parts:
            found += _done(part, depth, Path(folder), at_once)
    for measured in sorted(found, key=lambda each: (each.test[0] == "R", int(each.test[1:]))):
        print(line(measured))
    is_kept = not broken(found) if depth.is_short else all(each.good for each in found)
    return 0 if is_kept else 1


def arguments() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="tests.security.run", description=__doc__)
    whole = Depth()
    parser.add_argument("--texts", type=int, default=whole.texts, help="texts in each field")
    parser.add_argument(
        "--minutes", type=float, default=whole.minutes, help="of reading damaged backups"
    )
    parser.add_argument("--short", action="store_true", help="a little of everything")
    parser.add_argument("only", nargs="*", help="tests to measure, such as S7 R9 (default all)")
    return parser.parse_args()


def _is_wanted(names: str, only: Sequence[str]) -> bool:
    return not only or bool(set(names.split()) & set(only))


def _long(suites: Sequence[Suite]) -> list[Suite]:
    return [one for one in suites if one in (_texts, _readers)]


def _brief(suites: Sequence[Suite]) -> list[Suite]:
    return [one for one in suites if one not in (_texts, _readers)]


def _done(suites: Sequence[Suite], depth: Depth, folder: Path, at_once: int) -> Iterator[Measured]:
    """Yield what each suite measured, each in a process of its own."""
    if not suites:
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(
        at_once, mp_context=context, initializer=_be_quiet, max_tasks_per_child=1
    ) as pool:
        for found in [pool.submit(one, depth, folder / one.__name__) for one in suites]:
            yield from found.result()


def _be_quiet() -> None:
    """Write no log: what is refused here by the thousand is what is measured."""
    logging.disable()


def _texts(depth: Depth, folder: Path) -> Sequence[Measured]:
    others = load(write_others_content(folder / "content"))
    return any_text.measured(open_library(CONTENT), others, depth.texts)


def _readers(depth: Depth, folder: Path) -> Sequence[Measured]:
    return parsers.measured(rounds=1, seconds=depth.minutes * 60)


def _guessed(depth: Depth, folder: Path) -> Sequence[Measured]:
    return guessing.guessed(folder, depth.guesses)


def _typed(depth: Depth, folder: Path) -> Sequence[Measured]:
    return seen_typed.measured(depth.shown)


def _content(depth: Depth, folder: Path) -> Sequence[Measured]:
    return content_files.measured()


def _climbed(depth: Depth, folder: Path) -> Sequence[Measured]:
    with inside.opened(folder / "data", whole=True) as runtime:
        return climbing.measured(runtime, folder / "data", every=depth.every)


def _happened(depth: Depth, folder: Path) -> Sequence[Measured]:
    others = load(write_others_content(folder / "content"))
    with inside.opened(folder / "data", others) as runtime:
        return happening.measured(runtime.store, others, depth.acts)  # type: ignore[arg-type]  # a TinyStore


def _asked(depth: Depth, folder: Path) -> Sequence[Measured]:
    with inside.opened(folder / "data", whole=True) as runtime:
        return own_routes.measured(runtime, depth.requests)


def _ruled(depth: Depth, folder: Path) -> Sequence[Measured]:
    return [*rules.measured(), *matrix.measured()]


def _linked(depth: Depth, folder: Path) -> Sequence[Measured]:
    others = load(write_others_content(folder / "content"))
    with inside.opened(folder / "data", others) as runtime:
        return [*guest_links.used(folder, depth.guesses), *links.measured(runtime)]


def _reached(depth: Depth, folder: Path) -> Sequence[Measured]:
    return reachable.measured()


def _cut(depth: Depth, folder: Path) -> Sequence[Measured]:
    return cut_off.measured(depth.cuts)


def _served(depth: Depth, folder: Path) -> Sequence[Measured]:
    os.environ[MESSAGES] = str(A_SECOND)
    folder.mkdir()
    return asyncio.run(served(folder, depth.starts))


async def served(folder: Path, starts: int) -> list[Measured]:
    """Measure what needs a running server."""
    found = [await doors.enumerated(folder, starts)]
    with server.running(server.app(folder / "data", demo=True), folder / "log-served") as running:
        found += await doors.stolen(running)
        found.append(await doors.somebody_elses(running))
        found.append(await leaving_traces.headers(running))
        found += await leaving_traces.browser(running)
        found.append(await flooding.big_frame(running))
        found.append(await flooding.many_sockets(running))
        found.append(await flooding.flooded(running))
        found.append(leaving_traces.log(running))
    return found


def _tables(depth: Depth, folder: Path) -> Sequence[Measured]:
    return table_files.run()


SUITES: Mapping[str, Suite] = {
    "S6": _texts,
    "S16 R11": _readers,
    "S1 S3 S4 S11 S12 S13 S18": _served,
    "S5": _guessed,
    "S7": _typed,
    "S8": _tables,
    "S9": _content,
    "S10": _climbed,
    "S14": _happened,
    "S15": _asked,
    "S2 S17": _ruled,
    "S19": _linked,
    "S21": _reached,
    "R9 R10": _cut,
}


if __name__ == "__main__":
    sys.exit(main())
