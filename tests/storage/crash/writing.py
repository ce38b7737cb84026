"""What a process does until it is killed: save, add people, erase, sign in; and who looks after."""

import os
from datetime import UTC, datetime
from pathlib import Path

from modules.domain.records.dossier import Change
from modules.domain.records.people import Lookup
from modules.storage.base import NoDossier, Store, StoreError
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.moving import all_records
from modules.storage.upkeep.checking import check_folder
from tests.storage.crash.journal import say

SHARED = [f"{number:032x}" for number in range(6)]
"""The dossiers in which all writers write."""
_PARTS = 20


def prepare(store: Store) -> None:
    """Make the shared dossiers."""
    for one in SHARED:
        store.create(one, [], by=one, at=datetime.now(UTC), save_id=one)


def write(folder: Path, writer: int, occurrence: int, out: int) -> None:
    """Save until somebody pulls the plug; say each time what is tried and what was kept."""
    work(TinyStore.open(folder), writer, occurrence, out, rounds=10**9)


def work(store: Store, writer: int, occurrence: int, out: int, *, rounds: int) -> None:
    """Do what an app does; what is refused is not said to be kept."""
    for number in range(rounds):
        unique = f"{writer}-{occurrence}-{number}"
        try:
            _save(store, writer, number, unique, out)
            if number % 4 == 0:
                _sign_in(store, writer, unique, out)
            if number % 8 == 0:
                _come_and_go(store, writer, occurrence, number, out)
        except StoreError:
            continue


def _save(store: Store, writer: int, number: int, unique: str, out: int) -> None:
    one, field = SHARED[number % len(SHARED)], f"answer/w{writer}/part{number % _PARTS}"
    key = f"{one}:{field}"
    say(out, "TRY", key, unique)
    changes = [Change(field=field, value=unique)]
    store.save(one, changes, by=one, at=datetime.now(UTC), save_id=unique)
    say(out, "ACK", key, unique)


def _sign_in(store: Store, writer: int, unique: str, out: int) -> None:
    key = f"writer-{writer}"
    say(out, "TRY", key, unique)
    store.update(Lookup, key, lambda _: Lookup(key=key, account=unique))
    say(out, "ACK", key, unique)


def _come_and_go(store: Store, writer: int, occurrence: int, number: int, out: int) -> None:
    """Make a dossier of one's own; erase every other one again."""
    one = os.urandom(16).hex()
    say(out, "TRY", one, "made")
    store.create(one, [], by=one, at=datetime.now(UTC), save_id=one)
    say(out, "ACK", one, "made")
    if (number // 8) % 2:
        say(out, "TRY", one, "erased")
        store.erase(one, by="crash", at=datetime.now(UTC))
        say(out, "ACK", one, "erased")


def found(folder: Path) -> tuple[dict[str, str], list[str]]:
    """Return what is there after a crash, by key, and what cannot be read."""
    store = TinyStore.open(folder)
    try:
        unreadable = [finding.problem for finding in check_folder(store.folder)]
        return present(store), unreadable
    finally:
        store.close()


def present(store: Store) -> dict[str, str]:
    """Return what a store holds, by the keys that writers say."""
    there: dict[str, str] = {}
    for one in store.dossier_ids():
        try:
            dossier = store.get(one)
        except NoDossier:
            continue
        if one not in SHARED:
            there[one] = "made"
        for field, kept in dossier.fields.items():
            there[f"{one}:{field}"] = str(kept.value)
    for record in all_records(store):
        assert isinstance(record, Lookup)
        there[record.key] = record.account
    return there
