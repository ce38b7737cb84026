"""The app: people who were made by its own services, at the place where they begin."""

import itertools
import re
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp

from modules.content.library import open_library
from modules.services.organisation.demo import IDS
from modules.services.runtime import CONTENT
from modules.ui.shell.page_registry import ADDRESSES
from tests.load import people, ready
from tests.load.comparing.visit import NewTab, Reload, Side, Visit
from tests.load.server import Server
from tests.load.session import Act, Session

ACTIVITY = "interesses"
"""A list of one question a screen, each with the same answers."""
HIDDEN = re.compile(r'name="(act|base)" value="([^"]*)"')
SCREEN = re.compile(r'action="(/do/[^"]*)"')
OPTION = re.compile(r'name="value" value="([^"]*)"')


class Answering:
    """Somebody who answers a list, each question with another of its answers.

    The page stays connected beside its screens, as in a browser.
    """

    def __init__(self, tab: Session, http: aiohttp.ClientSession) -> None:
        self.tab, self.http = tab, http
        self.screen = ""

    async def begin(self) -> None:
        """Ask for the first screen, and choose every question where that is asked."""
        async with self.http.get(f"{self.tab.url}/do/{ACTIVITY}") as answer:
            self.screen = await answer.text()
        if "full" in OPTION.findall(self.screen):
            await self._post("full")

    async def act(self, number: int) -> Act:
        options = OPTION.findall(self.screen)
        if len(options) < 2:
            raise AssertionError(f"not a question of {ACTIVITY}:\n{self.screen}")
        return await self._post(options[number % len(options)])

    async def _post(self, value: str) -> Act:
        where = SCREEN.search(self.screen)
        if where is None:
            raise AssertionError(f"nothing to press:\n{self.screen}")
        fields = {**dict(HIDDEN.findall(self.screen)), "value": value}
        begin = time.perf_counter()
        async with self.http.post(self.tab.url + where[1], data=fields) as answer:
            body = await answer.read()
            if answer.status != 200:
                raise AssertionError(f"{where[1]}: {answer.status}")
        seconds = time.perf_counter() - begin
        self.screen = body.decode()
        return Act("answer", seconds, len(body), 1, 0)

    async def close(self) -> None:
        await self.http.close()
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

    def __init__(self, server: Server, begun: Iterator[ready.Begun]) -> None:
        self.url, self.begun = server.url, begun
        self.signed_in: dict[str, people.Cookies] = {}

    async def cookies(self, name: str) -> people.Cookies:
        """Return the cookies of one of the demonstration people, who signs in once."""
        if name not in self.signed_in:
            self.signed_in[name] = await people.demonstration(self.url, name)
        return self.signed_in[name]

    async def answer(self, number: int) -> Visit:
        secret = next(self.begun).secret
        tab = await Session(self.url, {"tk": secret}).connect()
        await tab.load(ADDRESSES["participant/activity"])
        headers = {"Origin": tab.url, "Cookie": f"tk={secret}", "HX-Request": "true"}
        jar = aiohttp.DummyCookieJar()
        somebody = Answering(tab, aiohttp.ClientSession(cookie_jar=jar, headers=headers))
        await somebody.begin()
        return somebody

    async def person(self, number: int) -> Visit:
        tab = await Session(self.url, await self.cookies("Els")).connect()
        await tab.load()
        await tab.click(f"open-{IDS['Bart']}")
        return Reload(tab, ADDRESSES["counsellor/person"])

    async def home(self, number: int) -> Visit:
        return NewTab(self.url, ADDRESSES["participant/path"], await self.cookies("Amina"))

    async def sign_in(self, number: int) -> Visit:
        return SigningIn(self.url, "Amina")


def fill(folder: Path, many: int) -> Iterator[ready.Begun]:
    """Make so many people who are about to answer."""
    library = open_library(CONTENT)
    return iter(ready.fill(folder, library, itertools.repeat((ACTIVITY, "nl"), many)))


def side(server: Server, begun: Iterator[ready.Begun]) -> Side:
    """Return what can be done in the app."""
    doing = OfApp(server, begun)
    begin = {
        "answer": doing.answer,
        "person": doing.person,
        "home": doing.home,
        "sign-in": doing.sign_in,
    }
    return Side("app", server, begin)
