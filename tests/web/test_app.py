"""The launcher: what it takes, what it prints at the first start, and what it refuses."""

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import app as launcher
from modules.services.accounts import staff
from modules.services.runtime import NotOpen, current, set_current


def test_without_anything_asked_it_listens_on_this_machine_only() -> None:
    asked = launcher.arguments([])
    assert (asked.host, asked.port, asked.data, asked.demo) == ("127.0.0.1", 8501, None, False)


def test_what_is_asked_is_taken(tmp_path: Path) -> None:
    asked = launcher.arguments(["--port", "80", "--data", str(tmp_path), "--demo"])
    assert (asked.port, asked.data, asked.demo) == (80, tmp_path, True)


@pytest.mark.parametrize("wrong", [["--port", "x"], ["--unknown"], ["extra"]])
def test_what_is_no_option_is_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit):
        launcher.arguments(wrong)


def test_the_help_lists_every_option() -> None:
    command = [sys.executable, launcher.__file__, "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for option in ("--port", "--data", "--demo"):
        assert option in said


def test_the_first_start_prints_a_link_that_works_and_closes_the_house_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(launcher.DATA, str(tmp_path))
    set_current(None)
    launcher.opened()

    async def start() -> bool:
        async with launcher.serving(None):
            token = capsys.readouterr().out.split("/staff-account#")[1].split()[0]
            return staff.is_open(current().store, token, at=launcher.datetime.now(launcher.UTC))

    assert asyncio.run(start())
    with pytest.raises(NotOpen):
        current()


def test_a_folder_that_is_served_already_is_refused_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(launcher.DATA, str(tmp_path))

    found = launcher.opened()
    try:
        with pytest.raises(launcher.StoreError) as refused:
            launcher.opened()
        assert str(refused.value)
    finally:
        launcher.shut(found)


def test_another_launcher_is_refused_with_a_sentence_that_says_how(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(launcher.DATA, str(tmp_path))
    set_current(None)

    async def served_by_somebody_else() -> None:
        async with launcher.serving(None):
            pass

    with pytest.raises(launcher.NotLaunched, match=r"python app\.py"):
        asyncio.run(served_by_somebody_else())
    assert not list(tmp_path.iterdir())


def test_the_one_launcher_sets_every_limit_and_says_nothing_of_itself() -> None:
    config = launcher.configured("127.0.0.1", 8501)
    assert config.ws_max_size == 256 * 1024
    assert not config.server_header
    assert config.limit_concurrency
    assert issubclass(config.http, launcher.connections.H11Protocol)


def client_of(forwarded: str) -> tuple[str, str]:
    """Return which address and scheme the app sees of a request that a proxy claims to pass on."""
    config = launcher.configured("127.0.0.1", 8501)
    seen: list[tuple[str, str]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append((scope["client"][0], scope["scheme"]))

    config.app = app
    config.load()
    headers = [(b"x-forwarded-for", forwarded.encode()), (b"x-forwarded-proto", b"https")]
    scope = {"type": "http", "client": ("127.0.0.1", 5), "scheme": "http", "headers": headers}

    async def nothing(*_: object) -> Any: ...

    asyncio.run(config.loaded_app(scope, nothing, nothing))
    return seen[0]


def test_an_address_that_somebody_claims_is_believed_of_a_proxy_that_was_named_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    monkeypatch.delenv(launcher.PROXY, raising=False)
    assert client_of("6.6.6.6") == ("127.0.0.1", "http")
    monkeypatch.setenv(launcher.PROXY, "10.0.0.1")
    assert client_of("6.6.6.6") == ("127.0.0.1", "http")
    monkeypatch.setenv(launcher.PROXY, "10.0.0.1,127.0.0.1")
    assert client_of("6.6.6.6") == ("6.6.6.6", "https")
