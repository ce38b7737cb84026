"""Views of the same thing beside each other: a rung each, with its date, and how far apart.

Nothing here averages two people.
"""

from collections.abc import Mapping
from typing import Literal

from pydantic import AwareDatetime

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import Part
from modules.domain.observers.rating import ObserverRating
from modules.domain.records.frozen import Frozen

APART = 2
"""Rungs between two views from which on they are something to talk about."""


class View(Frozen):
    """One person's answer to one question that is a ladder. `rung` counts from 0."""

    rater: Literal["self", "counsellor", "supervisor", "other"]
    rung: int
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
    activity: Activity, own: Mapping[str, Answer], found: tuple[ObserverRating, ...]
) -> tuple[RatingComparison, ...]:
    """Return each ladder question that somebody answered, with the newest view of each rater."""
    lines = (_compared(part, own, found) for part in activity.parts)
    return tuple(one for one in lines if one and one.views)


def _compared(
    part: Part, own: Mapping[str, Answer], found: tuple[ObserverRating, ...]
) -> RatingComparison | None:
    rungs = part.ordered()
    if len(rungs) <= APART:
        return None
    views: dict[str, View] = {}
    for rater, given, at in (
        ("self", own.get(part.id), None),
        *((one.rater, one.answers.get(part.id), one.at) for one in found),
    ):
        if given is not None and given.value in rungs and rater not in views:
            made = {"rater": rater, "rung": rungs.index(given.value), "answer": given}
            views[rater] = View.model_validate({**made, "at": at or given.at})
    return RatingComparison(part=part.id, views=tuple(views.values()), agreement=_agreement(views))


def _agreement(views: Mapping[str, View]) -> Agreement | None:
    own = views.get("self")
    apart = [abs(own.rung - one.rung) for one in views.values() if own and one.rater != "self"]
    if not apart:
        return None
    furthest = max(apart)
    return "same" if furthest == 0 else "close" if furthest < APART else "talk"
