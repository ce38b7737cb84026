"""Which level somebody reached: the highest one that is reached with all those below it.

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
"""The share of its possible points from which a level counts as reached."""


class LevelReached(Frozen):
    """How far one scale is: the level (`rung`) reached, None below the first; answered of asked."""

    scale: str
    rung: str | None
    answered: int
    asked: int

    @property
    def enough(self) -> bool:
        """Return whether enough was answered to say something."""
        return self.asked > 0 and self.answered / self.asked >= ENOUGH


def levels_reached(activity: Activity, answers: Mapping[str, Answer]) -> tuple[LevelReached, ...]:
    """Return for each scale the level it reached; nothing where the activity has no levels."""
    if not activity.rungs:
        return ()
    return tuple(_level_reached(activity, answers, scale) for scale in activity.scales)


def _level_reached(activity: Activity, answers: Mapping[str, Answer], scale: str) -> LevelReached:
    on_scale = [part for part in activity.parts if isinstance(part, Choose) and part.scale == scale]
    points = [part_points(part, answers.get(part.id)) for part in on_scale]
    answered = sum(counted is not None for counted in points)
    reached = None
    for level in activity.rungs:
        parts = [part for part in on_scale if part.rung == level]
        if not parts:
            continue  # this scale asks nothing on this level: it neither helps nor stops anybody
        if not _is_reached(parts, answers):
            break
        reached = level
    return LevelReached(scale=scale, rung=reached, answered=answered, asked=len(on_scale))


def _is_reached(parts: Sequence[Choose], answers: Mapping[str, Answer]) -> bool:
    """Return whether the answered questions of a level have enough of their points."""
    counted = [points for part in parts if (points := part_points(part, answers.get(part.id)))]
    possible = sum(most for _, most in counted)
    return possible > 0 and sum(points for points, _ in counted) / possible >= REACHED
