"""A kept answer as the person who gave it reads it back, also of a list that changed since."""

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choose, Entries
from modules.domain.activities.words import Words
from modules.wording.activities.answers import entry, heading


def question(part_id: str, words: Words) -> str:
    """Return what was asked, now or before; the id where nobody kept the words."""
    return heading(words, part_id)


def read_back(activity: Activity, part_id: str, value: object, words: Words) -> str:
    """Return a kept answer as plain text; nothing for "not now" and for a screen that was read.

    The activity may have changed since: what it no longer has is told in the words of then.
    """
    part = activity.part(part_id)
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(part, Choose):
        return _choice(part, str(value), words)
    if isinstance(part, Entries) and isinstance(value, list | tuple):
        return "; ".join(entry(part, line, words) for line in value if isinstance(line, dict))
    if isinstance(value, list | tuple):
        source = activity.origin(part) if part else None
        start = source.id if source else part_id
        if part is None and any(isinstance(line, dict) for line in value):
            return "; ".join(_old_entry(part_id, line, words) for line in value)
        return ", ".join(heading(words, f"{start}/{choice}", str(choice)) for choice in value)
    if isinstance(value, dict):
        return "; ".join(_piles(part_id, value, words))
    # Of a question that is gone only the words are known: its kind shows in the answer itself.
    return str(value) if part else heading(words, f"{part_id}/{value}", str(value))


def _choice(part: Choose, choice: str, words: Words) -> str:
    return heading(words, choice if part.shared_choices else f"{part.id}/{choice}", choice)


def _old_entry(part_id: str, given: object, words: Words) -> str:
    """Return one entry of a list that is gone; its fields are as they were kept."""
    if not isinstance(given, dict):
        return str(given)
    filled = ((field, value) for field, value in given.items() if value is not None)
    lines = (heading(words, f"{part_id}/{field}/{value}", str(value)) for field, value in filled)
    return ", ".join(lines)


def _piles(start: str, laid: dict[str, object], words: Words) -> list[str]:
    cards: dict[str, list[str]] = {}
    for card, pile in laid.items():
        cards.setdefault(str(pile), []).append(heading(words, f"{start}/{card}", card))
    return [
        f"{heading(words, f'{start}/{pile}', pile)}: {', '.join(on)}" for pile, on in cards.items()
    ]
