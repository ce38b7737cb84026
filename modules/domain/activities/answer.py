"""An answer, and the one door by which a value from outside becomes one."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from pydantic import AwareDatetime

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import (
    Choice,
    Choose,
    ChooseMany,
    Entries,
    EntryField,
    Part,
    Rate,
    Read,
    Sort,
    Write,
)
from modules.domain.records import fields
from modules.domain.records.dossier import Dossier, Kept
from modules.domain.records.frozen import Frozen
from modules.domain.records.refusal import Refusal

Entry: TypeAlias = dict[str, int | str]
Value: TypeAlias = bool | int | str | tuple[str, ...] | dict[str, str] | tuple[Entry, ...]


class BadAnswer(Refusal, ValueError):
    """A value that this part cannot take. `text_id` names the sentence that says so to a person."""

    text_id = "error.bad-answer"


class UnknownPart(BadAnswer):
    """The activity has no such part (any more)."""

    text_id = "error.unknown-part"


class UnknownChoice(BadAnswer):
    """The part does not offer this choice (any more)."""

    text_id = "error.unknown-choice"


class WrongShape(BadAnswer):
    """Not the kind of value that this part asks for: another type, a number off the ladder."""


class TooLong(BadAnswer):
    """More signs than the part takes."""

    text_id = "error.too-long"


class TooMany(BadAnswer):
    """More choices than the part takes, or fewer than it needs."""

    text_id = "error.too-many"


class PileFull(TooMany):
    """More cards on a pile than it holds."""

    text_id = "error.pile-full"


class Answer(Frozen):
    """What somebody said to one part. `value` None stands for "not now": asked, not answered."""

    activity: str
    part: str
    value: Value | None
    at: AwareDatetime | None = None


def answer(
    activity: Activity, part_id: str, raw: object, earlier: Mapping[str, Answer] | None = None
) -> Answer:
    """Return the answer that a value from outside stands for.

    `earlier` are the person's answers to this activity: some parts offer what was chosen before.
    None means "not now" and fits every part. Raises UnknownPart, UnknownChoice, WrongShape,
    TooLong or TooMany; the message names ids and never the value.
    """
    part = activity.part(part_id)
    if part is None:
        raise UnknownPart(f"{activity.id} has no part {part_id!r}")
    value = None if raw is None else _value(part, raw, earlier or {})
    return Answer(activity=activity.id, part=part_id, value=value)


def _value(part: Part, raw: object, earlier: Mapping[str, Answer]) -> Value:
    match part:
        case Read():
            return _seen(part, raw)
        case Choose():
            return _one_of(part.id, raw, part.choices)
        case ChooseMany():
            return _some_of(part, raw, offered(part, earlier))
        case Sort():
            return _laid(part, raw)
        case Rate():
            return _rung(part, raw)
        case Write():
            return _words(part, raw)
        case Entries():
            return _list_of(part, raw)


def offered(part: ChooseMany, earlier: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the ids to choose from: the part's own, or what the earlier part kept, in order."""
    if part.from_part is None:
        return tuple(choice.id for choice in part.choices)
    before = earlier.get(part.from_part)
    if before and isinstance(before.value, tuple):
        return tuple(one for one in before.value if isinstance(one, str))
    laid = before.value if before and isinstance(before.value, dict) else {}
    return tuple(card for pile in part.piles for card, on in laid.items() if on == pile)


def _seen(part: Read, raw: object) -> bool:
    if raw is not True:
        raise WrongShape(f"{part.id} is a screen to read")
    return True


def _one_of(part_id: str, raw: object, choices: Iterable[Choice]) -> str:
    if not isinstance(raw, str):
        raise WrongShape(f"{part_id} takes the id of a choice")
    if raw not in {choice.id for choice in choices}:
        raise UnknownChoice(f"{part_id} does not offer this choice")
    return raw


def _some_of(part: ChooseMany, raw: object, ids: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple) or not all(isinstance(one, str) for one in raw):
        raise WrongShape(f"{part.id} takes ids of choices")
    chosen = tuple(dict.fromkeys(str(one) for one in raw))
    if not set(chosen) <= set(ids):
        raise UnknownChoice(f"{part.id} does not offer one of these choices")
    if not part.at_least <= len(chosen) <= part.at_most:
        raise TooMany(f"{part.id} takes {part.at_least} to {part.at_most} choices")
    return chosen


def _laid(part: Sort, raw: object) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        raise WrongShape(f"{part.id} takes a pile for each card")
    cards, piles = {card.id for card in part.cards}, {pile.id for pile in part.piles}
    if not all(isinstance(one, str) for pair in raw.items() for one in pair):
        raise UnknownChoice(f"{part.id} has no such card or pile")
    laid = {str(card): str(pile) for card, pile in raw.items()}
    if not (laid.keys() <= cards and set(laid.values()) <= piles):
        raise UnknownChoice(f"{part.id} has no such card or pile")
    for pile in part.piles:
        if pile.at_most and list(laid.values()).count(pile.id) > pile.at_most:
            raise PileFull(f"{part.id} has {pile.at_most} places on {pile.id}")
    return laid


def _rung(part: Rate, raw: object) -> int:
    # bool is an int in Python, and NaN and 3.5 are no rungs.
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise WrongShape(f"{part.id} takes a whole number")
    if not part.lowest <= raw <= part.highest:
        raise WrongShape(f"{part.id} goes from {part.lowest} to {part.highest}")
    return raw


