"""What is compared: somebody who does the same thing again and again, on whichever server."""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple, Protocol

from tests.load.server import Server
from tests.load.session import Act, Session


class Visit(Protocol):
    """Somebody with a page open."""

    async def act(self, number: int) -> Act:
        """Do it once more; what it took. Raises when the server did not do what was asked."""
        ...

    async def close(self) -> None:
        """Close the page."""
        ...


Begin = Callable[[int], Awaitable[Visit]]
"""Lets the visitor with this number come in, ready for the first act."""


class Side(NamedTuple):
    """A server, and what can be done on it by the names of SCENARIOS."""

    name: str
    server: Server
    begin: Mapping[str, Begin]


class Scenario(NamedTuple):
    """What somebody does, and how often in a round."""

    title: str
    acts: int


SCENARIOS: Mapping[str, Scenario] = {
    "answer": Scenario("an answered question", 40),
    "person": Scenario("the counsellor's page about somebody", 8),
    "home": Scenario("home, in a new tab", 8),
    "sign-in": Scenario("signing in", 4),
}
"""No more than 120 sign-ins an hour are taken from one address: all rounds stay below that."""


class Reload:
    """A visit in which the same page is drawn again, in a tab that stays open."""

    def __init__(self, tab: Session, path: str) -> None:
        self.tab, self.path = tab, path

    async def act(self, number: int) -> Act:
        return await self.tab.load(self.path)

    async def close(self) -> None:
        await self.tab.close()


class NewTab:
    """A visit in which a page is opened anew each time: connecting, and the first run."""

    def __init__(self, url: str, path: str, cookies: Mapping[str, str]) -> None:
        self.url, self.path, self.cookies = url, path, cookies

    async def act(self, number: int) -> Act:
        begin = time.perf_counter()
        async with Session(self.url, self.cookies) as tab:
            act = await tab.load(self.path)
            return act._replace(seconds=time.perf_counter() - begin)

    async def close(self) -> None:
        """Nothing stays open."""
