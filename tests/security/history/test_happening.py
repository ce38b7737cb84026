"""S14 in short: one event for each change and each look, and a chain in which damage shows."""

from modules.domain.catalogue import Library
from modules.storage.tinydb.store import TinyStore
from tests.security.history import happening
from tests.security.measured import broken


def test_each_change_and_each_look_is_one_event(store: TinyStore, others: Library) -> None:
    found = happening.measured(store, others, 120)
    assert broken(found) == []
