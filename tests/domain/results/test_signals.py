"""A signal holds when all its conditions do, and unanswered questions never set one off."""

from typing import Any

import pytest

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import answer
from modules.domain.results.signals import signals

WRITTEN = {
    "id": "hoe-gaat-het",
    "kind": "questionnaire",
    "minutes": 5,
    "scales": ["energie"],
    "parts": [
        {"id": "een", "scale": "energie", "choices": {"weinig": 0, "veel": 4}},
        {"id": "twee", "scale": "energie", "choices": {"slecht": 0, "goed": 4}},
        {"id": "slapen", "choices": ["moeilijk", "gewoon"]},
        {"id": "zorgen", "kind": "choose-many", "choices": ["geld", "huis"]},
        {"id": "hoe-zwaar", "kind": "rate"},
    ],
    "source": "made up for a test",
}


def holds(when: list[dict[str, Any]], **said: object) -> bool:
    """Say whether a signal with these conditions holds for answers; `_` stands for `-`."""
    activity = Activity.model_validate({**WRITTEN, "signals": [{"id": "praat", "when": when}]})
    named = {one.replace("_", "-"): value for one, value in said.items()}
    given = {one: answer(activity, one, value) for one, value in named.items()}
    return signals(activity, given) == ("praat",)


@pytest.mark.parametrize(
    ("when", "said", "expected"),
    [
        ({"scale": "energie", "at_most": 25}, {"een": "weinig", "twee": "slecht"}, True),
        ({"scale": "energie", "at_most": 25}, {"een": "weinig", "twee": "goed"}, False),
        ({"scale": "energie", "at_most": 25}, {"een": "weinig"}, False),
        ({"scale": "energie", "at_most": 25}, {}, False),
        ({"scale": "energie", "at_least": 90}, {"een": "veel", "twee": "goed"}, True),
        ({"parts": ["slapen"], "choices": ["moeilijk"]}, {"slapen": "moeilijk"}, True),
        ({"parts": ["slapen"], "choices": ["moeilijk"]}, {"slapen": "gewoon"}, False),
        ({"parts": ["slapen"], "choices": ["moeilijk"]}, {"slapen": None}, False),
        ({"parts": ["zorgen"], "choices": ["geld"]}, {"zorgen": ["huis", "geld"]}, True),
        ({"parts": ["hoe-zwaar"], "at_least": 8}, {"hoe_zwaar": 8}, True),
        ({"parts": ["hoe-zwaar"], "at_least": 8}, {"hoe_zwaar": 7}, False),
        (
            {"parts": ["slapen", "zorgen"], "choices": ["moeilijk", "geld"], "count": 2},
            {"slapen": "moeilijk"},
            False,
        ),
        (
            {"parts": ["slapen", "zorgen"], "choices": ["moeilijk", "geld"], "count": 2},
            {"slapen": "moeilijk", "zorgen": ["geld"]},
            True,
        ),
    ],
)
def test_one_condition(when: dict[str, Any], said: dict[str, object], expected: bool) -> None:
    assert holds([when], **said) is expected


def test_all_conditions_must_hold() -> None:
    tired = {"scale": "energie", "at_most": 25}
    awake = {"parts": ["slapen"], "choices": ["moeilijk"]}
    said = {"een": "weinig", "twee": "slecht"}
    assert not holds([tired, awake], **said, slapen="gewoon")
    assert holds([tired, awake], **said, slapen="moeilijk")
