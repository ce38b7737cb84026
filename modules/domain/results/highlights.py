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
    answered = [score for score in scores(activity, answers) if score.enough]
    levels = {score.level for score in answered}
    if len(answered) < 3 or len(levels) < 2:
        return None
    return Extremes(
        highest=tuple(score.scale for score in answered if score.level == max(levels)),
        lowest=tuple(score.scale for score in answered if score.level == min(levels)),
    )


def picked(activity: Activity, answers: Mapping[str, Answer]) -> tuple[Picked, ...]:
    """Return the entries to show again, for each pick that has any."""
    picks = []
    for part in activity.parts:
        answer = answers.get(part.id)
        if isinstance(part, Entries) and answer and isinstance(answer.value, tuple):
            entries = [entry for entry in answer.value if isinstance(entry, dict)]
            picks += [
                Picked(part=part.id, pick=pick.id, entries=_taken(pick, entries))
                for pick in part.picks
            ]
    return tuple(picked_entries for picked_entries in picks if picked_entries.entries)


def _taken(pick: Pick, entries: list[Entry]) -> tuple[Entry, ...]:
    if pick.field is None:
        fitting = [entry for entry in entries if _times(pick, entry) >= pick.times]
        return tuple(fitting[: pick.count])
    direction = -1 if pick.lowest else 1
    rated = [
        (direction * value, entry)
        for entry in entries
        if isinstance(value := entry.get(pick.field), int) and direction * (value - pick.bound) >= 0
    ]
    # Sorted by the number alone: what is equal stays in the order in which it was written.
    rated.sort(key=lambda pair: -pair[0])
    return tuple(entry for _, entry in rated[: pick.count])


def _times(pick: Pick, entry: Entry) -> int:
    return sum(value in pick.choices for value in entry.values())
