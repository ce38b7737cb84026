"""An answer in words, as the person who gave it would read it back."""

from collections.abc import Mapping

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choose, Entries, Part, Sort
from modules.domain.activities.words import Words


def question(part_id: str, words: Words) -> str:
    """Return what was asked; the id where the question is gone."""
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
        return ", ".join(_heading(words, f"{start}/{one}", str(one)) for one in value)
    if isinstance(value, dict):
        return "; ".join(_piles(part, value, words))
    return str(value)


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


def _piles(part: Part | None, laid: dict[str, object], words: Words) -> list[str]:
    start = part.id if isinstance(part, Sort) else ""
    cards: dict[str, list[str]] = {}
    for card, pile in laid.items():
        cards.setdefault(str(pile), []).append(_heading(words, f"{start}/{card}", card))
    return [
        f"{_heading(words, f'{start}/{pile}', pile)}: {', '.join(on)}" for pile, on in cards.items()
    ]


def _heading(words: Words, text_id: str, otherwise: str = "") -> str:
    return words.heading(text_id) if text_id in words.texts else otherwise or text_id
