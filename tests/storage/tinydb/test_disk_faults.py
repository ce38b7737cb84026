"""A disk that is full or fails: what raised was not kept, and the earlier state stands."""

import errno
from collections.abc import Callable

import pytest

from modules.domain.records.people import Lookup
from modules.storage.base import NoDossier, NotKept, Store, StoreError
from modules.storage.tinydb.store import TinyStore
from tests.storage.conftest import AMINA, BART, ELS, MONDAY, fresh_id, keep, set_to, start
from tests.storage.faults import WRITING, failing, writing_little_by_little

PART = "answer/dreams/first"
CODES = [errno.ENOSPC, errno.EIO]


def each_fault(store: Store, act: Callable[[], object]) -> int:
    """Let every call that writes fail once, in turn; return how often that was refused."""
    refused = 0
    for kind in WRITING:
        nth = 1
        while True:
            with failing(kind, nth, CODES[nth % 2]) as came_to_it:
                try:
                    act()
                except StoreError:
                    refused += 1
                else:
                    assert not came_to_it(), f"os.{kind} number {nth} failed without a word"
                    break
            nth += 1
    return refused


@pytest.mark.parametrize("kind", WRITING)
def test_a_save_that_fails_at_any_write_leaves_the_earlier_answer(
    tiny: TinyStore, reopened: Callable[[], TinyStore], kind: str
) -> None:
    refused = 0
    for nth in range(1, 8):
        before = reopened().take_out(AMINA)
        with failing(kind, nth) as came_to_it:
            try:
                keep(tiny, set_to(PART, nth))
            except StoreError:
                refused += 1
                assert reopened().take_out(AMINA) == before
                assert tiny.get(AMINA) == before.dossier
                continue
        # What is only remembered may fail to open without harm.
        assert kind == "open" or not came_to_it()
        assert reopened().get(AMINA).value(PART) == nth
    assert refused


def test_a_save_that_was_refused_can_be_made_again_with_the_same_id(tiny: TinyStore) -> None:
    with failing("fsync", 1), pytest.raises(NotKept):
        keep(tiny, set_to(PART, "graag"), save_id="tap")
    assert not keep(tiny, set_to(PART, "graag"), save_id="tap").repeated
    assert tiny.get(AMINA).value(PART) == "graag"


def test_a_refused_save_is_not_there_after_reopening(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    keep(tiny, set_to(PART, "earlier"))
    with failing("fsync", 2, errno.EIO), pytest.raises(NotKept, match=r"dossier|people"):
        keep(tiny, set_to(PART, "later"))
    assert reopened().get(AMINA).value(PART) == "earlier"


def test_no_fault_while_creating_is_passed_over(tiny: TinyStore) -> None:
    names = iter(f"{number:032x}" for number in range(100))

    def create() -> None:
        dossier_id = next(names)
        try:
            start(tiny, dossier_id)
        except StoreError:
            with pytest.raises(NoDossier):
                tiny.get(dossier_id)
            raise

    assert each_fault(tiny, create) >= 8


def test_no_fault_while_keeping_a_record_is_passed_over(tiny: TinyStore) -> None:
    numbers = iter(range(100))

    def update() -> None:
        lookup = Lookup(key="key", account=str(next(numbers)))
        before = tiny.find(Lookup, "key")
        try:
            tiny.update(Lookup, "key", lambda _: lookup)
        except StoreError:
            assert tiny.find(Lookup, "key") == before
            raise

    assert each_fault(tiny, update) >= 5


def test_an_erasure_cut_short_is_finished_at_the_next_opening(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    start(tiny, BART, name="Bart")
    with failing("unlink", 2), pytest.raises(NotKept):
        tiny.erase(AMINA, by=ELS, at=MONDAY)
    again = reopened()
    assert list(again.dossier_ids()) == [BART]
    assert not list(again.folder.root.glob(f"people/*/{AMINA}*"))


def test_an_erasure_that_failed_can_be_asked_again(tiny: TinyStore) -> None:
    for nth in range(1, 8):
        with failing("unlink", nth) as came_to_it:
            try:
                tiny.erase(AMINA, by=ELS, at=MONDAY)
            except StoreError:
                continue
            break
    assert not came_to_it()
    with pytest.raises(NoDossier):
        tiny.get(AMINA)


def test_a_disk_that_writes_little_by_little_keeps_all(tiny: TinyStore) -> None:
    with writing_little_by_little():
        keep(tiny, set_to(PART, "graag"))
    assert tiny.get(AMINA).value(PART) == "graag"


def test_no_litter_stays_after_refused_saves(tiny: TinyStore) -> None:
    for kind in ("write", "fsync", "link", "replace"):
        with failing(kind, 1), pytest.raises(NotKept):
            tiny.viewed(AMINA, by=ELS, at=MONDAY, what="x", save_id=fresh_id())
    assert not list(tiny.folder.root.rglob("*.new"))
