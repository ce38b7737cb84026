"""Measure what docs/security.md promises, and print it: `python -m tests.security.run`.

All of it takes some twenty minutes. `--minutes 0.5 --texts 300` is a quick look; a name such as
`S7` measures that alone.
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
from tests.security import (
    any_text,
    climbing,
    content_files,
    cut_off,
    doors,
    flooding,
    guessing,
    guest_links,
    happening,
    inside,
    leaving_traces,
    links,
    matrix,
    own_routes,
    parsers,
    reachable,
    rules,
    seen_typed,
    table_files,
)
from tests.security.measured import Measured, line

REQUESTS, ACTS = 10_000, 400
Suite = Callable[[argparse.Namespace, Path], Sequence[Measured]]


def main() -> int:
    """Print the table; return 1 when a promise is not kept."""
    asked = arguments()
    wanted = [suite for names, suite in SUITES.items() if _is_wanted(names, asked.only)]
    found: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="tweede-kans-security-") as folder:
        for part, at_once in ((_long(wanted), 2), (_short(wanted), 1)):
            found += _done(part, asked, Path(folder), at_once)
    for one in sorted(found, key=lambda one: (one.test[0] == "R", int(one.test[1:]))):
        print(line(one))
    return 0 if all(one.good for one in found) else 1


def arguments() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="tests.security.run", description=__doc__)
    parser.add_argument("--texts", type=int, default=any_text.TEXTS, help="texts in each field")
    parser.add_argument("--minutes", type=float, default=10, help="of reading damaged backups")
    parser.add_argument("only", nargs="*", help="tests to measure, such as S7 R9 (default all)")
    return parser.parse_args()


def _is_wanted(names: str, only: Sequence[str]) -> bool:
    return not only or bool(set(names.split()) & set(only))


def _long(suites: Sequence[Suite]) -> list[Suite]:
    return [one for one in suites if one in (_texts, _readers)]


def _short(suites: Sequence[Suite]) -> list[Suite]:
    return [one for one in suites if one not in (_texts, _readers)]


def _done(
    suites: Sequence[Suite], asked: argparse.Namespace, folder: Path, at_once: int
) -> Iterator[Measured]:
    """Yield what each suite measured, each in a process of its own."""
    if not suites:
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(
        at_once, mp_context=context, initializer=_be_quiet, max_tasks_per_child=1
    ) as pool:
        for found in [pool.submit(one, asked, folder / one.__name__) for one in suites]:
            yield from found.result()


def _be_quiet() -> None:
    """Write no log: what is refused here by the thousand is what is measured."""
    logging.disable()


def _texts(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    others = load(write_others_content(folder / "content"))
    return any_text.measured(open_library(CONTENT), others, asked.texts)


def _readers(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    return parsers.measured(rounds=1, seconds=asked.minutes * 60)


def _guessed(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    return guessing.guessed(folder)


def _typed(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    return seen_typed.measured()


def _content(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    return content_files.measured()


def _climbed(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    with inside.opened(folder / "data", whole=True) as runtime:
        return climbing.measured(runtime, folder / "data")


def _happened(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    others = load(write_others_content(folder / "content"))
    with inside.opened(folder / "data", others) as runtime:
        return happening.measured(runtime.store, others, ACTS)  # type: ignore[arg-type]  # a TinyStore


def _asked(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    with inside.opened(folder / "data", whole=True) as runtime:
        return own_routes.measured(runtime, REQUESTS)


def _ruled(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    return [*rules.measured(), *matrix.measured()]


def _linked(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    others = load(write_others_content(folder / "content"))
    with inside.opened(folder / "data", others) as runtime:
        return [*guest_links.used(folder), *links.measured(runtime)]


def _reached(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    return reachable.measured()


def _cut(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    return cut_off.measured()


def _served(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
    os.environ[MESSAGES] = str(A_SECOND)
    folder.mkdir()
    return asyncio.run(served(folder))


async def served(folder: Path) -> list[Measured]:
    """Measure what needs a running server."""
    found = [await doors.enumerated(folder)]
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


def _tables(asked: argparse.Namespace, folder: Path) -> Sequence[Measured]:
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
