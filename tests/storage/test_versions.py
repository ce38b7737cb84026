"""Old data opens for ever: the stores of each released format, as they were written then."""

import hashlib
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from modules.domain.records.people import FreshCard
from modules.storage.postgres.store import PostgresStore
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.export import import_store
from modules.storage.transfer.moving import is_same
from modules.storage.upkeep.checking import check_folder
from modules.storage.upkeep.restore import restore
from tests.storage.conftest import AMINA, BART, ELS, MONDAY, keep, set_to
from tests.storage.versions.make import KEY

VERSIONS = sorted(path for path in (Path(__file__).parent / "versions").glob("[0-9]*"))
MIGRATIONS = {"0001_start.sql": "76e3c551b5607d63"}


@pytest.fixture(params=VERSIONS, ids=lambda path: path.name)
def version(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of the frozen folder of one format."""
    copied = shutil.copytree(request.param, tmp_path / "version")
    assert isinstance(copied, Path)
    return copied


def test_an_old_store_opens_and_all_is_there(version: Path) -> None:
    store = TinyStore.open(version / "store")
    amina = store.get(AMINA)
    assert set(store.dossier_ids()) == {AMINA, BART}
    assert (amina.version, amina.fields["answer/dreams/first"].version) == (4, 2)
    assert amina.value("note/n1") == {
        "text": "é 漢 \u0000 '\"",
        "list": [1, 2.5, True, None],
        "big": 2**53,
    }
    assert [event.kind for event in store.events(AMINA)][-1] == "viewed"
    assert {line.name for line in store.overview(ELS)} == {"Amina", "Bart"}
    card = store.find(FreshCard, AMINA)
    assert card is not None
    assert card.pin == "123456"


def test_an_old_store_has_nothing_wrong_and_goes_on(version: Path) -> None:
    store = TinyStore.open(version / "store")
    assert keep(store, set_to("answer/dreams/first", "x"), save_id="one").repeated
    assert keep(store, set_to("answer/dreams/first", "soms", base=2)).version == 5
    assert list(check_folder(store.folder)) == []


def test_an_old_export_comes_in(version: Path, tmp_path: Path) -> None:
    store = TinyStore.open(tmp_path / "new")
    import_store(version / "all.jsonl", store)
    assert is_same(store, TinyStore.open(version / "store"))


def test_an_old_backup_restores(version: Path, tmp_path: Path) -> None:
    content, wrapped = sorted((version / "backup").glob("*.tar"), key=lambda p: "keys" in p.name)
    restore(content, wrapped, tmp_path / "new", [KEY], at=MONDAY)
    assert is_same(TinyStore.open(tmp_path / "new", key=KEY), TinyStore.open(version / "store"))


def test_an_old_export_comes_into_a_database(
    version: Path, tmp_path: Path, database_url: str, organisation: str
) -> None:
    store = PostgresStore.open(database_url, tmp_path / "pg", organisation=organisation)
    import_store(version / "all.jsonl", store)
    assert is_same(store, TinyStore.open(version / "store"))
    store.close()


def test_a_released_migration_is_never_edited() -> None:
    """Add the sum of a new one here; a sum that stands here never changes."""
    folder = files("modules.storage.migrations")
    sums = {
        entry.name: hashlib.sha256(entry.read_bytes()).hexdigest()[:16]
        for entry in folder.iterdir()
        if entry.name.endswith(".sql")
    }
    assert sums == MIGRATIONS
