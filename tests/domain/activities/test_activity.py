"""An activity: what a file may leave out, and what a words file must say."""

import math

import pytest
from pydantic import ValidationError

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choose
from modules.domain.catalogue import Library

WRITTEN = {
    "id": "kort",
    "kind": "questionnaire",
    "minutes": 5,
    "answers": {"niet": 0, "graag": 2},
    "parts": [{"id": "koken"}],
    "source": "made up for a test",
}


def test_a_part_without_a_kind_is_a_choice_from_the_answers_of_its_activity() -> None:
    part = Activity.model_validate(WRITTEN).parts[0]
    assert isinstance(part, Choose)
    assert [(one.id, one.points) for one in part.choices] == [("niet", 0), ("graag", 2)]
    assert part.shared_choices


def test_a_part_with_choices_of_its_own_keeps_them() -> None:
    parts = [{"id": "koken", "choices": ["ja", {"id": "nee", "picture": "wrench"}]}]
    part = Activity.model_validate({**WRITTEN, "parts": parts}).parts[0]
    assert isinstance(part, Choose)
    assert [one.id for one in part.choices] == ["ja", "nee"]
    assert not part.shared_choices


@pytest.mark.parametrize(
    "wrong",
    [
        {"parts": []},
        {"parts": "koken"},
        {"parts": [{"id": "Koken!"}]},
        {"parts": [{"id": "koken", "kind": "guess"}]},
        {"parts": ["koken"]},
        {"minutes": 0},
        {"kind": "test"},
        {"answers": {"niet": math.nan}},
        {"answers": {"niet": math.inf}},
        {"answers": 3},
        {"source": "short"},
        {"unknown": True},
    ],
)
def test_a_structure_that_is_not_an_activity_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Activity.model_validate({**WRITTEN, **wrong})


def test_what_is_no_mapping_at_all_is_refused() -> None:
    with pytest.raises(ValidationError):
        Activity.model_validate(["koken"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "one-scale",
            ["niet", "soms", "graag", "praktisch", "over-deze-lijst", "herstellen", "bouwen"],
        ),
        ("ladder", ["moed", "hoe-dapper", "hoe-dapper/laagste", "hoe-dapper/hoogste"]),
        ("some-of-three", ["beelden", "beelden/zee", "beelden/huis", "beelden/boom"]),
        ("read-then-write", ["uitleg", "mijn-zin", "mijn-geheim"]),
    ],
)
def test_an_activity_names_each_text_it_needs_once(
    library: Library, name: str, expected: list[str]
) -> None:
    assert list(library.activities[name].text_ids()) == expected


def test_cards_chosen_from_an_earlier_part_need_no_second_text(library: Library) -> None:
    assert "top/koken" not in list(library.activities["sort-then-top"].text_ids())


def test_a_part_that_is_gone_is_none(library: Library) -> None:
    assert library.activities["one-scale"].part("verdwenen") is None


def test_a_screen_to_read_is_no_question(library: Library) -> None:
    read, write, _ = library.activities["read-then-write"].parts
    assert not read.asks
    assert write.asks


def test_only_a_part_with_a_right_answer_is_a_check(library: Library) -> None:
    check, write = library.activities["check-question"].parts
    assert check.is_check
    assert not write.is_check
    assert not library.activities["one-scale"].parts[0].is_check


def scales(count: int, each: int, **more: object) -> Activity:
    """Return an activity with some scales that each rest on some questions."""
    names = [f"schaal-{number}" for number in range(count)]
    parts = [
        {"id": f"vraag-{number}-{name}", "scale": name} for name in names for number in range(each)
    ]
    return Activity.model_validate({**WRITTEN, "scales": names, "parts": parts, **more})


@pytest.mark.parametrize(
    ("count", "each", "more", "expected"),
    [
        (4, 2, {}, True),
        (3, 2, {}, False),
        (4, 1, {}, False),
        (4, 1, {"compare": True}, True),
        (4, 2, {"compare": False}, False),
        (3, 2, {"compare": True}, False),
        (4, 2, {"rungs": ["laag"]}, False),
    ],
)
def test_scales_stand_out_only_where_comparing_them_makes_sense(
    count: int, each: int, more: dict[str, object], expected: bool
) -> None:
    assert scales(count, each, **more).compares is expected


def test_the_shipped_interests_are_compared(shipped: Library) -> None:
    assert shipped.activities["interesses"].compares
    assert shipped.activities["interesses-in-beelden"].compares


def test_what_is_chosen_from_earlier_choices_has_the_words_of_the_first_part() -> None:
    parts = [
        {"id": "kaarten", "kind": "sort", "cards": ["a"], "piles": ["ja", "nee"]},
        {"id": "enkele", "kind": "choose-many", "from_part": "kaarten", "piles": ["ja"]},
        {"id": "ene", "kind": "choose-many", "from_part": "enkele"},
    ]
    activity = Activity.model_validate({**WRITTEN, "kind": "exercise", "parts": parts})
    cards, some, one = activity.parts
    assert [activity.origin(part) for part in (cards, some, one)] == [cards, cards, cards]


def test_the_words_of_a_list_stand_below_its_part() -> None:
    fields = [{"id": "wat", "choices": ["a", "b"]}, {"id": "hoe", "kind": "rate"}]
    parts = [{"id": "lijst", "kind": "entries", "fields": fields}]
    activity = Activity.model_validate({**WRITTEN, "kind": "exercise", "parts": parts})
    ids = ["lijst", "lijst/wat", "lijst/wat/a", "lijst/wat/b"]
    assert list(activity.text_ids())[2:] == [
        *ids,
        *("lijst/hoe", "lijst/hoe/laagste", "lijst/hoe/hoogste"),
    ]
