"""The plain form: what a browser does there, over HTTP."""

import time
from collections.abc import Mapping
from pathlib import Path

import aiohttp

from tests.load.comparing.visit import Side, Visit
from tests.load.form.app import ANSWERS, CODE, PIN, QUESTIONS
from tests.load.server import ROOT, Server
from tests.load.session import Act

APP = ROOT / "tests" / "load" / "form" / "app.py"


class Asking:
    """Somebody who asks for the same address again and again."""

    def __init__(self, http: aiohttp.ClientSession, method: str, url: str, status: int) -> None:
        self.http, self.method, self.url, self.status = http, method, url, status

    def fields(self, number: int) -> Mapping[str, object] | None:
        """Return what is sent along."""
        return None

    async def act(self, number: int) -> Act:
        begin = time.perf_counter()
        fields = self.fields(number)
        async with self.http.request(
            self.method, self.url, data=fields, allow_redirects=False
        ) as answer:
            body = await answer.read()
            if answer.status != self.status:
                raise AssertionError(f"{self.url}: {answer.status}")
        return Act(self.url, time.perf_counter() - begin, len(body), 1, 0)

    async def close(self) -> None:
        await self.http.close()


class Answering(Asking):
    """Somebody who answers."""

    def fields(self, number: int) -> Mapping[str, object] | None:
        return {"item": number % QUESTIONS, "value": number % ANSWERS}


class SigningIn(Asking):
    """Somebody who signs in."""

    def fields(self, number: int) -> Mapping[str, object] | None:
        return {"name": CODE, "secret": PIN}


class OfForm:
    """What people do with the plain form."""

    def __init__(self, server: Server) -> None:
        self.url = server.url

    async def signed_in(self) -> aiohttp.ClientSession:
        """Return the connection of somebody who signed in."""
        http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        fields = {"name": CODE, "secret": PIN}
        async with http.post(f"{self.url}/sign-in", data=fields, allow_redirects=False) as answer:
            assert answer.status == 303
        return http

    async def answer(self, number: int) -> Visit:
        return Answering(await self.signed_in(), "POST", f"{self.url}/stap", 200)

    async def person(self, number: int) -> Visit:
        return Asking(await self.signed_in(), "GET", f"{self.url}/persoon", 200)

    async def home(self, number: int) -> Visit:
        return Asking(await self.signed_in(), "GET", f"{self.url}/pad", 200)

    async def sign_in(self, number: int) -> Visit:
        jar = aiohttp.DummyCookieJar()
        http = aiohttp.ClientSession(cookie_jar=jar)
        return SigningIn(http, "POST", f"{self.url}/sign-in", 303)


def command(folder: Path) -> list[str | Path]:
    """Return the command line of the form, over a database in this folder."""
    return [APP, "--data", folder / "form.db"]


def side(server: Server) -> Side:
    """Return what can be done with it."""
    doing = OfForm(server)
    begin = {
        "answer": doing.answer,
        "person": doing.person,
        "home": doing.home,
        "sign-in": doing.sign_in,
    }
    return Side("form", server, begin)
