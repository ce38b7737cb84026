"""A shared result in a line or two, for who has two minutes."""

from collections.abc import Iterator
from datetime import datetime

from modules.domain.activities.part import Rate
from modules.domain.activities.words import Words
from modules.domain.results.result import Result
from modules.wording.activities.answers import in_words
from modules.wording.results.attempts import moves
from modules.wording.results.findings import highest_and_lowest, level, theme
from modules.wording.results.scales import said_of_scales
from modules.wording.wording import Wording

MOST_LINES = 2
LONGEST = 160
"""How many lines and characters of a result stand in the overview before "more"."""


def heading(
    wording: Wording, title: str, at: datetime | None, looked_before: datetime | None
) -> str:
    """Return a title with the day of the latest answer, marked when it is new since a look."""
    if at is None:
        return title
    is_new = looked_before is not None and at > looked_before
    new = [f"**{wording.say('person.new')}**"] if is_new else []
    return " · ".join([title, wording.day(at), *new])


def digest(wording: Wording, result: Result, words: Words) -> list[str]:
    """Return at most two lines: what the scales say, levels, what came back, or own words."""
    more = result.more
    if result.activity.rungs:
        return [" · ".join(level(wording, reached, words) for reached in more.ladder)]
    lines = said_of_scales(wording, result, words)
    lines += highest_and_lowest(wording, more, words)
    if more.change:
        lines += moves(wording, more.change, words)
    themes = [theme(wording, count, words) for count in more.themes if count.count]
    if themes:
        lines.append(" · ".join(themes))
    return [*lines, *_answers(wording, result, words)][:MOST_LINES]


def _answers(wording: Wording, result: Result, words: Words) -> Iterator[str]:
    """Yield the parts of the short result in words, in its order, each cut to a line."""
    for part_id in result.activity.short:
        part = result.activity.part(part_id)
        if part is None or part.id not in result.answers:
            continue
        line = in_words(wording, result.activity, part, result.answers[part.id].value, words)
        if isinstance(part, Rate):  # a number alone says nothing
            line = f"{words.heading(part.id)} {line}"
        yield line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…"
