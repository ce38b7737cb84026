"""What moved between attempts at the same activity: scale by scale, part by part, as a curve.

A scale has changed only when it moved further than the activity's margin; nearer is "the same".
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import AwareDatetime

from modules.domain.activities import version
from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, Value
from modules.domain.activities.part import Part, Write
from modules.domain.records.frozen import Frozen
from modules.domain.results.attempts import Attempt
from modules.domain.results.scoring import scores

Movement = Literal["more", "less", "same"]


class ScaleMove(Frozen):
    """One scale in two attempts, 0 to 100; `moved` only when it is further than the margin."""

    scale: str
    before: float
    now: float
    moved: Movement


class PartMove(Frozen):
    """One part that was answered in two attempts."""

    part: str
    before: Value
    now: Value

    @property
    def stayed(self) -> bool:
        """Return whether it is the same answer; the order of what was chosen says nothing."""
        if isinstance(self.before, tuple) and isinstance(self.now, tuple):
            return sorted(map(str, self.before)) == sorted(map(str, self.now))
        return self.before == self.now


class Comparison(Frozen):
    """What two attempts say beside each other; `at` is when the earlier one was done.

    `words` holds what somebody wrote, in its first and its present version.
    """

    at: AwareDatetime
    scales: tuple[ScaleMove, ...] = ()
    parts: tuple[PartMove, ...] = ()
    words: tuple[PartMove, ...] = ()
    other_list: bool = False
    """Whether the activity itself changed in between: then nothing is said to have moved."""


def compare(
    activity: Activity,
    attempts: Sequence[Attempt],
    current: Mapping[str, Answer],
    content: tuple[str, ...] = (),
) -> Comparison | None:
    """Return what moved since the attempt before; None when this is the first attempt.

    `content` says which versions of the activity the present answers belong to. Where the attempt
    before belongs to another, only own words stand beside each other.
    """
    if not attempts:
        return None
    before = attempts[-1]
    is_other_list = version.differ(before.content, content)
    moves = [
        _part_move(part, before.answers, current)
        for part in activity.parts
        if part.says_something_alone
    ]
    words = [
        _words_move(part, attempts, current) for part in activity.parts if isinstance(part, Write)
    ]
    return Comparison(
        at=before.at,
        scales=() if is_other_list else _scale_moves(activity, before.answers, current),
        parts=() if is_other_list else tuple(move for move in moves if move),
        words=tuple(move for move in words if move and not move.stayed),
        other_list=is_other_list,
    )


def _part_move(
    part: Part, before: Mapping[str, Answer], current: Mapping[str, Answer]
) -> PartMove | None:
    old, new = before.get(part.id), current.get(part.id)
    if old is None or new is None or old.value is None or new.value is None:
        return None
    return PartMove.model_construct(part=part.id, before=old.value, now=new.value)


def _words_move(
    part: Write, attempts: Sequence[Attempt], current: Mapping[str, Answer]
) -> PartMove | None:
    """Return the first version of what was written beside the present one."""
    moves = (_part_move(part, attempt.answers, current) for attempt in attempts)
    return next((move for move in moves if move), None)


def _scale_moves(
    activity: Activity, before: Mapping[str, Answer], current: Mapping[str, Answer]
) -> tuple[ScaleMove, ...]:
    """Return the scales of which enough was answered both times."""
    both = zip(scores(activity, before), scores(activity, current), strict=True)
    return tuple(
        ScaleMove(
            scale=new.scale,
            before=old.level,
            now=new.level,
            moved=_moved(new.level - old.level, activity.margin),
        )
        for old, new in both
        if old.enough and new.enough
    )


def _moved(difference: float, margin: float) -> Movement:
    if abs(difference) <= margin:
        return "same"
    return "more" if difference > 0 else "less"


class CurvePoint(Frozen):
    """One scale in one attempt: points out of possible, and when."""

    at: AwareDatetime
    points: float
    possible: float


def curve(
    activity: Activity,
    attempts: Sequence[Attempt],
    current: Mapping[str, Answer],
    content: tuple[str, ...] = (),
) -> tuple[CurvePoint, ...]:
    """Return the only scale of an activity over all attempts at the same list, oldest first.

    Empty with more scales than one, and with fewer than two attempts in which enough was answered.
    """
    if len(activity.scales) != 1:
        return ()
    at = max((answer.at for answer in current.values() if answer.at), default=None)
    same = [attempt for attempt in attempts if not version.differ(attempt.content, content)]
    times = [(attempt.at, attempt.answers) for attempt in same] + ([(at, current)] if at else [])
    scored = [(when, scores(activity, answers)[0]) for when, answers in times]
    points = tuple(
        CurvePoint(at=when, points=score.points, possible=score.possible)
        for when, score in scored
        if score.enough
    )
    return points if len(points) > 1 else ()
