"""The organisation's key: without the right one a store refuses, and never looks empty."""

from collections.abc import Callable
from pathlib import Path

import pytest

from modules.storage.base import StoreError, WrongKey
from modules.storage.files.keys import KEY_FILE, fingerprint, key_text, new_key, parse_key
from modules.storage.tinydb.store import TinyStore
from tests.storage.conftest import AMINA


def test_a_key_written_down_reads_back_however_it_is_typed() -> None:
    key = new_key()
    text = key_text(key)
    for typed in (text, text.lower(), text.replace("-", " "), text.replace("-", ""), f" {text}\n"):
        assert parse_key(typed) == key


def test_a_mistyped_key_is_refused() -> None:
    text = key_text(bytes(32))
    for typed in ("", "hello", text[:-1], text[1:], "B" + text[1:], text + "A", "1" + text[1:]):
        with pytest.raises(WrongKey):
            parse_key(typed)


def test_the_first_start_makes_a_key_file_for_its_owner_only(tiny: TinyStore) -> None:
    key_file = tiny.folder.root / KEY_FILE
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert tiny.folder.root.stat().st_mode & 0o777 == 0o700
    assert parse_key(key_file.read_text()) == tiny.folder.keys[0]


def test_a_store_without_its_key_refuses(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    (tiny.folder.root / KEY_FILE).unlink()
    with pytest.raises(WrongKey, match="is missing"):
        reopened()
    assert not (tiny.folder.root / KEY_FILE).exists()


def test_a_store_refuses_another_key_and_names_both(tiny: TinyStore) -> None:
    other = new_key()
    with pytest.raises(WrongKey) as caught:
        TinyStore.open(tiny.folder.root, key=other)
    assert fingerprint(other) in str(caught.value)
    assert fingerprint(tiny.folder.keys[0]) in str(caught.value)


def test_the_key_from_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_key()
    monkeypatch.setenv("TWEEDE_KANS_KEY", key_text(key))
    store = TinyStore.open(tmp_path / "store")
    assert store.folder.keys == [key]
    assert not (tmp_path / "store" / KEY_FILE).exists()


def test_nothing_a_person_wrote_stands_readable_on_the_disk(tiny: TinyStore) -> None:
    content = b"".join(f.read_bytes() for f in tiny.folder.root.rglob("*") if f.is_file())
    assert b"Amina" not in content
    assert b"profile/name" not in content


def test_erasing_removes_the_key_and_every_generation(tiny: TinyStore) -> None:
    tiny.erase(AMINA, by=AMINA, at=tiny.get(AMINA).created_at)
    assert not [f.name for f in tiny.folder.root.rglob(f"*{AMINA}*")]


def test_a_second_server_on_one_folder_is_refused(tmp_path: Path) -> None:
    first = TinyStore.open(tmp_path / "store", serving=True)
    with pytest.raises(StoreError, match="already serves"):
        TinyStore.open(tmp_path / "store", serving=True)
    TinyStore.open(tmp_path / "store").close()
    first.close()
    TinyStore.open(tmp_path / "store", serving=True).close()


def test_a_server_refuses_a_folder_whose_locks_do_not_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fcntl.flock", lambda *_: None)
    with pytest.raises(StoreError, match="locks do not hold"):
        TinyStore.open(tmp_path / "store", serving=True)


def test_a_server_refuses_a_folder_that_cannot_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(StoreError, match="cannot be locked"):
        TinyStore.open(tmp_path / "store", serving=True)
