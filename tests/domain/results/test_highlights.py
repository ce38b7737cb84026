"""What stands out in a wheel and in a list of one's own; nobody is compared with anybody."""

from typing import Any

import pytest

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, answer
from modules.domain.results.highlights import extremes, picked

WHEEL = Activity.model_validate(
    {
        "id": "wiel",
        "kind": "exercise",
        "minutes": 5,
        "extremes": True,
        "scales": ["werk", "geld", "wonen"],
        "parts": [
            {"id": f"{one}-nu", "kind": "rate", "lowest": 1, "highest": 5, "scale": one}
            for one in ("werk", "geld", "wonen")
        ],
        "source": "made up for a test",
    }
)
DIARY = Activity.model_validate(
    {
        "id": "dagboek",
        "kind": "exercise",
        "minutes": 5,
        "parts": [
            {
                "id": "momenten",
                "kind": "entries",
                "fields": [
                    {"id": "wat", "kind": "write"},
                    {"id": "energie", "kind": "rate", "lowest": -2, "highest": 2},
                    {"id": "graag", "choices": ["ja", "nee"]},
                    {"id": "goed", "choices": ["ja", "nee"]},
                ],
                "picks": [
                    {"id": "gevers", "field": "energie", "bound": 1, "count": 2},
                    {"id": "nemers", "field": "energie", "bound": -1, "lowest": True},
                    {"id": "dubbel-ja", "choices": ["ja"], "times": 2},
                ],
            }
        ],
        "source": "made up for a test",
    }
)


def given(activity: Activity, **values: object) -> dict[str, Answer]:
    """Return answers by part id, with `_` for `-`."""
    ids = {name.replace("_", "-"): value for name, value in values.items()}
    return {part: answer(activity, part, value) for part, value in ids.items()}


def test_the_highest_and_the_lowest_are_named_all_of_them_when_they_are_equal() -> None:
    found = extremes(WHEEL, given(WHEEL, werk_nu=5, geld_nu=2, wonen_nu=2))
    assert found is not None
    assert (found.highest, found.lowest) == (("werk",), ("geld", "wonen"))


@pytest.mark.parametrize(
    "values", [{"werk_nu": 3, "geld_nu": 3, "wonen_nu": 3}, {"werk_nu": 5, "geld_nu": 1}]
)
def test_equal_or_too_few_answers_name_nothing(values: dict[str, Any]) -> None:
    assert extremes(WHEEL, given(WHEEL, **values)) is None


def test_where_it_is_not_asked_nothing_is_named() -> None:
    quiet = WHEEL.model_copy(update={"extremes": False})
    assert extremes(quiet, given(WHEEL, werk_nu=5, geld_nu=2, wonen_nu=1)) is None


def entries(*rows: tuple[str, int | None]) -> dict[str, Answer]:
    """Return the answers of a diary."""
    lines = [{"wat": what, "energie": energy} for what, energy in rows]
    return given(DIARY, momenten=lines)


def names(answers: dict[str, Answer], pick: str) -> list[object]:
    """Return what the picked entries are called."""
    return [
        entry["wat"] for one in picked(DIARY, answers) if one.pick == pick for entry in one.entries
    ]


def test_what_gives_most_energy_comes_first_and_equal_stays_in_its_order() -> None:
    answers = entries(("koken", 1), ("slapen", 2), ("fietsen", 2), ("wachten", -2), ("niets", 0))
    assert names(answers, "gevers") == ["slapen", "fietsen"]
    assert names(answers, "nemers") == ["wachten"]


def test_an_entry_without_a_number_is_not_zero() -> None:
    assert names(entries(("koken", None)), "nemers") == []


def test_an_entry_with_two_times_yes_is_picked() -> None:
    lines = [
        {"wat": "bakken", "graag": "ja", "goed": "ja"},
        {"wat": "bellen", "graag": "ja", "goed": "nee"},
    ]
    assert names(given(DIARY, momenten=lines), "dubbel-ja") == ["bakken"]


def test_without_entries_nothing_is_picked() -> None:
    assert picked(DIARY, {}) == ()
