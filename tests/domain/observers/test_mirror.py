"""What somebody chose of themselves beside what others chose of them."""

import pytest

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, answer
from modules.domain.observers.mirror import Mirrored, mirrored
from modules.domain.observers.rating import ObserverRating
from tests.conftest import MONDAY

TALENTS = Activity.model_validate(
    {
        "id": "talenten",
        "kind": "exercise",
        "minutes": 5,
        "parts": [
            {"id": "top", "kind": "choose-many", "choices": ["koken", "zorgen", "bouwen", "leren"]}
        ],
        "raters": ["other", "supervisor"],
        "mirrors": {"part": "top"},
        "source": "own work, CC BY 4.0",
    }
)


def chose(*talents: str) -> Answer:
    """Return an answer with these talents."""
    return answer(TALENTS, "top", talents)


def said(*talents: str, accepted: bool | None = True, rater: str = "other") -> ObserverRating:
    """Return what somebody else chose."""
    return ObserverRating.model_validate(
        {
            "id": "1",
            "activity": TALENTS.id,
            "rater": rater,
            "answers": {"top": chose(*talents)},
            "by": "2",
            "at": MONDAY,
            "accepted": accepted,
        }
    )


@pytest.mark.requirement("JS19")
def test_both_sides_stand_beside_each_other_in_the_order_of_the_list() -> None:
    found = mirrored(TALENTS, chose("leren", "koken"), [said("bouwen", "leren"), said("zorgen")])
    assert found == Mirrored(
        part="top", both=("leren",), others=("zorgen", "bouwen"), own=("koken",)
    )


@pytest.mark.requirement("JS19")
@pytest.mark.parametrize("accepted", [None, False])
def test_what_was_not_accepted_does_not_count(accepted: bool | None) -> None:
    assert mirrored(TALENTS, chose("koken"), [said("koken", accepted=accepted)]) is None
    found = mirrored(TALENTS, chose("koken"), [said("leren"), said("koken", accepted=accepted)])
    assert found is not None
    assert (found.both, found.others) == ((), ("leren",))


def test_a_supervisor_waits_for_no_yes_but_can_be_put_away() -> None:
    open_yet = said("koken", accepted=None, rater="supervisor")
    found = mirrored(TALENTS, chose("koken"), [open_yet])
    assert found is not None
    assert found.both == ("koken",)
    away = open_yet.model_copy(update={"accepted": False})
    assert mirrored(TALENTS, chose("koken"), [away]) is None


def test_with_one_side_silent_there_is_no_mirror() -> None:
    assert mirrored(TALENTS, None, [said("koken")]) is None
    assert mirrored(TALENTS, chose("koken"), []) is None
    not_now = Answer(activity=TALENTS.id, part="top", value=None)
    assert mirrored(TALENTS, not_now, [said("koken")]) is None


def test_an_activity_that_mirrors_nothing_says_nothing() -> None:
    plain = TALENTS.model_copy(update={"mirrors": None})
    assert mirrored(plain, chose("koken"), [said("koken")]) is None
