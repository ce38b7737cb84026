"""Backups: read back when made, refused when damaged or foreign, and nobody erased comes back."""

import shutil
import tarfile
from datetime import timedelta
from pathlib import Path

import pytest

from modules.domain.records.people import Account, Lookup, SignIn
from modules.storage.base import NoDossier, NotKept, StoreError, WrongKey
from modules.storage.erasing import erase_person
from modules.storage.files.keys import KEY_FILE, new_key
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.moving import is_same
from modules.storage.upkeep.backup import Backup, make_backup
from modules.storage.upkeep.checking import check_folder
from modules.storage.upkeep.restore import restore
from tests.storage.conftest import AMINA, BART, ELS, MONDAY, keep, set_to, start
from tests.storage.faults import failing
from tests.storage.test_store import account
from tests.storage.tinydb.test_damage import damages

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def filled(tiny: TinyStore) -> TinyStore:
    """Return the store with Amina, Bart and a way for Amina to sign in."""
    start(tiny, BART, name="Bart")
    keep(tiny, set_to("answer/dreams/first", "graag"))
    tiny.update(Account, AMINA, lambda _: account())
    tiny.update(Lookup, "l", lambda _: Lookup(key="l", account=AMINA))
    return tiny


@pytest.fixture
def backup(filled: TinyStore, tmp_path: Path) -> Backup:
    return make_backup(filled.folder, tmp_path / "backups", tmp_path / "keys", at=MONDAY)


def test_a_backup_restores_everything_elsewhere(
    filled: TinyStore, backup: Backup, tmp_path: Path
) -> None:
    done = restore(backup.content, backup.keys, tmp_path / "other", filled.folder.keys, at=TUESDAY)
    other = TinyStore.open(tmp_path / "other", key=filled.folder.keys[0])
    assert (backup.dossiers, done.dossiers, done.stayed_erased) == (2, 2, 0)
    assert is_same(filled, other)


def test_a_restore_in_place_keeps_what_stood_there_aside(filled: TinyStore, backup: Backup) -> None:
    keep(filled, set_to("answer/dreams/first", "later"))
    root, keys = filled.folder.root, filled.folder.keys
    with pytest.raises(StoreError, match="--replace"):
        restore(backup.content, backup.keys, root, keys, at=TUESDAY)
    done = restore(backup.content, backup.keys, root, keys, at=TUESDAY, replace=True)
    assert TinyStore.open(root).get(AMINA).value("answer/dreams/first") == "graag"
    assert done.aside is not None
    aside = TinyStore.open(done.aside, key=keys[0])
    assert aside.get(AMINA).value("answer/dreams/first") == "later"


def test_a_restore_does_not_happen_under_a_running_app(backup: Backup, tmp_path: Path) -> None:
    running = TinyStore.open(tmp_path / "store", serving=True)
    with pytest.raises(StoreError, match="already serves"):
        restore(
            backup.content,
            backup.keys,
            running.folder.root,
            running.folder.keys,
            at=TUESDAY,
            replace=True,
        )
    running.close()


@pytest.mark.requirement("PR12")
def test_who_was_erased_since_stays_erased(filled: TinyStore, backup: Backup) -> None:
    erase_person(filled, AMINA, by=ELS, at=MONDAY)
    root, keys = filled.folder.root, filled.folder.keys
    done = restore(backup.content, backup.keys, root, keys, at=TUESDAY, replace=True)
    again = TinyStore.open(root)
    assert (done.dossiers, done.stayed_erased) == (1, 1)
    with pytest.raises(NoDossier):
        again.get(AMINA)
    assert again.find(Account, AMINA) is None
    assert again.find(Lookup, "l") is None


def test_a_later_backup_beside_it_tells_who_was_erased(
    filled: TinyStore, backup: Backup, tmp_path: Path
) -> None:
    erase_person(filled, AMINA, by=ELS, at=MONDAY)
    make_backup(filled.folder, backup.content.parent, backup.keys.parent, at=TUESDAY)
    keys = filled.folder.keys
    done = restore(backup.content, backup.keys, tmp_path / "other", keys, at=TUESDAY)
    assert done.stayed_erased == 1


