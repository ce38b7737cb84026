"""Somebody's browser on the screens of an activity, without a socket and without a script."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.testclient import TestClient

from modules.domain.activities.answer import answers_of
from modules.domain.records.people import Account, Person
from modules.services.accounts import accounts
from modules.services.runtime import Runtime
from modules.web.requests import cookie
from modules.web.routes import routes

_OURS = Starlette(routes=routes())
Fields = list[tuple[str, str]]


class Button(NamedTuple):
    """A button: what it sends, what stands on it, and the form around it."""

    name: str
    value: str
    words: str
    form: int
    look: str


class Page(HTMLParser):
    """A screen as it was sent."""

    def __init__(self, html: str, status: int) -> None:
        super().__init__()
        self.html, self.status = html, status
        self.text, self.buttons = "", list[Button]()
        self.headings, self.card, self.fields = list[str](), "", list[tuple[int, str, str, bool]]()
        self.actions = list[str]()
        self._open = list[tuple[str, dict[str, str], int]]()
        self.feed(html)
        self.text = re.sub(r"\s+", " ", self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.actions.append(given["action"])
        if tag == "input":
            ticked = given.get("type") in ("checkbox", "radio") and "checked" not in given
            value = given.get("value", "")
            self.fields.append((len(self.actions), given["name"], value, not ticked))
        else:
            self._open.append((tag, given, len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, given, at = self._open.pop()
            said = re.sub(r"\s+", " ", self.text[at:]).strip()
            if name == "button":
                one = (given.get("name", ""), given.get("value", ""), said)
                self.buttons.append(Button(*one, len(self.actions), given.get("class", "")))
            elif name == "h1":
                self.headings.append(said)
            elif name == "h2":
                self.card = said
            elif name == "textarea":
                self.fields.append((len(self.actions), given["name"], self.text[at:], True))
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def heading(self) -> str:
        """Return what is asked."""
        return self.headings[0]

    def button(self, value: str) -> Button:
        """Return the button that sends a value."""
        return next(one for one in self.buttons if one.value == value)

    def has(self, value: str) -> bool:
        """Say whether there is such a button."""
        return any(one.value == value for one in self.buttons)

    def options(self) -> list[str]:
        """Return what can be chosen, in order: the answers, the piles, or the tiles."""
        pressed = [one.value for one in self.buttons if one.name == "value"]
        return pressed or [value for _, name, value, _ in self.fields if name == "chosen"]

    def chosen(self) -> list[str]:
        """Return which tiles are ticked."""
        return [value for _, name, value, on in self.fields if name == "chosen" and on]

    def field(self, name: str = "value") -> str:
        """Return what is in a field."""
        return next(value for _, named, value, _ in self.fields if named == name)

    def sent_by(self, button: Button) -> tuple[str, Fields]:
        """Return where a button sends its form, and with what."""
        fields = [
            (name, value)
            for form, name, value, on in self.fields
            if form == button.form and name and on
        ]
        return self.actions[button.form - 1], [*fields, (button.name, button.value)]


class Browser:
    """A browser in which somebody is signed in."""

    def __init__(self, runtime: Runtime, person: Person | None) -> None:
        self.runtime, self.person = runtime, person
        self.client = TestClient(_OURS, base_url="http://localhost", follow_redirects=True)
        if person is not None:
            account = runtime.store.find(Account, person.id)
            assert account is not None
            token = accounts.begin(runtime.store, account, at=datetime.now(UTC))
            self.client.cookies.set(cookie.PLAIN_NAME, token)
        self.page = Page("", 0)

    def open(self, activity: str) -> Page:
        """Look at the screen where somebody is."""
        return self._came(self.client.get(f"/do/{activity}"))

    def press(self, value: str, /, **filled: object) -> Page:
        """Press a button of the screen, after filling in fields or ticking tiles."""
        where, fields = self.page.sent_by(self.page.button(value))
        return self.send(where, self.with_filled(fields, filled))

    def keep(self, **filled: object) -> Page:
        """Leave a field, or tick a box: the script keeps it and stays."""
        where, fields = self.page.sent_by(self.page.button("next"))
        stays = [(name, value) for name, value in fields if name != "do"]
        return self.send(where, [*self.with_filled(stays, filled), ("do", "stay")])

    def send(self, where: str, fields: Fields, *, by_script: bool = False) -> Page:
        """Post fields."""
        sent: dict[str, list[str]] = {}
        for name, value in fields:
            sent.setdefault(name, []).append(value)
        headers = {"hx-request": "true"} if by_script else {}
        return self._came(self.client.post(where, data=sent, headers=headers))

    @staticmethod
    def with_filled(fields: Fields, filled: dict[str, object]) -> Fields:
        """Return fields with others in their place."""
        names = {name.replace("_", "-") for name in filled}
        kept = [(name, value) for name, value in fields if name not in names]
        return [*kept, *_each(filled)]

    def kept(self, activity: str) -> dict[str, object]:
        """Return what the dossier keeps of an activity."""
        assert self.person is not None
        found = answers_of(self.runtime.store.get(self.person.id), activity)
        return {part: answer.value for part, answer in found.items()}

    def _came(self, response: object) -> Page:
        self.page = Page(response.text, response.status_code)  # type: ignore[attr-defined]
        return self.page


def _each(filled: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in filled.items():
        for one in value if isinstance(value, tuple | list) else (value,):
            yield name.replace("_", "-"), str(one)
