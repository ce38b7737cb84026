"""The floor: the same screens by Streamlit alone, on the same settings, with nothing kept."""

from pathlib import Path

from tests.load.comparing.visit import NewTab, Reload, Side, Visit
from tests.load.server import ROOT, Server
from tests.load.session import Act, Session

APP = ROOT / "tests" / "load" / "floor" / "app.py"
HEALTH = "/_stcore/health"
CODE, PIN = "AMJN2345", "246810"


class Answering:
    """Somebody who answers, each question with another of the five buttons."""

    def __init__(self, tab: Session) -> None:
        self.tab = tab

    async def act(self, number: int) -> Act:
        answers = [key for key in self.tab.keys if key.startswith("answer-")]
        return await self.tab.click(answers[number % len(answers)])

    async def close(self) -> None:
        await self.tab.close()


class SigningIn:
    """Somebody who fills in a code and a PIN and sends both."""

    def __init__(self, tab: Session) -> None:
        self.tab = tab

    async def act(self, number: int) -> Act:
        self.tab.type("code", CODE)
        self.tab.type("pin", PIN)
        act = await self.tab.click("send")
        if "Welkom" not in self.tab.text:
            raise AssertionError(f"not signed in:\n{self.tab.text}")
        return act

    async def close(self) -> None:
        await self.tab.close()


class OfFloor:
    """What people do on the floor."""

    def __init__(self, server: Server) -> None:
        self.url = server.url

    async def tab(self, path: str) -> Session:
        """Return a tab with this page open."""
        tab = await Session(self.url).connect()
        await tab.load(path)
        return tab

    async def answer(self, number: int) -> Visit:
        return Answering(await self.tab(""))

    async def person(self, number: int) -> Visit:
        return Reload(await self.tab("persoon"), "persoon")

    async def home(self, number: int) -> Visit:
        return NewTab(self.url, "pad", {})

    async def sign_in(self, number: int) -> Visit:
        return SigningIn(await self.tab("aanmelden"))


def command() -> list[str | Path]:
    """Return the command line of the floor."""
    return [APP]


def side(server: Server) -> Side:
    """Return what can be done on it."""
    doing = OfFloor(server)
    begin = {
        "answer": doing.answer,
        "person": doing.person,
        "home": doing.home,
        "sign-in": doing.sign_in,
    }
    return Side("floor", server, begin)
