"""The app: people who were made by its own services, at the place where they begin."""

import itertools
import time
from collections.abc import Iterator
from pathlib import Path

from modules.content.library import open_library
from modules.domain.catalogue import Library
from modules.services.organisation.demo import IDS
from modules.services.runtime import CONTENT
from modules.ui.shell.page_registry import ADDRESSES
from tests.load import people, ready
from tests.load.comparing.visit import NewTab, Reload, Side, Visit
from tests.load.server import Server
from tests.load.session import Act, Session

ACTIVITY = "interesses"
"""A list of one question a screen, each with the same five answers."""


class Answering:
    """Somebody who answers a list, each question with another of its answers."""

    def __init__(self, tab: Session, answers: frozenset[str]) -> None:
        self.tab, self.answers = tab, answers

    async def act(self, number: int) -> Act:
        buttons = [key for key in self.tab.keys if key in self.answers]
        if not buttons:
            raise AssertionError(f"not a question of {ACTIVITY}:\n{self.tab.text}")
        return await self.tab.click(buttons[number % len(buttons)])

    async def close(self) -> None:
        await self.tab.close()


class SigningIn:
    """Somebody who signs in with a code and a PIN."""

    def __init__(self, url: str, name: str) -> None:
        self.url, self.name = url, name

    async def act(self, number: int) -> Act:
        begin = time.perf_counter()
        await people.demonstration(self.url, self.name)
        return Act("sign in", time.perf_counter() - begin, 0, 1, 0)

    async def close(self) -> None:
        """Nothing stays open."""


class OfApp:
    """What people do in the app."""

    def __init__(self, server: Server, begun: Iterator[ready.Begun], library: Library) -> None:
        self.url, self.begun = server.url, begun
        self.signed_in: dict[str, people.Cookies] = {}
        parts = library.activities[ACTIVITY].parts
        self.answers = frozenset(
            f"{part.id}-{choice.id}" for part in parts for choice in getattr(part, "choices", ())
        )

    async def cookies(self, name: str) -> people.Cookies:
        """Return the cookies of one of the demonstration people, who signs in once."""
        if name not in self.signed_in:
            self.signed_in[name] = await people.demonstration(self.url, name)
        return self.signed_in[name]

    async def answer(self, number: int) -> Visit:
        tab = await Session(self.url, {"tk": next(self.begun).secret}).connect()
        await tab.load(ADDRESSES["participant/activity"])
        if "form-full" in tab.keys:
            await tab.click("form-full")
        return Answering(tab, self.answers)

    async def person(self, number: int) -> Visit:
        tab = await Session(self.url, await self.cookies("Els")).connect()
        await tab.load()
        await tab.click(f"open-{IDS['Bart']}")
        return Reload(tab, ADDRESSES["counsellor/person"])

    async def home(self, number: int) -> Visit:
        return NewTab(self.url, ADDRESSES["participant/path"], await self.cookies("Amina"))

    async def sign_in(self, number: int) -> Visit:
        return SigningIn(self.url, "Amina")


def fill(folder: Path, many: int, content: Path = CONTENT) -> tuple[Library, Iterator[ready.Begun]]:
    """Make so many people who are about to answer what this content asks."""
    library = open_library(content)
    return library, iter(ready.fill(folder, library, itertools.repeat((ACTIVITY, "nl"), many)))


def side(name: str, server: Server, library: Library, begun: Iterator[ready.Begun]) -> Side:
    """Return what can be done in the app."""
    doing = OfApp(server, begun, library)
    begin = {
        "answer": doing.answer,
        "person": doing.person,
        "home": doing.home,
        "sign-in": doing.sign_in,
    }
    return Side(name, server, begin)
