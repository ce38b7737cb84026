"""What a form says, by kind of part, as a value for the one door to check."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from starlette.datastructures import FormData

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choose, ChooseMany, Entries, Part, Rate, Sort, Write

ROWS = 3
"""How many lines of a list a form offers: somebody who helps has three minutes."""
LONGEST = 6000
"""The most signs of a field that are looked at."""


def typed(form: FormData, name: str) -> str:
    """Return what is in a field, without the space around it."""
    return str(form.get(name, ""))[:LONGEST].strip()


def several(form: FormData, name: str) -> tuple[str, ...]:
    """Return what was ticked under a name, each once."""
    return tuple(dict.fromkeys(str(value)[:100] for value in form.getlist(name)))


def of_field(part: Choose | Rate | Write, text: str) -> object:
    """Return what was typed or ticked; on a ladder as a number, and what is none as it stands."""
    if not text:
        return None
    is_number = isinstance(part, Rate) and len(text) < 4 and text.isascii()
    return int(text) if is_number and text.lstrip("-").isdigit() else text


def of_line(part: Entries, form: FormData, before: str) -> dict[str, object]:
    """Return the fields of a new line that were filled in; their names begin with `before`."""
    line = {field.id: of_field(field, typed(form, before + field.id)) for field in part.fields}
    return {field_id: value for field_id, value in line.items() if value is not None}


# --- A form in which every part of an activity stands: somebody rates somebody else.


def is_rated(part: Part) -> bool:
    """Say whether a rater is asked this.

    Check questions, and choices from what was chosen before, are the participant's alone.
    """
    return not part.is_check and not (isinstance(part, ChooseMany) and part.from_part)


def ratings(activity: Activity, form: FormData) -> dict[str, object]:
    """Return what a rater says, by part; an empty field is no answer."""
    rated = (part for part in activity.parts if is_rated(part))
    values = {part.id: RATINGS[part.kind](part, form) for part in rated}
    return {part_id: value for part_id, value in values.items() if value is not None}


def _nothing(part: Part, form: FormData) -> object:
    return None


def _field(part: Choose | Rate | Write, form: FormData) -> object:
    return of_field(part, typed(form, part.id))


def _several(part: ChooseMany, form: FormData) -> object:
    return list(several(form, part.id)) or None


def _piles(part: Sort, form: FormData) -> object:
    laid = {card.id: typed(form, f"{part.id}/{card.id}") for card in part.cards}
    return {card: pile for card, pile in laid.items() if pile} or None


def _lines(part: Entries, form: FormData) -> object:
    return [line for line in _rows(part, form) if line] or None


def _rows(part: Entries, form: FormData) -> Iterator[dict[str, object]]:
    for row in range(min(ROWS, part.at_most)):
        yield of_line(part, form, f"{part.id}/{row}/")


RATINGS: Mapping[str, Callable[[Any, FormData], object]] = {
    "read": _nothing,
    "choose": _field,
    "choose-many": _several,
    "sort": _piles,
    "rate": _field,
    "write": _field,
    "entries": _lines,
}
"""How each kind of part comes back from a rater."""
