"""What stands in a dossier of others: kept, read back, and left out when it cannot be read."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.observers.rating import (
    field,
    link_field,
    observer_ratings,
    rating_links,
)
from modules.domain.records.dossier import Change
from modules.storage.base import Store
from tests.conftest import AMINA, ELS, MONDAY

SEEN = "seen-by-others"
GOOD = {"rater": "supervisor", "who": "Karel", "by": ELS.id, "answers": {"op-tijd": "vaak"}}


def keep(store: Store, name: str, value: object) -> None:
    """Keep a field of Amina's as it stands."""
    change = Change.model_validate({"field": name, "value": value})
    store.save(AMINA.id, [change], by=ELS.id, at=MONDAY, save_id=f"keep-{name}")


@pytest.mark.parametrize(
    "value",
    ["x", 7, [], {}, {**GOOD, "rater": "boss"}, {**GOOD, "rater": None}, {**GOOD, "by": 7}],
    ids=str,
)
def test_what_cannot_be_read_is_left_out(store: Store, others: Library, value: object) -> None:
    keep(store, field(SEEN, "one"), value)
    keep(store, link_field("one"), value)
    dossier = store.get(AMINA.id)
    assert observer_ratings(dossier, others.activities[SEEN]) == ()
    assert rating_links(dossier) == ()


@pytest.mark.parametrize(
    "answers",
    [{"op-tijd": "gone"}, {"gone": "vaak"}, {"op-tijd": 7}, "x", None],
    ids=str,
)
def test_answers_that_no_longer_fit_fall_out_and_the_rest_stays(
    store: Store, others: Library, answers: object
) -> None:
    keep(store, field(SEEN, "one"), {**GOOD, "answers": answers})
    (found,) = observer_ratings(store.get(AMINA.id), others.activities[SEEN])
    assert (found.answers, found.who) == ({}, "Karel")


def test_a_word_for_accepting_that_is_none_counts_as_not_decided(
    store: Store, others: Library
) -> None:
    keep(store, field(SEEN, "one"), {**GOOD, "rater": "other"})
    keep(store, f"accepted/{SEEN}/one", "yes")
    (found,) = observer_ratings(store.get(AMINA.id), others.activities[SEEN])
    assert found.accepted is None
