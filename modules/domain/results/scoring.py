"""From answers to scales: how many points, out of how many, and what lies close together."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import Part
from modules.domain.activities.parts.base import Counted
from modules.domain.activities.value import Value
from modules.domain.records.frozen import Frozen

ENOUGH = 0.8
"""The share of a scale's parts that must be answered before the scale says anything."""

CLOSE = 10.0
"""Scales nearer than this (on 0 to 100) lie close together.

Source: own simulation of 4,000 people and six independent scales of eight parts: with a gap of 10
or more the first scale shown is the true first for 91 % of people, for all people in 71 %.
"""


class ScaleScore(Frozen):
    """One scale: points out of possible over the answered parts; answered out of asked.

    Parts that were not answered lower nothing: `possible` counts answered parts only.
    """

    scale: str
    points: float
    possible: float
    answered: int
    asked: int

    @property
    def enough(self) -> bool:
        """Return whether enough was answered to say something."""
        return self.asked > 0 and self.answered / self.asked >= ENOUGH

    @property
    def level(self) -> float:
        """Return the share of the possible points, 0 to 100; 0 when nothing was answered."""
        return 100 * self.points / self.possible if self.possible else 0.0


class Band(StrEnum):
    """How clearly a scale belongs to those that stand out."""

    CLEAR = "clear"
    MAYBE = "maybe"
    LESS = "less"


class ProfileSummary(Frozen):
    """The scales that stand out, as a set without order.

    `first` is one scale only when it leads clearly; `near` are scales outside the top that lie
    close to its last.
    """

    top: tuple[str, ...] = ()
    first: str | None = None
    near: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    """Those of the top that lie close to the highest, when none leads; empty when one does."""
    flat: bool = False
    bands: Mapping[str, Band] = {}


def scores(activity: Activity, answers: Mapping[str, Answer]) -> tuple[ScaleScore, ...]:
    """Return a score for each scale of an activity, in the activity's order."""
    return tuple(_score(activity, answers, scale) for scale in activity.scales)


def _score(activity: Activity, answers: Mapping[str, Answer], scale: str) -> ScaleScore:
    points, possible, answered, asked = 0.0, 0.0, 0, 0
    for part in activity.parts:
        for counted in part.counted(_value(answers.get(part.id)), scale):
            asked += 1
            if counted is not None:
                answered += 1
                points, possible = points + counted[0], possible + counted[1]
    return ScaleScore(scale=scale, points=points, possible=possible, answered=answered, asked=asked)


def _value(answer: Answer | None) -> Value | None:
    return answer.value if answer else None


def part_points(part: Part, answer: Answer | None) -> Counted | None:
    """Return the points above the lowest and the most there are, or None without an answer.

    An answer that is `blank` says nothing, so it counts as no answer.
    """
    return part.points(_value(answer))


def profile_summary(all_scores: Sequence[ScaleScore], size: int = 3) -> ProfileSummary:
    """Return the scales that stand out: the highest `size` and what lies close to them.

    Only scales with enough answers count; without more than `size` of them nothing stands out.
    A profile in which all lie close together is flat: then no scale is named first.
    """
    ranked = sorted((score for score in all_scores if score.enough), key=lambda score: -score.level)
    if len(ranked) <= size:
        return ProfileSummary()
    top, others = ranked[:size], ranked[size:]
    flat = ranked[0].level - ranked[-1].level < CLOSE
    leads = ranked[0].level - ranked[1].level >= CLOSE
    order = [score.scale for score in all_scores]
    near_highest = [score.scale for score in top if top[0].level - score.level < CLOSE]
    return ProfileSummary(
        top=tuple(sorted((score.scale for score in top), key=order.index)),
        first=ranked[0].scale if leads else None,
        near=tuple(score.scale for score in others if top[-1].level - score.level < CLOSE),
        tied=() if leads else tuple(sorted(near_highest, key=order.index)),
        flat=flat,
        bands=_bands(ranked, size),
    )


def _bands(ranked: Sequence[ScaleScore], size: int) -> dict[str, Band]:
    """Return the band of each scale, by its distance from the border of the top."""
    last_in, first_out = ranked[size - 1].level, ranked[size].level
    return {
        score.scale: Band.CLEAR
        if score.level - first_out >= CLOSE
        else Band.LESS
        if last_in - score.level >= CLOSE
        else Band.MAYBE
        for score in ranked
    }
