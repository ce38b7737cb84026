"""How far somebody is: new, started, done; and where they come back to."""

import pytest

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, answer
from modules.domain.activities.progress import minutes_left, open_part, position, state
from modules.domain.catalogue import Library

ALL_LAID = {"koken": "ja", "zingen": "nee", "rekenen": "soms"}


def answers(activity: Activity, values: dict[str, object]) -> dict[str, Answer]:
    """Return answers to an activity, one after the other."""
    given: dict[str, Answer] = {}
    for part, value in values.items():
        given[part] = answer(activity, part, value, given)
    return given


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "new"),
        ({"herstellen": "graag"}, "started"),
        ({"herstellen": None}, "started"),
        ({"herstellen": "graag", "bouwen": None}, "done"),
        ({"bouwen": None, "herstellen": None}, "done"),
    ],
)
def test_not_now_is_behind_somebody_as_much_as_an_answer(
    library: Library, values: dict[str, object], expected: str
) -> None:
    activity = library.activities["one-scale"]
    assert state(activity, answers(activity, values)) == expected


@pytest.mark.parametrize(
    ("laid", "part"),
    [({}, "kaarten"), ({"koken": "ja"}, "kaarten"), (ALL_LAID, "top"), (None, "top")],
)
def test_cards_are_behind_somebody_when_all_are_laid(
    library: Library, laid: dict[str, str] | None, part: str
) -> None:
    activity = library.activities["sort-then-top"]
    assert open_part(activity, answers(activity, {"kaarten": laid}), None) == part


def test_coming_back_finds_the_part_that_was_on_screen(library: Library) -> None:
    assert open_part(library.activities["one-scale"], {}, "bouwen") == "bouwen"


def test_a_place_that_is_gone_leads_to_the_first_open_part(library: Library) -> None:
    activity = library.activities["one-scale"]
    given = answers(activity, {"herstellen": "graag"})
    assert open_part(activity, given, "verdwenen") == "bouwen"


def test_with_everything_behind_somebody_there_is_no_part_to_show(library: Library) -> None:
    activity = library.activities["ladder"]
    assert open_part(activity, answers(activity, {"hoe-dapper": 3}), None) is None


def test_a_place_counts_among_all_parts(library: Library) -> None:
    activity = library.activities["read-then-write"]
    first, last = position(activity, "uitleg"), position(activity, "mijn-geheim")
    assert (first.number, last.number, last.total) == (1, 3, 3)


def test_parts_are_called_questions_only_where_all_of_them_ask(library: Library) -> None:
    assert position(library.activities["one-scale"], "bouwen").asks
    assert not position(library.activities["read-then-write"], "mijn-geheim").asks


@pytest.mark.parametrize(("part", "minutes"), [("herstellen", 5), ("bouwen", 2)])
def test_the_minutes_left_go_down(library: Library, part: str, minutes: int) -> None:
    assert minutes_left(library.activities["one-scale"], part) == minutes


def test_at_least_one_minute_is_left(library: Library) -> None:
    short = library.activities["one-scale"].model_copy(update={"minutes": 1})
    assert minutes_left(short, "bouwen") == 1
