"""Addresses that no page needs are closed, and no address gives away the source of a page."""

import asyncio
from http import HTTPStatus
from pathlib import Path

import aiohttp
import pytest

from modules.ui.shell.page_registry import PAGES
from tests.load.server import ROOT, Server
from tests.load.session import Broken, Session

FILES = sorted(PAGES.glob("*/*.py"))


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_a_websocket_from_elsewhere_is_refused(warm: Server, origin: str) -> None:
    async def connect() -> None:
        session = Session(warm.url)
        try:
            await session.connect(headers={"Origin": origin})
        finally:
            await session.close()

    with pytest.raises(aiohttp.WSServerHandshakeError):
        asyncio.run(connect())


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/_stcore/metrics"),
        ("GET", "/_stcore/script-health-check"),
        ("GET", "/_stcore/agent/openapi.json"),
        ("POST", "/_stcore/agent/interact"),
        ("GET", "/_stcore/%6detrics"),
        ("GET", "/media/" + "0" * 56 + ".png"),
        ("PUT", "/_stcore/upload_file/session/file"),
        ("POST", "/_stcore/upload_file/session/file"),
        ("DELETE", "/_stcore/upload_file/session/file"),
    ],
)
def test_routes_that_no_page_needs_are_closed(warm: Server, method: str, path: str) -> None:
    async def status() -> int:
        async with (
            aiohttp.ClientSession(headers={"Origin": warm.url}) as http,
            http.request(method, warm.url + path, data=b"x" * 10) as answer,
        ):
            return answer.status

    assert asyncio.run(status()) == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("file", [*FILES, ROOT / "app.py"], ids=lambda file: file.stem)
def test_no_address_serves_the_source_of_a_page(warm: Server, file: Path) -> None:
    async def served() -> str:
        async with (
            aiohttp.ClientSession() as http,
            http.get(f"{warm.url}/{file.relative_to(ROOT).as_posix()}") as answer,
        ):
            return await answer.text()

    assert "import streamlit" not in asyncio.run(served())


def test_only_a_server_on_this_machine_is_spoken_to() -> None:
    with pytest.raises(Broken):
        Session("http://192.0.2.1:8501")
