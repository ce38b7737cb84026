"""What people do, in the app and beside it: a plain form (Starlette, SQLite) and bare Streamlit.

`python -m tests.load.bench` starts all three, lets the same client do the same on each in turns,
and prints a table. `--before FOLDER` runs an earlier checkout of the app beside them, with as many
people and its own content. It returns 1 when an answered question is more than twice the work that
it is for bare Streamlit, storage included. `--short` only shows that all of it still runs.
"""

import argparse
import asyncio
import contextlib
import itertools
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.load import report, server
from tests.load.comparing import of_app, of_floor, of_form
from tests.load.comparing.visit import SCENARIOS, Side, Visit
from tests.load.report import Round
from tests.load.session import Act, Session

MOST = 2.0
"""Times the work of bare Streamlit that an answered question may be."""

MIB = 2**20


async def main() -> int:
    """Measure, print, and return 1 when the app costs too much."""
    asked = arguments()
    if asked.bare:
        os.environ["FLOOR_BARE"] = "yes"
    with contextlib.ExitStack() as on:
        folder = Path(on.enter_context(tempfile.TemporaryDirectory(prefix="tweede-kans-bench-")))
        sides = list(started(folder, asked, on))
        found = await compare(sides, asked.rounds, asked.tabs, 2 if asked.short else None)
        for name, scenario in SCENARIOS.items():
            print("\n".join(report.table(scenario.title, found[name])), end="\n\n")
        for side in () if asked.short else sides:
            print(await memory(side))
    ratio = report.ratio(found["answer"]["app"], found["answer"]["floor"])
    print(f"an answered question is {ratio:.2f} times the work of the floor (at most {MOST})")
    return 0 if asked.short or ratio <= MOST else 1


def arguments() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="tests.load.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tabs", type=int, default=4, help="people who do it at the same time")
    parser.add_argument("--before", type=Path, help="an earlier checkout, to compare with")
    parser.add_argument("--short", action="store_true", help="one round of two acts, no verdict")
    parser.add_argument(
        "--bare",
        action="store_true",
        help="a floor without reading aloud, quick exit and what is kept",
    )
    asked = parser.parse_args()
    if asked.short:
        asked.rounds, asked.tabs = 1, 1
    return asked


def started(folder: Path, asked: argparse.Namespace, on: contextlib.ExitStack) -> Iterator[Side]:
    """Yield each side, its server running for as long as the stack."""
    apps = {"app": server.ROOT, **({"before": asked.before} if asked.before else {})}
    for name, checkout in apps.items():
        # As many people as answer, and a store for each: no two servers may share one.
        answering = (asked.rounds + 1) * asked.tabs
        library, begun = of_app.fill(folder / name, answering, checkout.resolve() / "content")
        command = server.app(folder / name, demo=True, checkout=checkout.resolve())
        running = on.enter_context(server.running(command, folder / f"{name}.log"))
        yield of_app.side(name, running, library, begun)
    commands = {
        "form": (of_form.command(folder), "/healthz"),
        "floor": (of_floor.command(), of_floor.HEALTH),
    }
    others = {
        name: on.enter_context(server.running(command, folder / f"{name}.log", health=health))
        for name, (command, health) in commands.items()
    }
    yield of_form.side(others["form"])
    yield of_floor.side(others["floor"])


Found = dict[str, dict[str, list[Round]]]
"""The rounds by scenario and by side."""


async def compare(sides: list[Side], rounds: int, tabs: int, acts: int | None) -> Found:
    """Return the rounds; `acts` is how often in a round, instead of what each scenario says."""
    found: Found = {name: {side.name: [] for side in sides} for name in SCENARIOS}
    chance = random.Random(1)
    for number in range(rounds + 1):
        for name, scenario in SCENARIOS.items():
            for side in chance.sample(sides, len(sides)):
                played = await play(side, name, tabs, acts or scenario.acts)
                if number:  # the first round of a process compiles and fills caches
                    found[name][side.name].append(played)
    return found


async def play(side: Side, name: str, tabs: int, acts: int) -> Round:
    """Let some people do something so many times, all at the same time."""
    visits = [await side.begin[name](number) for number in range(tabs)]
    cpu = side.server.cpu()
    done = await asyncio.gather(*(repeated(visit, acts) for visit in visits))
    spent = side.server.cpu() - cpu
    for visit in visits:
        await visit.close()
    return Round(tuple(itertools.chain(*done)), spent)


async def repeated(visit: Visit, acts: int) -> list[Act]:
    """Return what each act took."""
    return [await visit.act(number) for number in range(acts)]


async def memory(side: Side, tabs: int = 20) -> str:
    """Return a line about the memory of a server, and what a tab of a visitor adds to it."""
    taken = ""
    if side.name != "form":  # which keeps nothing of whoever visits
        before = side.server.memory()
        sessions = [await Session(side.server.url).connect() for _ in range(tabs)]
        for session in sessions:
            await session.load()
        taken = f", {(side.server.memory() - before) / tabs / 1024:.0f} kB for a tab"
        for session in sessions:
            await session.close()
    return f"memory of the {side.name}: {side.server.memory() / MIB:.0f} MiB{taken}"


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
