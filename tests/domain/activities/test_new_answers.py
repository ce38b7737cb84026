"""Answers to lists, full piles and choices from earlier choices."""

import pytest

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import (
    Answer,
    BadAnswer,
    PileFull,
    TooLong,
    TooMany,
    UnknownChoice,
    UnknownPart,
    WrongShape,
    answer,
    still_fits,
)
from modules.domain.catalogue import Library

YEAR = {"jaar": "2019", "wat": "werk", "hoe": 4}


@pytest.fixture
def own_list(rich: Library) -> Activity:
    """Return an activity with a list of at most two lines."""
    return rich.activities["own-list"]


def test_a_line_has_the_fields_that_were_filled(own_list: Activity) -> None:
    kept = answer(own_list, "mijn-jaren", [YEAR, {"jaar": " 2020 ", "wat": None}])
    assert kept.value == (YEAR, {"jaar": "2020"})


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        ([], TooMany),
        ([YEAR, YEAR, YEAR], TooMany),
        ("2019", WrongShape),
        (YEAR, WrongShape),
        (["2019"], WrongShape),
        ([{}], WrongShape),
        ([{"jaar": None}], WrongShape),
        ([{"dag": "1"}], UnknownPart),
        ([{"wat": "reis"}], UnknownChoice),
        ([{"hoe": 6}], WrongShape),
        ([{"hoe": True}], WrongShape),
        ([{"jaar": "x" * 21}], TooLong),
    ],
)
def test_a_list_that_does_not_fit_is_refused(
    own_list: Activity, raw: object, error: type[BadAnswer]
) -> None:
    with pytest.raises(error):
        answer(own_list, "mijn-jaren", raw)


def test_a_line_that_no_longer_fits_falls_out_and_the_others_stay(own_list: Activity) -> None:
    gone = {"jaar": "2021", "wat": "reis"}
    kept = Answer.model_construct(activity="own-list", part="mijn-jaren", value=(gone, YEAR))
    fitting = still_fits(own_list, {"mijn-jaren": kept})
    assert fitting["mijn-jaren"].value == (YEAR,)


def test_a_pile_takes_no_more_cards_than_it_has_room_for(rich: Library) -> None:
    activity = rich.activities["value-cards"]
    assert answer(activity, "kaarten", {"eigen-uren": "heel", "vast": "beetje"})
    with pytest.raises(PileFull):
        answer(activity, "kaarten", {"eigen-uren": "heel", "vast": "heel"})


def test_only_what_was_chosen_before_can_be_chosen_from(rich: Library) -> None:
    activity = rich.activities["narrowing"]
    before = {"beelden": answer(activity, "beelden", ["boot", "deur"])}
    assert answer(activity, "het-ene", ["deur"], before).value == ("deur",)
    with pytest.raises(UnknownChoice):
        answer(activity, "het-ene", ["raam"], before)


def test_a_choice_falls_away_with_the_earlier_choice_it_came_from(rich: Library) -> None:
    activity = rich.activities["narrowing"]
    first = answer(activity, "beelden", ["boot", "deur"])
    given = {"beelden": first, "het-ene": answer(activity, "het-ene", ["deur"], {"beelden": first})}
    assert set(still_fits(activity, given)) == {"beelden", "het-ene"}
    given["beelden"] = answer(activity, "beelden", ["boot"])
    assert set(still_fits(activity, given)) == {"beelden"}
