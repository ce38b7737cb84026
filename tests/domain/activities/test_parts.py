"""The table of kinds: each kind is whole, and a new one needs nothing but its own file."""

from collections.abc import Mapping
from typing import Literal

import pytest

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import BadAnswer, answer, still_fits
from modules.domain.activities.part import KINDS, BasePart
from modules.domain.activities.progress import state
from modules.domain.activities.value import Answer, Value, WrongShape
from modules.domain.results.scoring import scores
from modules.domain.results.tally import tally

NAMES = [kind.model_fields["kind"].annotation.__args__[0] for kind in KINDS]  # type: ignore[union-attr]


def test_the_kinds_have_different_names() -> None:
    assert sorted(NAMES) == sorted(
        ["read", "choose", "choose-many", "sort", "rate", "write", "entries"]
    )


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_takes_its_own_values_and_refuses_the_others(kind: type[BasePart]) -> None:
    assert kind.accept is not BasePart.accept
    assert (kind.__doc__ or "") not in ("", BasePart.__doc__)


class Circle(BasePart):
    """A kind that somebody adds: one of two colours, which counts for nothing."""

    kind: Literal["circle"] = "circle"

    def accept(self, raw: object, earlier: Mapping[str, Answer]) -> Value:
        """Return a colour."""
        if raw not in ("red", "blue"):
            raise WrongShape(f"{self.id} takes a colour")
        return str(raw)


def test_a_new_kind_is_answered_scored_and_counted_by_its_own_file_alone() -> None:
    circle = Circle(id="kleur")
    activity = Activity.model_construct(
        id="spel", parts=(circle,), scales=("warm",), themes=("kleur",), margin=25, rungs=()
    )
    given = {"kleur": answer(activity, "kleur", "red")}
    assert given["kleur"].value == "red"
    with pytest.raises(BadAnswer):
        answer(activity, "kleur", "green")
    assert still_fits(activity, given) == given
    assert state(activity, given) == "done"
    assert scores(activity, given)[0].asked == 0
    assert tally(activity, given)[0].times == 0
    assert circle.asks
    assert not circle.is_check
