"""The demonstration: the cast with work done, the same each time, and safe to fill again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.people import Person
from modules.services.accounts import accounts, secrets
from modules.services.guidance import summary
from modules.services.organisation import demo
from modules.services.permissions import Forbidden
from modules.services.programme import path
from modules.storage.base import Store
from modules.storage.tinydb.store import TinyStore
from tests.conftest import reads

FRIDAY = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the demonstration in it."""
    folder = tmp_path_factory.mktemp("demo")
    demo.fill(folder, at=FRIDAY)
    return folder


@pytest.fixture
def store(folder: Path) -> Iterator[TinyStore]:
    """Return the demonstration's store."""
    opened = TinyStore.open(folder)
    yield opened
    opened.close()


def who(name: str) -> Person:
    """Return somebody of the demonstration."""
    return Person(id=demo.IDS[name], role=demo.SIGN_INS[name][2])


@pytest.mark.parametrize("name", list(demo.SIGN_INS))
def test_each_can_sign_in_as_printed(store: TinyStore, name: str) -> None:
    code, secret, role = demo.SIGN_INS[name]
    token = accounts.sign_in(store, secrets.keys(store.app_key), code, secret, at=FRIDAY)
    person = accounts.present(store, secrets.fingerprint(token), at=FRIDAY)
    assert person == Person(id=demo.IDS[name], role=role)
    assert code in demo.sign_ins()
    assert secret in demo.sign_ins()


def test_one_is_half_way_and_one_is_done(store: Store, shipped: Library) -> None:
    amina = {
        one.activity: one.state for one in path.path_steps(reads(store, who("Amina")), shipped)
    }
    bart = {one.activity: one.state for one in path.path_steps(reads(store, who("Bart")), shipped)}
    assert (amina["dromen"], amina["talenten"]) == ("done", "started")
    assert set(amina.values()) == {"done", "started", "new"}
    assert set(bart.values()) == {"done"}


def test_their_counsellor_sees_what_is_shared_and_the_one_elsewhere_nothing(
    store: Store, shipped: Library
) -> None:
    page = summary.summary(store, reads(store, who("Els"), demo.IDS["Bart"]), shipped)
    steps = shipped.programmes["tweede-kans"].steps
    assert set(page.results) == {step.activity for step in steps}
    assert "Ik wil koken" in str(page.results["dromen"].answers["droom"].value)
    amina = summary.summary(store, reads(store, who("Els"), demo.IDS["Amina"]), shipped)
    assert amina.results == {}
    with pytest.raises(Forbidden):
        summary.summary(store, reads(store, who("Fatima"), demo.IDS["Bart"]), shipped)


def test_filling_again_changes_nothing(folder: Path) -> None:
    def state() -> list[object]:
        store = TinyStore.open(folder)
        found = [(one, store.get(one), store.events(one)) for one in sorted(store.dossier_ids())]
        store.close()
        return found

    before = state()
    demo.fill(folder, at=FRIDAY)
    assert state() == before
    assert len(before) == 2
