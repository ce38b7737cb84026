"""What somebody chose of themselves beside what others chose: the same, theirs only, others only.

No counting of people and no order: a word is there when one person at least chose it.
"""

from collections.abc import Iterable

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.observers.rating import ObserverRating
from modules.domain.records.frozen import Frozen


class Mirrored(Frozen):
    """Choices of one part, in its order: of both, of others only, and of the participant only."""

    part: str
    both: tuple[str, ...]
    others: tuple[str, ...]
    own: tuple[str, ...]


def mirrored(
    activity: Activity, own: Answer | None, ratings: Iterable[ObserverRating]
) -> Mirrored | None:
    """Return both sides of the part that an activity mirrors; None while one side said nothing.

    Ratings that wait for a yes, or that were put away, do not count.
    """
    if activity.mirrors is None:
        return None
    part = activity.part(activity.mirrors.part)
    mine = _chosen(own)
    theirs = {
        choice
        for rating in ratings
        if counts(rating)
        for choice in _chosen(rating.answers.get(activity.mirrors.part))
    }
    if part is None or not mine or not theirs:
        return None
    order = [choice.id for choice in getattr(part, "choices", ())]
    return Mirrored(
        part=part.id,
        both=tuple(choice for choice in order if choice in mine and choice in theirs),
        others=tuple(choice for choice in order if choice in theirs and choice not in mine),
        own=tuple(choice for choice in order if choice in mine and choice not in theirs),
    )


def counts(rating: ObserverRating) -> bool:
    """Return whether a rating counts: that of somebody close, only once it was accepted.

    A counsellor's or a supervisor's waits for no yes; it counts unless it was put away.
    """
    return rating.accepted is True if rating.rater == "other" else rating.accepted is not False


def _chosen(answer: Answer | None) -> tuple[str, ...]:
    value = answer.value if answer else None
    choices = value if isinstance(value, tuple) else ()
    return tuple(choice for choice in choices if isinstance(choice, str))
