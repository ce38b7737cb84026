"""People who answer questions, ever more of them: the app, bare Streamlit, and a plain form.

`python -m tests.load.ladder [LEVELS] [SECONDS]` serves all three and lets them take turns at each
level. A level is `people:think`, with seconds of thought between two answers (half to one and a
half times it; 0 is flat out). Each prints one line: how many answers, p50 and p95 in milliseconds,
answers a second, CPU milliseconds an answer, and how many people lost their screen.
"""

import asyncio
import os
import random
import re
import sys
import tempfile
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import aiohttp

from tests.load import people, server
from tests.load.report import percentile
from tests.load.server import ROOT, Server
from tests.load.session import Session

LEVELS = "8:0,1:3,10:3,50:3"
SECONDS = 15.0
OWN = re.compile(r'name="(act|base)" value="([^"]*)"')
SCREEN = re.compile(r'action="(/do/[^"]*)"')
OPTION = re.compile(r'name="value" value="([^"]*)"')
A_CLASS = 40
"""People behind one address."""


def browser(number: int) -> aiohttp.ClientSession:
    """Return a client at an address of its own, shared with a class."""
    local = (f"127.0.0.{2 + number // A_CLASS}", 0)
    connector = aiohttp.TCPConnector(local_addr=local)
    return aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), connector=connector)


class Tab(Protocol):
    """Somebody at work."""

    async def answer(self, choice: int) -> float | None:
        """Answer what is on; return the seconds it took, None when it only went back."""

    async def close(self) -> None:
        """Leave."""


class OfForm:
    """A tab of the plain form."""

    def __init__(self, url: str, number: int) -> None:
        self.url, self.number, self.item, self.http = url, number, 0, browser(number)

    async def answer(self, choice: int) -> float | None:
        """Post an answer."""
        data = {"i": str(self.item), "v": str(choice % 5), "code": str(self.number)}
        begun = time.perf_counter()
        async with self.http.post(f"{self.url}/q", data=data) as answer:
            await answer.read()
        self.item += 1
        return time.perf_counter() - begun

    async def close(self) -> None:
        """Leave."""
        await self.http.close()


