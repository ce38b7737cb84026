"""The launcher: what it takes, what it prints at the first start, and what it refuses."""

import asyncio
import subprocess
import sys
from pathlib import Path

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
