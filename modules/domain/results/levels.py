"""How far up a ladder somebody is: the highest rung that is reached with all those below it.

Source: own rule, after how instruments with levels are used in practice: a level counts once most
of what belongs to it, and to each level below it, is there.
"""

from collections.abc import Mapping, Sequence

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import Choose
from modules.domain.records.frozen import Frozen
from modules.domain.results.scoring import ENOUGH, part_points

REACHED = 0.8
"""The share of its possible points from which a rung counts as reached."""


class LevelReached(Frozen):
    """How far one scale is: the rung reached (None below the first), answered out of asked."""

    scale: str
    rung: str | None
    answered: int
    asked: int

    @property
    def enough(self) -> bool:
        """Say whether enough was answered to say something."""
        return self.asked > 0 and self.answered / self.asked >= ENOUGH


def levels_reached(activity: Activity, answers: Mapping[str, Answer]) -> tuple[LevelReached, ...]:
    """Return for each scale how far up the ladder it is; nothing where there is no ladder."""
    if not activity.rungs:
        return ()
    return tuple(_climbed(activity, answers, scale) for scale in activity.scales)


def _climbed(activity: Activity, answers: Mapping[str, Answer], scale: str) -> LevelReached:
    on_scale = [one for one in activity.parts if isinstance(one, Choose) and one.scale == scale]
    said = [one for one in on_scale if part_points(one, answers.get(one.id)) is not None]
    reached = None
    for rung in activity.rungs:
        steps = [one for one in on_scale if one.rung == rung]
        if not steps:
            continue  # this scale asks nothing on this rung: it neither helps nor stops anybody
        if not _is_reached(steps, answers):
            break
        reached = rung
    return LevelReached(scale=scale, rung=reached, answered=len(said), asked=len(on_scale))


def _is_reached(steps: Sequence[Choose], answers: Mapping[str, Answer]) -> bool:
    """Say whether the answered questions of a rung have enough of their points."""
    got = [points for one in steps if (points := part_points(one, answers.get(one.id)))]
    possible = sum(most for _, most in got)
    return possible > 0 and sum(points for points, _ in got) / possible >= REACHED
