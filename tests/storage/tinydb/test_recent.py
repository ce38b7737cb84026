"""Dossiers kept in mind: never instead of what another process wrote, and of nobody erased."""

import os
from collections.abc import Callable

from modules.storage.tinydb.recent import signature
from modules.storage.tinydb.store import TinyStore
from tests.storage.conftest import AMINA, ELS, MONDAY, keep, set_to

PART = "answer/dreams/first"


def test_what_another_process_wrote_is_seen_at_once(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    other = reopened()
    for number in range(20):
        keep((tiny, other)[number % 2], set_to(PART, number, base=number))
        assert tiny.get(AMINA).value(PART) == other.get(AMINA).value(PART) == number
    assert len(tiny.events(AMINA)) == 21


def test_another_write_differs_even_with_the_same_stamps(tiny: TinyStore) -> None:
    """Two writes within a tick of the clock can leave inode, size and moment as they were."""
    path, key = tiny.folder.dossier(AMINA), tiny.folder.data_key(AMINA)
    sealer, name = tiny.folder.dossier_sealer(AMINA), tiny.folder.name(path)
    assert sealer is not None
    before, stamp = signature(path, key), path.stat()
    path.write_bytes(sealer.seal(sealer.unseal(path.read_bytes(), name), name))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    now = path.stat()
    assert (now.st_ino, now.st_size, now.st_mtime_ns) == (
        stamp.st_ino,
        stamp.st_size,
        stamp.st_mtime_ns,
    )
    assert signature(path, key) != before


def test_an_erased_person_is_forgotten(tiny: TinyStore) -> None:
    tiny.get(AMINA)
    keep(tiny, set_to(PART, 1))
    tiny.erase(AMINA, by=ELS, at=MONDAY)
    assert AMINA not in tiny.dossiers.files.recent._kept
