"""An answer in words, as the person who gave it would read it back."""

from modules.domain.activity import Activity, Choose, ChooseMany, Part, Sort
from modules.domain.words import Words


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
    if isinstance(value, list | tuple):
        return ", ".join(_card(part, str(one), words) for one in value)
    if isinstance(value, dict):
        return "; ".join(_piles(part, value, words))
    return str(value)


def _choice(part: Choose, choice: str, words: Words) -> str:
    return _heading(words, choice if part.shared_choices else f"{part.id}/{choice}", choice)


def _card(part: Part | None, card: str, words: Words) -> str:
    source = part.from_part if isinstance(part, ChooseMany) and part.from_part else None
    return _heading(words, f"{source or (part.id if part else '')}/{card}", card)


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
