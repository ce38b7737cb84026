"""The questions of a form about somebody else: as a page shows them, and as they come back."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from starlette.datastructures import FormData

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import (
    Choose,
    ChooseMany,
    Entries,
    Part,
    Rate,
    Read,
    Sort,
    Write,
)
from modules.domain.activities.words import Words

ENTRIES = 3
"""How many entries of a list a form offers: somebody who helps has three minutes."""
LONGEST = 4000


class Option(NamedTuple):
    """One thing to choose; an empty value is "not seen"."""

    value: str
    words: str
    picture: str | None = None


class Field(NamedTuple):
    """One thing to fill in. `kind`: one (of the options), many, text, or tell (nothing)."""

    name: str
    kind: str
    heading: str
    rest: str = ""
    picture: str | None = None
    options: tuple[Option, ...] = ()
    lines: int = 4
    length: int = LONGEST
    within: bool = False
    """Part of the question above it: a smaller heading."""


def fields(activity: Activity, words: Words, not_seen: str) -> tuple[Field, ...]:
    """Return what a form asks, in order; `not_seen` is the sentence for leaving one open.

    Check questions, and choices from what was chosen before, are the participant's alone.
    """
    return tuple(field for part in activity.parts for field in _fields(part, words, not_seen))


def _fields(part: Part, words: Words, not_seen: str) -> Iterator[Field]:
    tell = Field(part.id, "tell", words.heading(part.id), words.rest(part.id), part.picture)
    match part:
        case Read():
            yield tell
        case Choose(right=()) | Rate():
            yield tell._replace(kind="one", options=_options(part, part.id, words, not_seen))
        case ChooseMany(from_part=None):
            yield tell._replace(kind="many", options=_chosen(part.id, part.choices, words))
        case Write():
            yield tell._replace(kind="text", lines=part.lines, length=part.max_length)
        case Sort():
            yield tell
            piles = (*_chosen(part.id, part.piles, words), Option("", not_seen))
            for card in part.cards:
                heading, name = words.heading(f"{part.id}/{card.id}"), f"{part.id}/{card.id}"
                picture = card.picture
                yield Field(name, "one", heading, picture=picture, options=piles, within=True)
        case Entries():
            yield tell
            yield from _entries(part, words, not_seen)


def _options(part: Choose | Rate, below: str, words: Words, not_seen: str) -> tuple[Option, ...]:
    """Return the choices of a question; "not seen" too, unless it has an answer that says it."""
    if isinstance(part, Rate):
        ends = {part.lowest: f"{below}/laagste", part.highest: f"{below}/hoogste"}
        rungs = range(part.lowest, part.highest + 1)
        said = {one: f": {words.heading(ends[one])}" if one in ends else "" for one in rungs}
        found = tuple(Option(str(one), f"{one}{said[one]}") for one in rungs)
    elif part.shared_choices:
        shared = ((one.id, words.heading(one.id), one.picture) for one in part.choices)
        found = tuple(Option(*one) for one in shared)
    else:
        found = _chosen(below, part.choices, words)
    blank = isinstance(part, Choose) and any(one.blank for one in part.choices)
    return found if blank else (*found, Option("", not_seen))


def _chosen(below: str, choices: Any, words: Words) -> tuple[Option, ...]:
    return tuple(Option(one.id, words.heading(f"{below}/{one.id}"), one.picture) for one in choices)


def _entries(part: Entries, words: Words, not_seen: str) -> Iterator[Field]:
    for number in range(min(ENTRIES, part.at_most)):
        for one in part.fields:
            below = f"{part.id}/{one.id}"
            heading, name = words.heading(below), f"{part.id}/{number}/{one.id}"
            if isinstance(one, Write):
                bare = Field(name, "text", heading, within=True)
                yield bare._replace(lines=min(one.lines, 2), length=one.max_length)
            else:
                options = _options(one, below, words, not_seen)
                yield Field(name, "one", heading, options=options, within=True)


def answers(activity: Activity, form: FormData) -> dict[str, object]:
    """Return what a form says, by part, for the one door to check; an empty field is no answer."""
    found = {part.id: _answer(part, form) for part in activity.parts}
    return {part: value for part, value in found.items() if value is not None}


def _answer(part: Part, form: FormData) -> object:
    match part:
        case Choose(right=()) | Rate():
            return _one(part, _typed(form, part.id))
        case ChooseMany(from_part=None):
            return [str(one)[:100] for one in form.getlist(part.id)] or None
        case Write():
            return _one(part, _typed(form, part.id))
        case Sort():
            laid = {card.id: _typed(form, f"{part.id}/{card.id}") for card in part.cards}
            return {card: pile for card, pile in laid.items() if pile} or None
        case Entries():
            return [one for one in _rows(part, form) if one] or None
        case _:
            return None


def _rows(part: Entries, form: FormData) -> Iterator[dict[str, object]]:
    for number in range(min(ENTRIES, part.at_most)):
        row = {
            one.id: _one(one, _typed(form, f"{part.id}/{number}/{one.id}")) for one in part.fields
        }
        yield {name: value for name, value in row.items() if value is not None}


def _typed(form: FormData, name: str) -> str:
    return str(form.get(name, "")).strip()


def _one(part: Choose | Rate | Write, typed: str) -> object:
    """Return a typed value; a number on a ladder as a number, and what is none as it stands."""
    if not typed:
        return None
    is_number = isinstance(part, Rate) and len(typed) < 4 and typed.isascii()
    return int(typed) if is_number and typed.lstrip("-").isdigit() else typed