class OfFloor:
    """A tab of bare Streamlit."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @classmethod
    async def open(cls, url: str, number: int) -> "OfFloor":
        """Open the page."""
        session = await Session(url).connect()
        await session.load()
        return cls(session)

    async def answer(self, choice: int) -> float | None:
        """Tap an answer; from the last question go back."""
        answers = [key for key in self.session.keys if key.startswith("answer-")]
        if len(answers) != 5:
            await self.session.click(next(key for key in self.session.keys if "back" in key))
            return None
        return float((await self.session.click(answers[choice % 5])).seconds)

    async def close(self) -> None:
        """Leave."""
        await self.session.close()


class OfApp:
    """A tab of the app: its page stays connected, its screens are posted."""

    def __init__(self, url: str, session: Session, cookies: dict[str, str], number: int) -> None:
        self.url, self.session, self.http = url, session, browser(number)
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self.headers = {"Origin": url, "Cookie": cookie, "HX-Request": "true"}
        self.page = self.first = ""
        self.rounds = 0

    @classmethod
    async def open(cls, url: str, number: int) -> "OfApp":
        """Start as somebody new, put the card away, and begin with every question."""
        cookies = await people.start(url, f"P{number}")
        session = await Session(url, cookies).connect()
        await session.load()
        for key in ("card-have-it", "open-module-wat-wil-ik", "open-interesses"):
            if key in session.keys:
                await session.click(key)
        tab = cls(url, session, cookies, number)
        await tab._send("GET", "/do/interesses", {})
        await tab.press("full")
        tab.first = tab.page
        return tab

    async def press(self, value: str, do: str = "") -> float:
        """Press a button of the screen; return the seconds until the next one is here."""
        where = SCREEN.search(self.page)
        if where is None:
            raise RuntimeError(f"no question: {self.page[:120]}")
        data = {**dict(OWN.findall(self.page)), "act": uuid.uuid4().hex}
        return await self._send("POST", where[1], {**data, "value": value, "do": do})

    async def _send(self, method: str, path: str, data: dict[str, str]) -> float:
        begun = time.perf_counter()
        async with self.http.request(
            method, self.url + path, data=data, headers=self.headers
        ) as answer:
            page = await answer.text()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {page[:120]}")
        self.page = page
        return time.perf_counter() - begun

    async def answer(self, choice: int) -> float | None:
        """Answer; at the end do it all again, from the last question back to the first."""
        options = OPTION.findall(self.page)
        if len(options) < 5:
            self.rounds += 1
            base = 'name="base" value="{}"'
            self.page = self.first.replace(base.format(0), base.format(self.rounds))
            options = OPTION.findall(self.page)
        return await self.press(options[choice % 5])

    async def close(self) -> None:
        """Leave."""
        await self.http.close()
        await self.session.close()


class Measured(NamedTuple):
    """What one level showed on one server."""

    name: str
    people: int
    think: float
    seconds: list[float]
    took: float
    cpu: float
    lost: int

    def __str__(self) -> str:
        """Return it as a line."""
        count = len(self.seconds)
        p50, p95 = (1e3 * percentile(self.seconds, share) for share in (0.5, 0.95))
        return (
            f"{self.name:6}{self.people:5}{self.think:6.1f}{count:7}{p50:9.1f}{p95:9.1f}"
            f"{count / self.took:9.1f}{1e3 * self.cpu / count:9.2f}{self.lost:6}"
        )


COLUMNS = (("n", 5), ("think", 6), ("acts", 7), ("p50 ms", 9), ("p95 ms", 9), ("acts/s", 9))
HEAD = " " * 6 + "".join(f"{name:>{wide}}" for name, wide in (*COLUMNS, ("cpu ms", 9), ("lost", 6)))


async def level(name: str, one: Server, tabs: Sequence[Tab], think: float, long: float) -> Measured:
    """Let people answer for some seconds."""
    seconds: list[float] = []
    lost = 0
    cpu, begun = one.cpu(), time.perf_counter()

    async def work(tab: Tab, choice: int) -> None:
        nonlocal lost
        if think:
            await asyncio.sleep(random.uniform(0, think))
        while time.perf_counter() < begun + long:
            try:
                took = await tab.answer(choice)
            except Exception as error:
                lost += 1
                print(name, type(error).__name__, str(error)[:200], flush=True)
                return
            choice += 1
            if took is not None:
                seconds.append(took)
            if think:
                await asyncio.sleep(random.uniform(0.5 * think, 1.5 * think))

    await asyncio.gather(*(work(tab, number) for number, tab in enumerate(tabs)))
    took = time.perf_counter() - begun
    return Measured(name, len(tabs), think, seconds, took, one.cpu() - cpu, lost)


async def climb(
    levels: Sequence[tuple[int, float]], long: float, servers: dict[str, Server]
) -> None:
    """Take every level on every server, in turns."""
    born = 0
    for many, think in levels:
        names = list(servers)
        random.shuffle(names)
        for name in names:
            tabs: list[Tab] = []
            for _ in range(many):
                born += 1
                url = servers[name].url
                if name == "form":
                    tabs.append(OfForm(url, born))
                else:
                    tabs.append(await (OfApp if name == "app" else OfFloor).open(url, born))
            print(await level(name, servers[name], tabs, think, long), flush=True)
            for tab in tabs:
                await tab.close()


def main() -> int:
    """Serve all three and climb."""
    asked = sys.argv[1] if len(sys.argv) > 1 else LEVELS
    levels = [(int(n), float(think)) for n, think in (one.split(":") for one in asked.split(","))]
    long = float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    os.environ["TWEEDE_KANS_MESSAGES"] = "100000"
    work = Path(tempfile.mkdtemp(prefix="tweede-kans-ladder-"))
    here = ROOT / "tests" / "load" / "floor"
    with (
        server.running(server.app(work / "data"), work / "app.log") as app,
        server.running([here / "app.py"], work / "floor.log", health="/_stcore/health") as floor,
        server.running([here / "form.py", "--data", work / "form.db"], work / "form.log") as form,
    ):
        print(HEAD, flush=True)
        asyncio.run(climb(levels, long, {"app": app, "floor": floor, "form": form}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
