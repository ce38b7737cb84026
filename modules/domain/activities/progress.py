"""How far somebody is: in one activity, and on the path of a programme."""

from collections.abc import Mapping
from typing import Literal

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import Part
from modules.domain.records.frozen import Frozen

ActivityState = Literal["new", "started", "done"]


def is_passed(part: Part, answer: Answer | None) -> bool:
    """Return whether a part is behind somebody: answered in full, or "not now"."""
    if answer is None:
        return False
    return answer.value is None or part.is_full(answer.value)


def state(activity: Activity, answers: Mapping[str, Answer]) -> ActivityState:
    """Return new, started or done (every part answered or put off)."""
    if not any(part.id in answers for part in activity.parts):
        return "new"
    if all(is_passed(part, answers.get(part.id)) for part in activity.parts):
        return "done"
    return "started"


def occurrence_state(
    occurrence: int, earlier_attempts: int, current: ActivityState
) -> ActivityState:
    """Return the state of the nth time of an activity, from 1.

    `earlier_attempts` counts those before the present one, `current` is the state of the present.
    """
    done = earlier_attempts + (current == "done")
    if done >= occurrence:
        return "done"
    return "started" if done == occurrence - 1 and current == "started" else "new"


class Position(Frozen):
    """Where a part stands: the nth of how many questions, or screens."""

    number: int
    total: int
    asks: bool


def position(activity: Activity, part_id: str) -> Position:
    """Return the place of a part among all parts; `asks` where every part is a question."""
    ids = [part.id for part in activity.parts]
    asks = all(part.asks for part in activity.parts)
    return Position(number=ids.index(part_id) + 1, total=len(ids), asks=asks)


def open_part(activity: Activity, answers: Mapping[str, Answer], place: str | None) -> str | None:
    """Return the part to show: where the person was, else the first that is not behind them.

    None when everything is behind them; a place that the activity no longer has counts as none.
    """
    if place is not None and activity.part(place) is not None:
        return place
    return next(
        (part.id for part in activity.parts if not is_passed(part, answers.get(part.id))), None
    )


def minutes_left(activity: Activity, part_id: str) -> int:
    """Return about how many minutes are left from a part on, at least 1."""
    ids = [part.id for part in activity.parts]
    left = len(ids) - ids.index(part_id)
    return max(1, round(activity.minutes * left / len(ids)))
