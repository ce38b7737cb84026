"""A server at work, for those who knock at its doors."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.load import server
from tests.load.people import demonstration
from tests.load.server import Server
from tests.load.session import Session


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server where people are at work: Bart is on his path, Els on her caseload."""
    folder = tmp_path_factory.mktemp("warm")
    with server.running(server.app(folder / "data", demo=True), folder / "log") as started:
        for name in ("Bart", "Els"):
            asyncio.run(visit(started.url, name))
        yield started


async def visit(url: str, name: str) -> str:
    """Let somebody look at their first page; return the id of their session."""
    async with Session(url, await demonstration(url, name)) as session:
        await session.load()
        return session.session_id
