"""What one process remembers never hides what another one wrote, nor what failed."""

import threading
from collections.abc import Callable

import pytest

from modules.storage import recent
from modules.storage.base import Conflict, NoDossier, NotKept
from modules.storage.tinydb_store import TinyStore
from tests.storage.conftest import AMINA, BART, MONDAY, keep, set_to, start
from tests.storage.faults import failing

PART = "answer/dreams/first"


def test_a_save_elsewhere_is_seen_at_once(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    keep(tiny, set_to(PART, "mine"))
    keep(reopened(), set_to(PART, "elsewhere"))
    assert tiny.get(AMINA).value(PART) == "elsewhere"


def test_a_save_on_top_of_one_elsewhere_keeps_both(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    keep(tiny, set_to(PART, "mine"))
    keep(reopened(), set_to("answer/dreams/second", "elsewhere"))
    keep(tiny, set_to("answer/dreams/third", "mine"))
    assert set(reopened().get(AMINA).under("answer", "dreams")) == {"first", "second", "third"}


def test_a_save_elsewhere_in_between_is_a_conflict(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    keep(tiny, set_to(PART, "shown"))
    keep(reopened(), set_to(PART, "elsewhere"))
    with pytest.raises(Conflict):
        keep(tiny, set_to(PART, "mine", base=1))


def test_a_save_that_failed_is_not_remembered(tiny: TinyStore) -> None:
    keep(tiny, set_to(PART, "earlier"))
    with failing("fsync", 1), pytest.raises(NotKept):
        keep(tiny, set_to(PART, "later"))
    assert tiny.get(AMINA).value(PART) == "earlier"
    keep(tiny, set_to("answer/dreams/second", "after"))
    assert tiny.get(AMINA).value(PART) == "earlier"


def test_what_is_remembered_equals_what_is_on_the_disk(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    for number in range(5):
        keep(tiny, set_to(f"answer/dreams/part-{number}", {"value": number}))
    tiny.viewed(AMINA, by=BART, at=MONDAY, what="summary", save_id="look")
    assert tiny.get(AMINA) == reopened().get(AMINA)
    assert tiny.events(AMINA) == reopened().events(AMINA)


def test_an_erasure_elsewhere_is_seen_at_once(
    tiny: TinyStore, reopened: Callable[[], TinyStore]
) -> None:
    keep(tiny, set_to(PART, "mine"))
    reopened().erase(AMINA, by=AMINA, at=MONDAY)
    with pytest.raises(NoDossier):
        tiny.get(AMINA)
    with pytest.raises(NoDossier):
        keep(tiny, set_to(PART, "again"))


def test_only_so_many_are_remembered(tiny: TinyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "MOST", 1)
    start(tiny, BART, name="Bart")
    keep(tiny, set_to(PART, "mine"))
    assert tiny.get(BART).value("profile/name") == "Bart"
    assert tiny.get(AMINA).value(PART) == "mine"


def test_readers_beside_a_writer_see_whole_saves_only(tiny: TinyStore) -> None:
    seen: list[bool] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            found = tiny.get(AMINA)
            seen.append(found.value("answer/dreams/a") == found.value("answer/dreams/b"))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(60):
        keep(tiny, set_to("answer/dreams/a", number), set_to("answer/dreams/b", number))
    done.set()
    for reader in readers:
        reader.join()
    assert seen
    assert all(seen)
