"""Changing the organisation's key: cut short anywhere it is finished later, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from modules.domain.records.people import Account, Lookup
from modules.storage.base import NotKept, StoreError, WrongKey
from modules.storage.files.keys import (
    KEY_FILE,
    NEXT_KEY_FILE,
    keep_key,
    key_text,
    new_key,
    settle_next_key,
)
from modules.storage.postgres.rotation import change_key
from modules.storage.postgres.store import PostgresStore
from modules.storage.tinydb.store import TinyStore
from modules.storage.upkeep import rotation
from modules.storage.upkeep.checking import check_folder
from tests.storage.conftest import AMINA, ELS, keep, set_to, start
from tests.storage.faults import failing
from tests.storage.test_store import account


def everything(store: TinyStore | PostgresStore) -> tuple[object, ...]:
    return (
        store.take_out(AMINA),
        store.find(Account, AMINA),
        store.find(Lookup, "l"),
        store.overview(ELS),
        store.app_key,
    )


@pytest.fixture
def filled(tiny: TinyStore) -> TinyStore:
    keep(tiny, set_to("answer/dreams/first", "graag"))
    tiny.update(Account, AMINA, lambda _: account())
    tiny.update(Lookup, "l", lambda _: Lookup(key="l", account=AMINA))
    return tiny


def test_only_the_new_key_opens_afterwards(filled: TinyStore) -> None:
    before, earlier, key = everything(filled), filled.folder.keys[0], new_key()
    rotation.begin(filled.folder, key)
    rotation.finish(filled.folder)
    again = TinyStore.open(filled.folder.root, key=key)
    assert everything(again) == before
    assert list(check_folder(again.folder)) == []
    with pytest.raises(WrongKey):
        TinyStore.open(filled.folder.root, key=earlier)


def test_no_file_is_left_that_the_earlier_key_opens(filled: TinyStore) -> None:
    keep(filled, set_to("answer/dreams/first", "soms"))
    old_files = {path: path.read_bytes() for path in filled.folder.root.rglob("*.key")}
    old_files |= {path: path.read_bytes() for path in filled.folder.root.rglob("records/*/*")}
    key = new_key()
    rotation.begin(filled.folder, key)
    rotation.finish(filled.folder)
    changed = {path for path, content in old_files.items() if path.is_file()}
    changed -= {filled.folder.root / KEY_FILE}
    assert changed
    assert all(path.read_bytes() != old_files[path] for path in changed)


def test_cut_short_at_any_write_it_opens_and_can_be_finished(filled: TinyStore) -> None:
    before, key = everything(filled), new_key()
    rotation.begin(filled.folder, key)
    nth = 1
    while True:
        again = TinyStore.open(filled.folder.root, key=key)
        assert everything(again) == before
        with failing("fsync", nth) as came_to_it:
            try:
                rotation.finish(again.folder)
            except NotKept:
                nth += 1
                continue
        assert not came_to_it()
        break
    assert nth > 5
    assert everything(TinyStore.open(filled.folder.root, key=key)) == before


def test_cut_short_before_the_key_file_is_settled_the_store_opens(
    filled: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    before, key = everything(filled), new_key()
    root = filled.folder.root
    keep_key(root / NEXT_KEY_FILE, key)
    assert everything(reopened()) == before
    rotation.begin(filled.folder, key)
    assert everything(reopened()) == before
    assert (root / KEY_FILE).read_text().strip() == key_text(key)
    assert not (root / NEXT_KEY_FILE).exists()


def test_there_must_be_a_next_key_to_settle(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        settle_next_key(tmp_path)


def test_a_database_changes_its_key_as_a_whole(
    database_url: str, tmp_path: Path, organisation: str
) -> None:
    store = PostgresStore.open(database_url, tmp_path, organisation=organisation)
    beside = PostgresStore.open(database_url, tmp_path, organisation=organisation)
    start(store)
    store.update(Account, AMINA, lambda _: account())
    store.update(Lookup, "l", lambda _: Lookup(key="l", account=AMINA))
    before, earlier, key = everything(store), store.keys[0], new_key()
    changed = change_key(store, key)
    assert everything(changed) == before
    with pytest.raises(StoreError, match="key was changed"):
        beside.find(Account, AMINA)
    with pytest.raises(StoreError, match="key was changed"):
        keep(beside, set_to("answer/dreams/first", "graag"))
    with pytest.raises(WrongKey):
        PostgresStore.open(database_url, tmp_path, organisation=organisation, key=earlier)
    for opened in (store, beside):
        opened.close()
