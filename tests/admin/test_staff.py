"""The command that makes a link for an administrator's account."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from modules.admin.__main__ import main
from modules.services.accounts import staff
from modules.storage.tinydb.store import TinyStore


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return the folder of a store that an app has open at this moment."""
    serving = TinyStore.open(tmp_path / "store", serving=True)
    yield tmp_path / "store"
    serving.close()


def test_the_link_that_is_printed_makes_an_administrator(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KEY", "OLD_KEY", "DATABASE_URL"):
        monkeypatch.delenv(f"TWEEDE_KANS_{name}", raising=False)
    done = main(["--folder", str(folder), "invite-administrator", "--site", "https://a.example"])
    told = capsys.readouterr().out
    found = re.search(r"https://a\.example/staff-account#(\S+)", told)
    assert done == 0
    assert found
    beside = TinyStore.open(folder)
    assert staff.is_open(beside, found[1], at=datetime.now(UTC))
    beside.close()


def test_without_a_store_there_is_no_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TWEEDE_KANS_DATABASE_URL", raising=False)
    assert main(["--folder", str(tmp_path / "none"), "invite-administrator"]) == 3
    assert "no store" in capsys.readouterr().err
