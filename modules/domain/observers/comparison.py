"""Views of the same thing beside each other: each with its date, and how far apart they are.

Nothing here averages two people: one view never takes the place of another.
"""

from collections.abc import Mapping
from typing import Literal

from pydantic import AwareDatetime

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import Part
from modules.domain.observers.rating import ObserverRating
from modules.domain.records.frozen import Frozen

TALK_FROM = 2
"""The number of points between two views from which on they are something to talk about."""


class View(Frozen):
    """One person's answer to a question with ordered answers. `point` counts them from 0."""

    rater: Literal["self", "counsellor", "supervisor", "other"]
    point: int
    answer: Answer
    at: AwareDatetime | None


Agreement = Literal["same", "close", "talk"]


class RatingComparison(Frozen):
    """One question beside each other: each person's view, and in a word how far apart they are."""

    part: str
    views: tuple[View, ...]
    agreement: Agreement | None
    """How far the others lie from the participant; None without a view of theirs, or of others."""


def compare_ratings(
    activity: Activity, own: Mapping[str, Answer], ratings: tuple[ObserverRating, ...]
) -> tuple[RatingComparison, ...]:
    """Return each question with ordered answers that has a view, with each rater's newest view."""
    comparisons = (_compared(part, own, ratings) for part in activity.parts)
    return tuple(comparison for comparison in comparisons if comparison and comparison.views)


def _compared(
    part: Part, own: Mapping[str, Answer], ratings: tuple[ObserverRating, ...]
) -> RatingComparison | None:
    answers = part.ordered()
    if len(answers) <= TALK_FROM:
        return None
    views: dict[str, View] = {}
    for rater, answer, at in (
        ("self", own.get(part.id), None),
        *((rating.rater, rating.answers.get(part.id), rating.at) for rating in ratings),
    ):
        if answer is not None and answer.value in answers and rater not in views:
            content = {"rater": rater, "point": answers.index(answer.value), "answer": answer}
            views[rater] = View.model_validate({**content, "at": at or answer.at})
    return RatingComparison(part=part.id, views=tuple(views.values()), agreement=_agreement(views))


def _agreement(views: Mapping[str, View]) -> Agreement | None:
    own = views.get("self")
    distances = [
        abs(own.point - view.point) for view in views.values() if own and view.rater != "self"
    ]
    if not distances:
        return None
    furthest = max(distances)
    return "same" if furthest == 0 else "close" if furthest < TALK_FROM else "talk"
