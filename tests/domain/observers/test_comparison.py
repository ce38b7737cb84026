"""Ladders and agreement: which answers have an order, and how far two views lie apart."""

import pytest

from modules.domain.activities.answer import Answer, answer
from modules.domain.catalogue import Library
from modules.domain.observers.comparison import compare_ratings
from modules.domain.observers.rating import ObserverRating
from tests.conftest import MONDAY

SEEN = "seen-by-others"


def view(library: Library, said: str, rater: str = "supervisor") -> ObserverRating:
    """Return a judgement with one answer."""
    given = answer(library.activities[SEEN], "op-tijd", said)
    return ObserverRating.model_validate(
        {
            "id": "one",
            "activity": SEEN,
            "rater": rater,
            "answers": {"op-tijd": given},
            "by": "x",
            "at": MONDAY,
        }
    )


def own(library: Library, said: str) -> dict[str, Answer]:
    """Return the participant's own answer."""
    return {"op-tijd": answer(library.activities[SEEN], "op-tijd", said)}


def test_a_ladder_goes_from_low_to_high_without_what_says_nothing(others: Library) -> None:
    part = others.activities[SEEN].part("op-tijd")
    assert part is not None
    assert part.ordered() == ("soms", "vaak", "altijd")


def test_a_reversed_question_has_its_ladder_the_other_way(library: Library) -> None:
    part = library.activities["reversed-part"].part("druk")
    assert part is not None
    assert part.ordered() == ("eens", "midden", "oneens")


def test_numbers_are_a_ladder_and_choices_without_points_are_none(others: Library) -> None:
    many = others.activities["many-kinds"]
    rate, sort = many.part("kracht"), many.part("stapel")
    assert rate is not None
    assert sort is not None
    assert rate.ordered() == tuple(range(11))
    assert sort.ordered() == ()


@pytest.mark.parametrize(
    ("mine", "theirs", "agreement"),
    [
        ("soms", "soms", "same"),
        ("soms", "vaak", "close"),
        ("vaak", "soms", "close"),
        ("soms", "altijd", "talk"),
        ("altijd", "soms", "talk"),
    ],
)
def test_two_rungs_apart_is_something_to_talk_about(
    others: Library, mine: str, theirs: str, agreement: str
) -> None:
    found = compare_ratings(others.activities[SEEN], own(others, mine), (view(others, theirs),))
    assert [one.agreement for one in found] == [agreement]


def test_the_newest_view_of_each_counts(others: Library) -> None:
    found = compare_ratings(
        others.activities[SEEN], {}, (view(others, "altijd"), view(others, "soms"))
    )
    assert [one.point for one in found[0].views] == [2]


def test_without_any_view_there_is_no_line(others: Library) -> None:
    assert compare_ratings(others.activities[SEEN], {}, ()) == ()
