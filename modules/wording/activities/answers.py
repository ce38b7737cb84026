"""An answer as a part of a sentence."""

from collections.abc import Mapping

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Entry
from modules.domain.activities.part import Choose, ChooseMany, Entries, Part, Rate, Sort, Write
from modules.domain.activities.words import Words
from modules.wording.escape_markdown import escape_markdown
from modules.wording.wording import Wording

MOST_CHOICES = 5
"""So many answers to questions with one choice are told one by one; of more, the rest is folded."""
SHORT = 30
"""The most characters of a line of a list that stand for the whole line."""


def in_words(wording: Wording, activity: Activity, part: Part, value: object, words: Words) -> str:
    """Return an answer as a part of a sentence; words that somebody typed are escaped.

    `words` are those of the activity. The piles of a card game become a Markdown list.
    """
    match part:
        case Choose():
            return words.heading(str(value) if part.shared_choices else f"{part.id}/{value}")
        case ChooseMany() if isinstance(value, tuple):
            owner = activity.origin(part).id
            # A choice that is a sentence ends with a point, which a list cannot have in its middle.
            return ", ".join(words.heading(f"{owner}/{choice}").rstrip(".") for choice in value)
        case Entries() if isinstance(value, tuple):
            lines = (entry(part, line, words) for line in value if isinstance(line, dict))
            return "; ".join(escape_markdown(line) for line in lines)
        case Sort() if isinstance(value, dict):
            return _list_of_piles(part, value, words)
        case Rate():
            return rating(wording, part, value)
        case _:
            return escape_markdown(str(value))


def rating(wording: Wording, part: Rate, value: object) -> str:
    """Return a number on a scale, with how high the scale goes."""
    return wording.say("result.rung", number=value, highest=part.highest)


def _list_of_piles(part: Sort, laid: Mapping[str, str], words: Words) -> str:
    lines = []
    for pile in part.piles:
        cards = [words.heading(f"{part.id}/{card}") for card, on in laid.items() if on == pile.id]
        if cards:
            lines.append(f"- {words.heading(f'{part.id}/{pile.id}')}: {', '.join(cards)}")
    return "\n".join(lines)


def marked(wording: Wording, label: str, is_chosen: bool) -> str:
    """Return what stands on an answer to tap, with a mark where it is the chosen one."""
    return f"{label} **✓ {wording.say('answer.chosen')}**" if is_chosen else label


def entry(part: Entries, line: Mapping[str, object], words: Words) -> str:
    """Return one line of a list as plain text: what is in its fields, in their order."""
    said = []
    for field in part.fields:
        value = line.get(field.id)
        if isinstance(field, Choose) and value is not None:
            said.append(heading(words, f"{part.id}/{field.id}/{value}", str(value)))
        elif value is not None:
            said.append(str(value))
    return ", ".join(said)


def entry_name(part: Entries, line: Entry, words: Words) -> str:
    """Return what a line is called in short: its own words, else what was chosen first."""
    for field in part.fields:
        if isinstance(field, Write) and field.id in line:
            said = " ".join(str(line[field.id]).split())
            return said if len(said) <= SHORT else said[: SHORT - 1] + "…"
    for field in part.fields:
        if isinstance(field, Choose) and field.id in line:
            return words.heading(f"{part.id}/{field.id}/{line[field.id]}")
    return ", ".join(str(value) for value in line.values())


def heading(words: Words, text_id: str, otherwise: str = "") -> str:
    """Return the first paragraph under an id; where the id is gone, something else or the id."""
    if text_id in words.texts:
        return words.heading(text_id)
    return words.retired.get(text_id) or otherwise or text_id
