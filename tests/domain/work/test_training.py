"""What a way to learn asks, compared with what is known of somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.domain.work.occupation import LANGUAGE_LEVELS
from modules.domain.work.training import ASKED, EntryCondition, Profile, Training, gaps, reached

CARE = Training.model_validate(
    {
        "id": "zorg",
        "kind": "beroep",
        "dutch": {"speaking": "b1", "reading": "b1"},
        "diploma": "secundair",
        "asks": ["intake", "strafregister", "rijbewijs-b"],
    }
)


@pytest.mark.requirement("TO5")
def test_the_gap_list_says_what_is_met_what_is_missing_and_what_nobody_asked() -> None:
    mine = Profile.model_validate(
        {
            "speaking": "b1",
            "reading": "a2",
            "diploma": None,
            "has": ["strafregister"],
            "lacks": ["rijbewijs-b"],
        }
    )
    assert gaps(CARE, mine) == (
        EntryCondition("speaking", "met", "b1", "b1"),
        EntryCondition("reading", "missing", "b1", "a2"),
        EntryCondition("diploma", "unknown", "secundair", None),
        EntryCondition("intake", "unknown"),
        EntryCondition("strafregister", "met"),
        EntryCondition("rijbewijs-b", "missing"),
    )


@pytest.mark.parametrize(
    ("mine", "state"), [("hoger", "met"), ("secundair", "met"), ("geen", "missing")]
)
def test_a_higher_diploma_is_enough_too(mine: str, state: str) -> None:
    found = gaps(CARE, Profile.model_validate({"diploma": mine}))
    assert [one.state for one in found if one.what == "diploma"] == [state]


@pytest.mark.parametrize(("mine", "state"), [("secundair", "met"), ("geen", "unknown")])
def test_a_diploma_that_may_count_leaves_the_rest_unknown(mine: str, state: str) -> None:
    found = gaps(CARE, Profile.model_validate({"diploma": mine, "diploma_open": True}))
    assert [one.state for one in found if one.what == "diploma"] == [state]


@pytest.mark.requirement("TO5")
def test_what_was_never_said_is_unknown_and_never_missing() -> None:
    assert {one.state for one in gaps(CARE, Profile())} == {"unknown"}


def test_a_way_without_dutch_or_diploma_does_not_ask_for_them() -> None:
    free = CARE.model_copy(
        update={"dutch": CARE.dutch.model_copy(update={"speaking": "a0", "reading": "a0"})}
    )
    assert "speaking" not in {one.what for one in gaps(free, Profile())}


@given(st.sampled_from(LANGUAGE_LEVELS), st.sampled_from(LANGUAGE_LEVELS))
def test_a_level_is_reached_from_that_level_on(mine: str, asked: str) -> None:
    enough = LANGUAGE_LEVELS.index(mine) >= LANGUAGE_LEVELS.index(asked)
    assert (reached(mine, asked) == "met") is enough


@given(
    st.frozensets(st.sampled_from(ASKED)),
    st.frozensets(st.sampled_from(ASKED)),
    st.none() | st.sampled_from(LANGUAGE_LEVELS),
)
def test_each_condition_is_told_once_whatever_somebody_has(
    has: frozenset[str], lacks: frozenset[str], level: str | None
) -> None:
    mine = Profile.model_validate({"has": has, "lacks": lacks, "speaking": level, "reading": level})
    assert [one.what for one in gaps(CARE, mine)] == [
        "speaking",
        "reading",
        "diploma",
        "intake",
        "strafregister",
        "rijbewijs-b",
    ]
