"""An answer, and the one door by which a value from outside becomes one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Part
from modules.domain.activities.parts.write import plain as plain
from modules.domain.activities.value import Answer as Answer
from modules.domain.activities.value import BadAnswer as BadAnswer
from modules.domain.activities.value import Entry as Entry
from modules.domain.activities.value import PileFull as PileFull
from modules.domain.activities.value import TooLong as TooLong
from modules.domain.activities.value import TooMany as TooMany
from modules.domain.activities.value import UnknownChoice as UnknownChoice
from modules.domain.activities.value import UnknownPart as UnknownPart
from modules.domain.activities.value import Value as Value
from modules.domain.activities.value import WrongShape as WrongShape
from modules.domain.records import fields
from modules.domain.records.dossier import Dossier, Kept


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
    value = None if raw is None else part.accept(raw, earlier or {})
    return Answer(activity=activity.id, part=part_id, value=value)


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
    by_part = {part: dossier.fields.get(field(activity_id, part)) for part in parts}
    return {part: kept for part, kept in by_part.items() if kept and kept.value is not None}


def _kept_answer(activity_id: str, part_id: str, value: Any, at: datetime) -> Answer:
    """Return an answer that was checked when it was kept; checking all again costs each screen."""
    shaped = tuple(value) if isinstance(value, list) else value
    return Answer.model_construct(activity=activity_id, part=part_id, value=shaped, at=at)


def field(activity_id: str, part_id: str) -> str:
    """Return the field that keeps the answer to a part."""
    return fields.ANSWER.name(activity_id, part_id)


def still_fits(
    activity: Activity, answers: Mapping[str, Answer], parts: Iterable[Part] | None = None
) -> dict[str, Answer]:
    """Return the answers that the activity, as it is now, can still take.

    `parts` names the ones that matter, in the activity's order; without it, all.

    A saved answer outlives its question: it stays in the store, but nothing counts or shows it
    once its part or its choice is gone. Cards that are gone fall out of a pile, one by one.
    """
    fitting: dict[str, Answer] = {}
    for part in activity.parts if parts is None else parts:
        saved = answers.get(part.id)
        if saved is None:
            continue
        value = None if saved.value is None else part.trimmed(saved.value, fitting)
        try:
            if value is not None:
                part.accept(value, fitting)
        except BadAnswer:
            continue
        fitting[part.id] = (
            saved if value == saved.value else saved.model_copy(update={"value": value})
        )
    return fitting
