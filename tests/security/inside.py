"""The app in this process, with the cast in it: asked as a server asks it, without a socket."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from starlette.applications import Starlette

import app as served_app
from modules.content.library import load
from modules.domain.catalogue import Library
from modules.domain.records.people import Account, Person
from modules.services.accounts import accounts, secrets
from modules.services.runtime import CONTENT, Runtime, set_current
from modules.storage.tinydb.store import TinyStore
from modules.web.requests import cookie, limits
from modules.web.routes import routes
from tests.conftest import (
    AMINA,
    ANKE,
    BART,
    CAST,
    ELS,
    FATIMA,
    MONDAY,
    PIN,
    beginning,
    keep_account,
)

HERE = "http://localhost"
KEYS = secrets.keys(b"a key for measuring, 32 bytes...")
PEOPLE: Mapping[str, Person | None] = {
    "nobody": None,
    "Amina": AMINA,
    "Bart": BART,
    "Els": ELS,
    "Fatima": FATIMA,
    "Anke": ANKE,
}


NO_ANSWER = 599
"""What stands for an app that ends without saying anything."""


_OURS = Starlette(routes=routes(), middleware=served_app.app._user_middleware)
"""Our own addresses behind all of our middleware, without Streamlit: that starts only once in a
process, and belongs to whoever starts it."""
_whole: list[bool] = []


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@contextmanager
def opened(
    folder: Path,
    library: Library | None = None,
    content: Path = CONTENT,
    *,
    whole: bool = False,
) -> Iterator[Runtime]:
    """Have the app run over a store with the cast in it, for as long as the block lasts."""
    store = TinyStore.open(folder)
    sealed = secrets.sealed(KEYS, PIN, staff=False)
    for name, person in {**CAST, "Anke": ANKE}.items():
        if person.role == "participant":
            store.create(person.id, beginning(name), by=person.id, at=MONDAY, save_id=name)
        made = Account(
            id=person.id,
            role=person.role,
            name=None if person.role == "participant" else name,
            lookup=secrets.lookup(KEYS, name),
            secret=sealed,
            created_at=MONDAY,
        )
        keep_account(store, made)
    with running(Runtime(store, library or load(content), KEYS, content), whole=whole) as runtime:
        yield runtime


@contextmanager
def running(runtime: Runtime, *, whole: bool = False) -> Iterator[Runtime]:
    """Have the app's addresses work with this house; it is shut at the end.

    With `whole` what Streamlit answers to other addresses is there too; nothing else in this
    process can serve it afterwards.
    """
    set_current(runtime)
    _whole[:] = [whole]
    try:
        yield runtime
    finally:
        served_app.shut(runtime)


def signed_in(runtime: Runtime, person: Person | None) -> dict[str, str]:
    """Return the headers of somebody's browser, on our own page, signed in just now."""
    headers = {"host": "localhost", "origin": HERE}
    if person is not None:
        account = runtime.store.find(Account, person.id)
        assert account is not None
        token = accounts.begin(runtime.store, account, at=datetime.now(UTC))
        headers["cookie"] = f"{cookie.PLAIN_NAME}={token}"
    return headers


def ask(
    method: str, path: str, headers: Mapping[str, str], body: bytes = b"", *, query: str = ""
) -> Answer:
    """Return the answer to a request whose path is sent as it stands, with its `..` and `%`."""
    limits.tries._tries.clear()  # how often one may try has its own tests
    limits.starts._tries.clear()
    return asyncio.run(_asked(method, path, headers, body, query))


async def _asked(
    method: str, path: str, headers: Mapping[str, str], body: bytes, query: str
) -> Answer:
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("ascii", "replace"),
        "query_string": query.encode("ascii", "replace"),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "client": ("10.9.8.7", 50000),
        "server": ("localhost", 80),
        "extensions": {},
    }
    sent: list[dict[str, Any]] = []
    pieces = [body[at : at + 4096] for at in range(0, len(body), 4096)] or [b""]

    async def receive() -> dict[str, Any]:
        if not pieces:
            await asyncio.Event().wait()  # a browser that stays until it has its answer
        piece = pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: Any) -> None:
        sent.append(message)

    try:
        await (served_app.app if True in _whole else _OURS)(scope, receive, send)  # type: ignore[arg-type]
    except Exception as error:
        # What a server turns into 500, after the app's own middleware let it through.
        return Answer(500, {}, f"{type(error).__name__}: {error}".encode())
    start = next((one for one in sent if one["type"] == "http.response.start"), None)
    if start is None:
        return Answer(NO_ANSWER, {}, b"")
    said = {
        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]
    }
    return Answer(start["status"], said, b"".join(one.get("body", b"") for one in sent))
