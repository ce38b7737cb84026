"""What stands out in what somebody put side by side: in a wheel, and in a list of their own."""

from collections.abc import Mapping

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, Entry
from modules.domain.activities.part import Entries, Pick
from modules.domain.records.frozen import Frozen
from modules.domain.results.scoring import scores


class Extremes(Frozen):
    """The highest and the lowest scales of one person's own wheel; several when they are equal."""

    highest: tuple[str, ...]
    lowest: tuple[str, ...]


class Picked(Frozen):
    """Entries of a list to show again, and under which words."""

    part: str
    pick: str
    entries: tuple[Entry, ...]


def extremes(activity: Activity, answers: Mapping[str, Answer]) -> Extremes | None:
    """Return the highest and the lowest scale; None where that is not asked or says nothing.

    It says nothing with fewer than three answered scales, or when all are equal.
    """
    if not activity.extremes:
        return None
    said = [one for one in scores(activity, answers) if one.enough]
    levels = {one.level for one in said}
    if len(said) < 3 or len(levels) < 2:
        return None
    return Extremes(
        highest=tuple(one.scale for one in said if one.level == max(levels)),
        lowest=tuple(one.scale for one in said if one.level == min(levels)),
    )


def picked(activity: Activity, answers: Mapping[str, Answer]) -> tuple[Picked, ...]:
    """Return the entries to show again, for each pick that has any."""
    found = []
    for part in activity.parts:
        given = answers.get(part.id)
        if isinstance(part, Entries) and given and isinstance(given.value, tuple):
            entries = [one for one in given.value if isinstance(one, dict)]
            found += [
                Picked(part=part.id, pick=pick.id, entries=_taken(pick, entries))
                for pick in part.picks
            ]
    return tuple(one for one in found if one.entries)


def _taken(pick: Pick, entries: list[Entry]) -> tuple[Entry, ...]:
    if pick.field is None:
        fitting = [one for one in entries if _times(pick, one) >= pick.times]
        return tuple(fitting[: pick.count])
    sign = -1 if pick.lowest else 1
    rated = [
        (sign * value, one)
        for one in entries
        if isinstance(value := one.get(pick.field), int) and sign * (value - pick.bound) >= 0
    ]
    # Sorted by the number alone: what is equal stays in the order in which it was told.
    rated.sort(key=lambda pair: -pair[0])
    return tuple(one for _, one in rated[: pick.count])


def _times(pick: Pick, entry: Entry) -> int:
    return sum(value in pick.choices for value in entry.values())
