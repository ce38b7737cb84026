"""S1, S3, S4: asking for pages one has no right to, somebody else's data, a stolen session."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from modules.ui.shell.page_registry import ADDRESSES, PAGES
from tests.load import people, server
from tests.load.server import Server
from tests.load.session import Broken, Session
from tests.security.measured import Measured

CANARIES = ("Amina", "Bart", "tante", "zestig mensen", "Fatima")
"""Words that stand in the demonstration's dossiers, and that no stranger may ever be sent."""
INSIDE = ("Mijn pad", "Mijn mensen", "Mijn gegevens", "Wat deel ik", "Mijn begeleider")
"""Words that only a page for somebody who is signed in shows."""


async def enumerated(folder: Path, starts: int) -> Measured:
    """Ask, as nobody, for each page by its address and its hash: cold, and warm."""
    asked = leaks = 0
    for number in range(starts):
        data = folder / f"cold-{number}"
        with server.running(server.app(data, demo=True), folder / "log") as running:
            for warm in (False, True):
                for address in _addresses():
                    asked += 1
                    leaks += await _leaks(running, address)
                if not warm:
                    await _somebody_visits(running)
    figure = f"{leaks} leaks of {asked} asked, {starts} cold starts"
    return Measured("S1", "0 pages for a stranger, cold and warm", figure, leaks == 0)


def _addresses() -> list[str]:
    files = [file.relative_to(PAGES).with_suffix("").as_posix() for file in PAGES.rglob("*.py")]
    names = list(ADDRESSES.values())
    return [*names, *files, *(file.rpartition("/")[2] for file in files), "begin", "../app"]


async def _leaks(running: Server, address: str) -> int:
    found = 0
    for by_hash in (False, True):
        async with tab(running, {}) as stranger:
            await (stranger.link(address) if by_hash else stranger.load(address))
            found += any(word in "\n".join(stranger.seen) for word in (*CANARIES, *INSIDE))
    return found


async def _somebody_visits(running: Server) -> None:
    async with tab(running, await signed_in(running, "Amina")) as amina:
        await amina.load()


@asynccontextmanager
async def tab(running: Server, cookies: dict[str, str]) -> AsyncIterator[Session]:
    """Open a tab for as long as the block lasts."""
    async with Session(running.url, cookies) as session:
        yield session


async def signed_in(running: Server, name: str) -> dict[str, str]:
    """Return the cookies of one of the demonstration's people."""
    return await people.demonstration(running.url, name)


async def stolen(running: Server) -> list[Measured]:
    """Take somebody's session id to another browser, without and with a cookie of one's own."""
    cookies = await signed_in(running, "Bart")
    async with tab(running, cookies) as bart:
        await bart.load()
        assert "Mijn pad" in bart.text
        taken = 0
        bold = {"X-Tk-Account": "0" * 31 + "2", "X-Tk-Sign-In": "0" * 64}
        for stranger, headers in (
            ({}, {}),
            ({}, bold),
            (await signed_in(running, "Amina"), {}),
            (await signed_in(running, "Fatima"), bold),
        ):
            taken += await _takes_over(running, bart.session_id, stranger, headers)
        over = Measured("S4", "0 sessions taken over", f"{taken} of 4 ways", taken == 0)
        async with aiohttp.ClientSession(headers={"Origin": running.url}) as http:
            await http.post(running.url + "/sign-out", cookies=cookies, allow_redirects=False)
        before = len(bart.seen)
        await bart.load()
        after = "\n".join(bart.seen[before:])
        dead = not any(word in after for word in (*CANARIES, *INSIDE))
    said = "the next run is empty" if dead else "still open"
    return [over, Measured("S4", "a sign-in that ended elsewhere is dead", said, dead)]


async def _takes_over(
    running: Server, session_id: str, cookies: dict[str, str], headers: dict[str, str]
) -> int:
    thief = Session(running.url, cookies)
    await thief.connect(headers=headers, resume=session_id)
    try:
        await thief.load()
        return int(thief.session_id == session_id or "Bart" in "\n".join(thief.seen))
    except Broken:
        return 0
    finally:
        await thief.close()


async def somebody_elses(running: Server) -> Measured:
    """Ask for Bart's data as Amina, as staff and as nobody, on each address that gives any."""
    bart = await signed_in(running, "Bart")
    others = [{}, *[await signed_in(running, name) for name in ("Amina", "Els", "Fatima")]]
    given = asked = 0
    for cookies in others:
        async with aiohttp.ClientSession(headers={"Origin": running.url}) as http:
            ticket = await http.post(
                running.url + "/export", cookies=bart, data={"form": "json"}, allow_redirects=False
            )
            for path in (ticket.headers["location"], "/media/0.png", "/card/print"):
                answer = await http.get(running.url + path, cookies=cookies)
                asked += 1
                given += "Bart" in await answer.text()
            await http.post(running.url + "/erase", cookies=cookies, data={"pin": "135791"})
    async with tab(running, bart) as own:
        await own.load()
        kept = "Mijn pad" in own.text
    said = f"{given} of {asked} answers, and Bart is still there: {kept}"
    return Measured("S3", "0 bytes of somebody else", said, given == 0 and kept)
