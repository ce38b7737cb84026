"""What answers to different questions have in common: how often each theme was chosen."""

from collections.abc import Iterator, Mapping, Sequence

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, offered
from modules.domain.activities.part import Choice, Choose, ChooseMany, Entries, Part, Sort
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
    mine = [(part, chosen) for part, about, chosen in chances if about == theme]
    return ThemeCount(
        theme=theme,
        count=sum(chosen for _, chosen in mine),
        times=len(mine),
        parts=tuple(dict.fromkeys(part for part, chosen in mine if chosen)),
    )


def _chances(
    activity: Activity, part: Part, answers: Mapping[str, Answer]
) -> Iterator[tuple[str, bool]]:
    """Yield each theme that could be chosen in a part that was answered, and whether it was."""
    given = answers.get(part.id)
    if given is None or given.value is None:
        return
    if isinstance(part, Choose):
        yield from _of_one(part, given.value)
    elif isinstance(part, ChooseMany) and isinstance(given.value, tuple):
        themes = {one.id: one.theme for one in _choices(activity, part)}
        for one in offered(part, answers):
            if theme := themes.get(one):
                yield theme, one in given.value
    elif isinstance(part, Entries) and isinstance(given.value, tuple):
        for entry in given.value:
            for field in part.fields:
                if isinstance(field, Choose) and isinstance(entry, dict):
                    yield from _of_one(field, entry.get(field.id))


def _of_one(part: Choose, value: object) -> Iterator[tuple[str, bool]]:
    chosen = next((one for one in part.choices if one.id == value), None)
    if chosen is None or chosen.blank:
        return
    for theme in dict.fromkeys(one.theme for one in part.choices if one.theme):
        yield theme, theme == chosen.theme


def _choices(activity: Activity, part: Part) -> tuple[Choice, ...]:
    """Return what can be chosen, wherever it comes from."""
    source = activity.origin(part)
    if isinstance(source, Sort):
        return source.cards
    return source.choices if isinstance(source, ChooseMany) else ()
