"""The overview of TinyDB files: fast because it is kept, right because it may be lost."""

import time
from collections.abc import Callable

import pytest

from modules.domain.records.dossier import Dossier
from modules.storage.tinydb.dossiers import TinyDossiers
from modules.storage.tinydb.overview_cache import OverviewCache
from modules.storage.tinydb.store import TinyStore
from tests.storage.conftest import AMINA, BART, ELS, MONDAY, keep, set_to, start
from tests.storage.tinydb.test_damage import damages

PART = "answer/dreams/first"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a minute pass, so that files are old enough to rely on their stamps."""
    now = time.time_ns
    monkeypatch.setattr(
        "modules.storage.tinydb.signature.time.time_ns", lambda: now() + 60_000_000_000
    )


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return which dossiers are read for the overview."""
    seen: list[str] = []
    real = TinyDossiers.passing

    def passing(self: TinyDossiers, dossier_id: str) -> Dossier:
        seen.append(dossier_id)
        return real(self, dossier_id)

    monkeypatch.setattr(TinyDossiers, "passing", passing)
    return seen


@pytest.mark.usefixtures("later")
def test_only_what_changed_is_read_again(tiny: TinyStore, reads: list[str]) -> None:
    start(tiny, BART, name="Bart")
    tiny.overview(ELS)
    reads.clear()
    tiny.overview(ELS)
    assert reads == []
    keep(tiny, set_to(PART, 1))
    reads.clear()
    tiny.overview(ELS)
    assert reads == [AMINA]


@pytest.mark.usefixtures("later")
def test_a_restart_reads_only_what_changed_meanwhile(
    tiny: TinyStore, reopened: Callable[[], TinyStore], reads: list[str]
) -> None:
    start(tiny, BART, name="Bart")
    tiny.overview(ELS)
    tiny.close()
    keep(tiny, set_to(PART, 1))
    again = reopened()
    reads.clear()
    assert {line.answered.get("dreams") for line in again.overview(ELS)} == {1, None}
    assert reads == [AMINA]


def test_a_file_that_has_just_changed_is_not_relied_on(tiny: TinyStore, reads: list[str]) -> None:
    tiny.overview(ELS)
    reads.clear()
    tiny.overview(ELS)
    assert reads == [AMINA]


@pytest.mark.usefixtures("later")
def test_a_damaged_or_lost_cache_costs_only_time(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    expected = tiny.overview(ELS)
    tiny.close()
    file = tiny.folder.root / "cache" / "overview.tk"
    for damaged in [*damages(file.read_bytes(), 20), b""]:
        file.write_bytes(damaged)
        assert reopened().overview(ELS) == expected
    file.unlink()
    assert reopened().overview(ELS) == expected


@pytest.mark.usefixtures("later")
def test_lines_worked_out_by_other_code_are_dropped(
    tiny: TinyStore, reopened: Callable[[], TinyStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.overview(ELS)
    tiny.close()
    monkeypatch.setattr("modules.storage.tinydb.overview_cache.SHAPE", "newer")
    assert OverviewCache(reopened().folder).load() == {}


def test_erasing_somebody_removes_the_cache(tiny: TinyStore) -> None:
    tiny.overview(ELS)
    tiny.close()
    tiny.erase(AMINA, by=ELS, at=MONDAY)
    assert not (tiny.folder.root / "cache" / "overview.tk").exists()
    tiny.close()
    assert tiny.overview(ELS) == ()


@pytest.mark.usefixtures("later")
def test_a_dossier_damaged_later_keeps_its_last_line(tiny: TinyStore) -> None:
    (line,) = tiny.overview(ELS)
    tiny.folder.dossier(AMINA).unlink()
    tiny.folder.dossier(AMINA).write_bytes(b"")
    assert tiny.overview(ELS) == (line,)