@pytest.mark.requirement("PR12")
def test_a_backup_made_after_an_erasure_has_no_key_of_that_person(
    filled: TinyStore, tmp_path: Path
) -> None:
    filled.erase(AMINA, by=ELS, at=MONDAY)
    made = make_backup(filled.folder, tmp_path / "b", tmp_path / "b", at=MONDAY)
    for tar in (made.content, made.keys):
        with tarfile.open(tar) as opened:
            assert not [name for name in opened.getnames() if AMINA in name]


def test_no_damage_to_a_backup_gets_by(filled: TinyStore, backup: Backup, tmp_path: Path) -> None:
    """Bits that tar itself does not use may flip; then all files are whole, and are restored."""
    keys, target = filled.folder.keys, tmp_path / "other"
    for tar in (backup.content, backup.keys):
        whole = tar.read_bytes()
        for damaged in damages(whole, 15):
            tar.write_bytes(damaged)
            try:
                restore(backup.content, backup.keys, target, keys, at=TUESDAY)
            except StoreError:
                assert not (target / "store.json").exists()
                assert not list(target.glob("people/*/*"))
                continue
            assert is_same(filled, TinyStore.open(target, key=keys[0]))
            shutil.rmtree(target)
        tar.write_bytes(whole)


def test_a_foreign_backup_is_refused_before_anything_changes(
    backup: Backup, tmp_path: Path
) -> None:
    other = TinyStore.open(tmp_path / "other")
    start(other, BART, name="Another Bart")
    with pytest.raises(WrongKey, match="another organisation's key"):
        restore(
            backup.content,
            backup.keys,
            other.folder.root,
            other.folder.keys,
            at=TUESDAY,
            replace=True,
        )
    assert other.get(BART).value("profile/name") == "Another Bart"


def test_the_keys_of_another_backup_are_refused(
    filled: TinyStore, backup: Backup, tmp_path: Path
) -> None:
    other = make_backup(filled.folder, tmp_path / "b", tmp_path / "b", at=TUESDAY)
    keys = filled.folder.keys
    with pytest.raises(StoreError, match="of another backup"):
        restore(backup.content, other.keys, tmp_path / "other", keys, at=TUESDAY)
    with pytest.raises(StoreError):
        restore(backup.keys, backup.content, tmp_path / "other", keys, at=TUESDAY)


def test_a_backup_from_before_a_change_of_key_opens_with_the_earlier_key(
    filled: TinyStore, backup: Backup, tmp_path: Path
) -> None:
    now, earlier = new_key(), filled.folder.keys[0]
    restore(backup.content, backup.keys, tmp_path / "other", [now, earlier], at=TUESDAY)
    assert is_same(filled, TinyStore.open(tmp_path / "other", key=now))


@pytest.mark.parametrize("nth", range(1, 12))
def test_a_full_disk_leaves_no_half_backup(filled: TinyStore, tmp_path: Path, nth: int) -> None:
    target = tmp_path / "b"
    with failing("fsync", nth) as came_to_it:
        try:
            make_backup(filled.folder, target, target, at=MONDAY)
        except NotKept:
            assert not list(target.glob("*.new"))
        else:
            assert not came_to_it()


def test_a_whole_store_has_nothing_wrong(filled: TinyStore) -> None:
    filled.update(SignIn, "k", lambda _: None)
    assert list(check_folder(filled.folder)) == []


def test_the_key_file_is_in_no_backup(filled: TinyStore, backup: Backup) -> None:
    key = (filled.folder.root / KEY_FILE).read_bytes().strip()
    for tar in (backup.content, backup.keys):
        assert key not in tar.read_bytes()
        assert filled.folder.keys[0] not in tar.read_bytes()