def _words(part: Write, raw: object) -> str:
    if not isinstance(raw, str):
        raise WrongShape(f"{part.id} takes words")
    text = plain(raw)
    if not text:
        raise WrongShape(f"{part.id} got no words")
    if len(text) > part.max_length:
        raise TooLong(f"{part.id} takes {part.max_length} signs")
    return text


def _list_of(part: Entries, raw: object) -> tuple[Entry, ...]:
    if not isinstance(raw, list | tuple):
        raise WrongShape(f"{part.id} takes a list")
    if not raw or len(raw) > part.at_most:
        raise TooMany(f"{part.id} takes 1 to {part.at_most} entries")
    return tuple(_entry(part, one) for one in raw)


def _entry(part: Entries, raw: object) -> Entry:
    """Return one entry; a field that was left open is not in it, but one at least was filled."""
    if not isinstance(raw, Mapping):
        raise WrongShape(f"{part.id} takes entries with fields")
    fields: dict[str, EntryField] = {one.id: one for one in part.fields}
    if not fields.keys() >= set(raw):
        raise UnknownPart(f"{part.id} has no such field")
    filled = {name: _value(fields[name], one, {}) for name, one in raw.items() if one is not None}
    if not filled:
        raise WrongShape(f"{part.id} got an empty entry")
    return {name: one for name, one in filled.items() if isinstance(one, int | str)}


def plain(raw: str) -> str:
    """Return words as they are kept: composed (NFC), without control signs and outer space.

    Why: control signs and lone surrogates cannot be shown, saved everywhere or read aloud. A sign
    that is newer than this Python, as next year's emoji are, is a sign all the same.
    """
    kept = (sign for sign in raw.replace("\r\n", "\n").replace("\r", "\n") if _is_shown(sign))
    # Composed last: a sign taken away can bring a letter and its accent together.
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def _is_shown(sign: str) -> bool:
    kind = unicodedata.category(sign)
    if kind == "Cn":
        # The last two of each plane, and 32 in the first, never become signs (Unicode 23.7).
        return ord(sign) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(sign) <= 0xFDEF
    return sign in "\n\t" or kind == "Cf" or kind[0] != "C"


def answers_of(
    dossier: Dossier, activity_id: str, parts: Iterable[str] | None = None
) -> dict[str, Answer]:
    """Return what the dossier keeps of an activity, or of some parts of it, by part id."""
    return {
        part: _kept_answer(activity_id, part, kept.value["value"], kept.at)
        for part, kept in kept_answers(dossier, activity_id, parts).items()
        if isinstance(kept.value, dict)
    }


def kept_answers(
    dossier: Dossier, activity_id: str, parts: Iterable[str] | None = None
) -> dict[str, Kept]:
    """Return the fields that keep the answers to an activity, or to some of its parts."""
    if parts is None:
        return dossier.under(fields.ANSWER, activity_id)
    found = {part: dossier.fields.get(field(activity_id, part)) for part in parts}
    return {part: kept for part, kept in found.items() if kept and kept.value is not None}


def _kept_answer(activity_id: str, part_id: str, value: Any, at: datetime) -> Answer:
    """Return an answer that was checked when it was kept; checking all again costs each screen."""
    shaped = tuple(value) if isinstance(value, list) else value
    return Answer.model_construct(activity=activity_id, part=part_id, value=shaped, at=at)


def field(activity_id: str, part_id: str) -> str:
    """Return the field that keeps the answer to a part."""
    return fields.ANSWER.name(activity_id, part_id)


def still_fits(
    activity: Activity, kept: Mapping[str, Answer], parts: Iterable[Part] | None = None
) -> dict[str, Answer]:
    """Return the answers that the activity, as it is now, can still take.

    `parts` names the ones that matter, in the activity's order; without it, all.

    A saved answer outlives its question: it stays in the store, but nothing counts or shows it
    once its part or its choice is gone. Cards that are gone fall out of a pile, one by one.
    """
    fitting: dict[str, Answer] = {}
    for part in activity.parts if parts is None else parts:
        before = kept.get(part.id)
        if before is None:
            continue
        value = _trimmed(part, before.value, fitting)
        try:
            if value is not None:
                _value(part, value, fitting)
        except BadAnswer:
            continue
        fitting[part.id] = (
            before if value == before.value else before.model_copy(update={"value": value})
        )
    return fitting


def _trimmed(part: Part, value: Value | None, earlier: Mapping[str, Answer]) -> Value | None:
    if isinstance(part, Sort) and isinstance(value, dict):
        cards, piles = {card.id for card in part.cards}, {pile.id for pile in part.piles}
        return {card: pile for card, pile in value.items() if card in cards and pile in piles}
    if isinstance(part, ChooseMany) and isinstance(value, tuple | list):
        ids = offered(part, earlier)
        return tuple(one for one in value if isinstance(one, str) and one in ids)
    if isinstance(part, Entries) and isinstance(value, tuple | list):
        return tuple(one for one in value if isinstance(one, dict) and _entry_fits(part, one))
    return value


def _entry_fits(part: Entries, entry: Entry) -> bool:
    try:
        _entry(part, entry)
    except BadAnswer:
        return False
    return True
