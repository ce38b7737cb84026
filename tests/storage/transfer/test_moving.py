"""Moving between stores: TinyDB to PostgreSQL and back is identical, to the last event."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modules.domain.records.dossier import Change
from modules.domain.records.people import Account, FreshCard, Lookup
from modules.storage.base import Damaged, NoDossier, Store, StoreError
from modules.storage.postgres.store import PostgresStore
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.export import export_store, import_store
from modules.storage.transfer.moving import is_same, move
from modules.storage.transfer.portable import Movable, checked
from tests.storage.conftest import AMINA, BART, ELS, MONDAY, fresh_id, keep, set_to, start
from tests.storage.test_store import VALUES, account

NewStore = Callable[[], Movable]
_folders = count(1)


@pytest.fixture
def new_tiny(tmp_path: Path) -> NewStore:
    return lambda: TinyStore.open(tmp_path / f"tiny-{next(_folders)}")


@pytest.fixture
def new_postgres(tmp_path: Path, database_url: str) -> Iterator[NewStore]:
    made: list[PostgresStore] = []

    def new() -> PostgresStore:
        name = f"moved-{next(_folders)}"
        made.append(PostgresStore.open(database_url, tmp_path / name, organisation=name))
        return made[-1]

    yield new
    for store in made:
        store.close()


def fill(store: Store) -> None:
    """Let some things happen: answers, a view, an erasure, accounts."""
    start(store)
    start(store, BART, name="Bart")
    keep(store, set_to("answer/dreams/first", "graag"))
    keep(store, set_to("answer/dreams/first", None), set_to("talk", {"yes": True}))
    store.viewed(AMINA, by=ELS, at=MONDAY + timedelta(seconds=1), what="x", save_id=fresh_id())
    start(store, "c0" * 16, name="Erased")
    store.erase("c0" * 16, by=ELS, at=MONDAY)
    store.update(Account, AMINA, lambda _: account(name="Amina", locked_until=MONDAY))
    store.update(Lookup, "l", lambda _: Lookup(key="l", account=AMINA))
    card = FreshCard(key=AMINA, code="ABCD2345", pin="123456", expires_at=MONDAY)
    store.update(FreshCard, AMINA, lambda _: card)


def test_there_and_back_is_identical(new_tiny: NewStore, new_postgres: NewStore) -> None:
    first, database, back = new_tiny(), new_postgres(), new_tiny()
    fill(first)
    moved = move(first, database)
    move(database, back)
    assert (moved.dossiers, moved.records, moved.erasures) == (2, 3, 1)
    assert is_same(first, database)
    assert is_same(first, back)


STEPS = st.lists(
    st.tuples(st.sampled_from(["answer/a/b", "answer/a/c", f"counsellor/{ELS}", "talk"]), VALUES),
    max_size=6,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_whatever_happened_comes_back(
    steps: list[tuple[str, object]], new_tiny: NewStore, new_postgres: NewStore
) -> None:
    first, database, back = new_tiny(), new_postgres(), new_tiny()
    start(first)
    for number, (field, value) in enumerate(steps):
        change = Change.model_validate({"field": field, "value": value})
        at = MONDAY + timedelta(microseconds=number)
        first.save(AMINA, [change], by=AMINA, at=at, save_id=fresh_id())
    move(first, database)
    move(database, back)
    assert is_same(first, back)
    assert first.overview(ELS) == database.overview(ELS) == back.overview(ELS)


@pytest.mark.parametrize("kind", ["new_tiny", "new_postgres"])
def test_an_export_comes_back_identical(
    new_tiny: NewStore, kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    first, target = new_tiny(), request.getfixturevalue(kind)()
    fill(first)
    written = export_store(first, tmp_path / "all.jsonl", at=MONDAY)
    assert import_store(tmp_path / "all.jsonl", target) == written
    assert is_same(first, target)
    assert (tmp_path / "all.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_moved_store_goes_on_working(new_tiny: NewStore, new_postgres: NewStore) -> None:
    first, database = new_tiny(), new_postgres()
    fill(first)
    move(first, database)
    assert keep(database, set_to("answer/dreams/first", "soms", base=2)).fields == {
        "answer/dreams/first": 3
    }
    checked(database.take_out(AMINA))


def test_only_an_empty_store_takes_over_another(new_tiny: NewStore, tmp_path: Path) -> None:
    first, used = new_tiny(), new_tiny()
    fill(first)
    start(used, BART)
    export_store(first, tmp_path / "all.jsonl", at=MONDAY)
    for act in (lambda: move(first, used), lambda: import_store(tmp_path / "all.jsonl", used)):
        with pytest.raises(StoreError, match="holds people"):
            act()
    assert list(used.dossier_ids()) == [BART]


def test_a_damaged_export_changes_nothing(new_tiny: NewStore, tmp_path: Path) -> None:
    first, target = new_tiny(), new_tiny()
    fill(first)
    file = tmp_path / "all.jsonl"
    export_store(first, file, at=MONDAY)
    whole = file.read_bytes().splitlines(keepends=True)
    forged = [line.replace(b"graag", b"nooit") for line in whole]
    for damaged in (whole[:-1], whole[1:], whole[:2] + whole[3:], forged, [b"{}\n"], []):
        file.write_bytes(b"".join(damaged))
        with pytest.raises(Damaged):
            import_store(file, target)
        assert list(target.dossier_ids()) == []


def test_a_moment_or_number_that_no_store_keeps_is_damage_and_changes_nothing(
    new_tiny: NewStore, tmp_path: Path
) -> None:
    first, target = new_tiny(), new_tiny()
    fill(first)
    file = tmp_path / "all.jsonl"
    export_store(first, file, at=MONDAY)
    whole = file.read_bytes()
    before_time = re.sub(
        rb'"created_at":"[^"]*"', b'"created_at":"0001-01-01T00:00:00+14:00"', whole
    )
    too_large = re.sub(rb'"failures":\d+', b'"failures":' + b"9" * 30, whole)
    for odd in (before_time, too_large):
        assert odd != whole
        file.write_bytes(odd)
        with pytest.raises(Damaged):
            import_store(file, target)
        assert list(target.dossier_ids()) == []


def test_an_export_never_goes_over_a_file(new_tiny: NewStore, tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        export_store(new_tiny(), tmp_path / "all.jsonl", at=MONDAY)
    assert (tmp_path / "all.jsonl").read_text() == "mine"


@pytest.mark.parametrize("kind", ["new_tiny", "new_postgres"])
def test_who_was_erased_is_not_brought_in(
    new_tiny: NewStore, kind: str, request: pytest.FixtureRequest
) -> None:
    first, target = new_tiny(), request.getfixturevalue(kind)()
    start(first)
    taken = first.take_out(AMINA)
    first.erase(AMINA, by=ELS, at=MONDAY)
    (erased,) = first.erasures()
    target.bring_in_erasure(erased)
    with pytest.raises(StoreError, match="erased"):
        target.bring_in(taken)
    with pytest.raises(NoDossier):
        target.get(AMINA)
