"""What an answered question costs the server, against the same screen as bare Streamlit.

`python -m tests.load.bench` starts both, lets the same client answer in turns, and prints the
ratio; it returns 1 when the app takes more than twice the floor, storage included.
"""

import argparse
import asyncio
import itertools
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.load import people, report, server
from tests.load.report import Round
from tests.load.server import Server
from tests.load.session import Session

MOST = 2.0
"""Times the floor that an answered question may cost."""

QUESTIONS = 40
"""Answered in each tab in each round; the questionnaire has a few more."""

OTHERS = ("back-", "later-", "language-", "voice", "leave")
"""Buttons that are not an answer."""

INTERESTS = 3
"""Which station of the road is the questionnaire."""

Open = Callable[[Server], Awaitable[Session]]


async def in_the_app(app: Server) -> Session:
    """Return the tab of somebody new, before the first page."""
    return await Session(app.url, await people.start(app.url, "Amina")).connect()


async def on_the_floor(floor: Server) -> Session:
    """Return a tab of the floor, before the first page."""
    return await Session(floor.url).connect()


async def play(one: Server, open_tab: Open, tabs: int) -> Round:
    """Let some people open a page and answer, all at the same time."""
    before = [await open_tab(one) for _ in range(tabs)]
    cpu = one.cpu()
    await asyncio.gather(*(tab.load() for tab in before))
    first = one.cpu() - cpu
    if open_tab is in_the_app:
        await asyncio.gather(*(people.open_activity(tab, INTERESTS) for tab in before))
    skip = [len(tab.acts) for tab in before]
    cpu = one.cpu()
    await asyncio.gather(*(answer(tab) for tab in before))
    spent = one.cpu() - cpu
    acts = [tab.acts[number:] for tab, number in zip(before, skip, strict=True)]
    for tab in before:
        await tab.close()
    return Round(tuple(itertools.chain(*acts)), spent, tabs, first)


async def answer(tab: Session) -> None:
    """Answer the questions, each with another of the five buttons."""
    for number in range(QUESTIONS):
        buttons = [key for key in tab.keys if not key.startswith(OTHERS)]
        if len(buttons) != 5:
            raise AssertionError(f"not a question with five answers: {buttons}\n{tab.text}")
        await tab.click(buttons[number % 5])


async def memory_by_tab(one: Server, open_tab: Open, tabs: int = 20) -> float:
    """Return the kilobytes that a tab on its first page costs."""
    first = await open_tab(one)
    await first.close()
    cookies = first.cookies
    sessions = [Session(one.url, cookies) for _ in range(tabs)]
    before = one.memory()
    for session in sessions:
        await session.connect()
        await session.load()
    taken = (one.memory() - before) / tabs / 1024
    for session in sessions:
        await session.close()
    return taken


async def compare(app: Server, floor: Server, rounds: int, tabs: int) -> float:
    """Print the table and return the ratio."""
    await play(app, in_the_app, 1)  # the first run of a process compiles and fills caches
    await play(floor, on_the_floor, 1)
    in_app, on_floor = [], []
    for _ in range(rounds):
        in_app.append(await play(app, in_the_app, tabs))
        on_floor.append(await play(floor, on_the_floor, tabs))
    print(report.HEAD)
    print(report.row("app", in_app, await memory_by_tab(app, in_the_app)))
    print(report.row("floor", on_floor, await memory_by_tab(floor, on_the_floor)))
    print(f"memory: app {app.memory() / 2**20:.0f} MB, floor {floor.memory() / 2**20:.0f} MB")
    return report.ratio(in_app, on_floor)


def main() -> int:
    """Measure, and return 1 when the app costs too much."""
    parser = argparse.ArgumentParser(prog="tests.load.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tabs", type=int, default=4, help="people who answer at the same time")
    parser.add_argument(
        "--bare",
        action="store_true",
        help="a floor without reading aloud, quick exit and what is kept",
    )
    asked = parser.parse_args()
    if asked.bare:
        os.environ["FLOOR_BARE"] = "yes"
    with tempfile.TemporaryDirectory(prefix="tweede-kans-bench-") as made:
        folder = Path(made)
        floor_page = Path(__file__).parent / "floor" / "app.py"
        with (
            server.running(server.app(folder / "data", demo=True), folder / "app.log") as app,
            server.running([floor_page], folder / "floor.log", health="/_stcore/health") as floor,
        ):
            ratio = asyncio.run(compare(app, floor, asked.rounds, asked.tabs))
    print(f"ratio: {ratio:.2f} (at most {MOST})")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
