"""An answer in words, as the person who gave it would read it back."""

from collections.abc import Mapping

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choose, Entries
from modules.domain.activities.words import Words


def question(part_id: str, words: Words) -> str:
    """Return what was asked, now or before; the id where nobody kept the words."""
    return _heading(words, part_id)


def in_words(activity: Activity, part_id: str, value: object, words: Words) -> str:
    """Return an answer in words; an empty text for "not now" and for a screen that was read."""
    part = activity.part(part_id)
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(part, Choose):
        return _choice(part, str(value), words)
    if isinstance(part, Entries) and isinstance(value, list | tuple):
        return "; ".join(entry(part, one, words) for one in value if isinstance(one, dict))
    if isinstance(value, list | tuple):
        source = activity.origin(part) if part else None
        start = source.id if source else part_id
        if part is None and any(isinstance(one, dict) for one in value):
            return "; ".join(_old_entry(part_id, one, words) for one in value)
        return ", ".join(_heading(words, f"{start}/{one}", str(one)) for one in value)
    if isinstance(value, dict):
        return "; ".join(_piles(part_id, value, words))
    # Of a question that is gone only the words are known: its kind shows in the answer itself.
    return str(value) if part else _heading(words, f"{part_id}/{value}", str(value))


def _choice(part: Choose, choice: str, words: Words) -> str:
    return _heading(words, choice if part.shared_choices else f"{part.id}/{choice}", choice)


def entry(part: Entries, given: Mapping[str, object], words: Words) -> str:
    """Return one entry of a list in words: what is in its fields, in the order of the fields."""
    said = []
    for field in part.fields:
        value = given.get(field.id)
        if isinstance(field, Choose) and value is not None:
            said.append(_heading(words, f"{part.id}/{field.id}/{value}", str(value)))
        elif value is not None:
            said.append(str(value))
    return ", ".join(said)


def _old_entry(part_id: str, given: object, words: Words) -> str:
    """Return one entry of a list that is gone; its fields are as they were kept."""
    if not isinstance(given, dict):
        return str(given)
    said = ((field, value) for field, value in given.items() if value is not None)
    return ", ".join(_heading(words, f"{part_id}/{field}/{one}", str(one)) for field, one in said)


def _piles(start: str, laid: dict[str, object], words: Words) -> list[str]:
    cards: dict[str, list[str]] = {}
    for card, pile in laid.items():
        cards.setdefault(str(pile), []).append(_heading(words, f"{start}/{card}", card))
    return [
        f"{_heading(words, f'{start}/{pile}', pile)}: {', '.join(on)}" for pile, on in cards.items()
    ]


def _heading(words: Words, text_id: str, otherwise: str = "") -> str:
    if text_id in words.texts:
        return words.heading(text_id)
    return words.retired.get(text_id) or otherwise or text_id
