"""What answers to different questions have in common: how often each theme was chosen."""

from collections.abc import Iterator, Mapping, Sequence

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import Part
from modules.domain.records.frozen import Frozen


class ThemeCount(Frozen):
    """One theme: how often it was chosen, out of how many times it could be, and in which parts.

    Questions that were not answered, or with an answer that says nothing, are not in `times`.
    """

    theme: str
    count: int
    times: int
    parts: tuple[str, ...] = ()


def tally(activity: Activity, answers: Mapping[str, Answer]) -> tuple[ThemeCount, ...]:
    """Return how often each theme was chosen, in the activity's order of themes."""
    chances = [
        (part.id, theme, chosen)
        for part in activity.parts
        for theme, chosen in _chances(activity, part, answers)
    ]
    return tuple(_counted(theme, chances) for theme in activity.themes)


def _counted(theme: str, chances: Sequence[tuple[str, str, bool]]) -> ThemeCount:
    of_theme = [(part, chosen) for part, about, chosen in chances if about == theme]
    return ThemeCount(
        theme=theme,
        count=sum(chosen for _, chosen in of_theme),
        times=len(of_theme),
        parts=tuple(dict.fromkeys(part for part, chosen in of_theme if chosen)),
    )


def _chances(
    activity: Activity, part: Part, answers: Mapping[str, Answer]
) -> Iterator[tuple[str, bool]]:
    """Yield each theme that could be chosen in a part that was answered, and whether it was."""
    answer = answers.get(part.id)
    if answer is not None and answer.value is not None:
        # What can be chosen stands where the choices begin, maybe in an earlier part.
        choices = activity.origin(part).own_choices()
        yield from part.theme_chances(answer.value, answers, choices)
