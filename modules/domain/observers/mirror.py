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
    activity: Activity, own: Answer | None, found: Iterable[ObserverRating]
) -> Mirrored | None:
    """Return both sides of the part that an activity mirrors; None while one side said nothing.

    Judgements that wait for a yes, or that were put away, do not count.
    """
    if activity.mirrors is None:
        return None
    part = activity.part(activity.mirrors.part)
    mine = _chosen(own)
    theirs = {
        choice
        for one in found
        if counts(one)
        for choice in _chosen(one.answers.get(activity.mirrors.part))
    }
    if part is None or not mine or not theirs:
        return None
    order = [one.id for one in getattr(part, "choices", ())]
    return Mirrored(
        part=part.id,
        both=tuple(one for one in order if one in mine and one in theirs),
        others=tuple(one for one in order if one in theirs and one not in mine),
        own=tuple(one for one in order if one in mine and one not in theirs),
    )


def counts(one: ObserverRating) -> bool:
    """Say whether a judgement counts: what somebody close said, only once it was accepted.

    A counsellor's or a supervisor's waits for no yes; it counts unless it was put away.
    """
    return one.accepted is True if one.rater == "other" else one.accepted is not False


def _chosen(given: Answer | None) -> tuple[str, ...]:
    value = given.value if given else None
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else ()
