"""Doing something again: each earlier attempt is kept whole.

An attempt is one field, so that no answer is lost when the questions are open again.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import AwareDatetime, JsonValue

from modules.domain.activities import version
from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, answers_of, still_fits
from modules.domain.activities.answer import field as answer_field
from modules.domain.activities.form import Form, form_kept, form_of
from modules.domain.activities.form import field as form_field
from modules.domain.records import fields
from modules.domain.records.dossier import Change, Dossier, Kept
from modules.domain.records.frozen import Frozen


class Attempt(Frozen):
    """One earlier time that somebody did an activity; `at` is when they gave the last answer."""

    number: int
    at: AwareDatetime
    answers: Mapping[str, Answer]
    form: Form | None = None
    content: tuple[str, ...] = ()
    """Which versions of the activity were answered; empty for attempts from before it was kept."""


def field(activity_id: str, number: int) -> str:
    """Return the field that keeps an earlier attempt."""
    return fields.ATTEMPT.name(activity_id, number)


def put_aside(dossier: Dossier, activity_id: str) -> tuple[Change, ...]:
    """Return the changes that keep every answer as an attempt and open the questions again.

    Nothing when there is no answer. Each change holds on to the version it was made from, so that
    an answer from another device in between is a conflict, and never lost.
    """
    answer_fields = dossier.under(fields.ANSWER, activity_id)
    if not answer_fields:
        return ()
    at = max(kept.at for kept in answer_fields.values())
    attempt: dict[str, JsonValue] = {
        "at": at.isoformat(),
        "form": dossier.value(form_field(activity_id)),
        "content": dossier.value(version.field(activity_id)),
        "answers": {part: _kept_answer(kept) for part, kept in answer_fields.items()},
    }
    numbers = (
        int(number) for number in dossier.under(fields.ATTEMPT, activity_id) if number.isdigit()
    )
    name = field(activity_id, max(numbers, default=0) + 1)
    emptied = [
        Change(field=answer_field(activity_id, part), value=None, base=kept.version)
        for part, kept in answer_fields.items()
    ]
    about_them = (form_field(activity_id), version.field(activity_id))
    emptied += [Change(field=emptied_field, value=None) for emptied_field in about_them]
    return (Change(field=name, value=attempt, base=0), *emptied)


def _kept_answer(kept: Kept) -> dict[str, JsonValue]:
    value = kept.value.get("value") if isinstance(kept.value, dict) else None
    return {"value": value, "at": kept.at.isoformat()}


def _kept_attempts(dossier: Dossier, activity_id: str) -> list[tuple[int, Mapping[str, JsonValue]]]:
    """Return the attempts as they are kept, oldest first; one that cannot be read is left out."""
    attempts = [
        (int(number), kept.value)
        for number, kept in dossier.under(fields.ATTEMPT, activity_id).items()
        if number.isdigit() and isinstance(kept.value, dict)
    ]
    return sorted(attempts, key=lambda attempt: attempt[0])


def was_done(dossier: Dossier, activity_id: str) -> bool:
    """Return whether there is an earlier attempt: then it was done, whatever is open now."""
    return bool(dossier.under(fields.ATTEMPT, activity_id))


def earlier(dossier: Dossier, activity: Activity) -> tuple[Attempt, ...]:
    """Return the earlier attempts, oldest first, with the answers that still fit the activity."""
    kept_attempts = _kept_attempts(dossier, activity.id)
    attempts = (_attempt(activity, number, kept) for number, kept in kept_attempts)
    return tuple(attempt for attempt in attempts if attempt)


def _attempt(activity: Activity, number: int, kept: Mapping[str, JsonValue]) -> Attempt | None:
    """Return an attempt from how it is kept, or None when it cannot be read."""
    kept_answers, at = kept.get("answers"), _moment(kept.get("at"))
    if not isinstance(kept_answers, dict) or at is None:
        return None
    answers = {part: _answer(activity.id, part, value) for part, value in kept_answers.items()}
    return Attempt(
        number=number,
        at=at,
        answers=still_fits(activity, {part: answer for part, answer in answers.items() if answer}),
        form=form_kept(kept.get("form")),
        content=version.read(kept.get("content")),
    )


def _answer(activity_id: str, part_id: str, kept: JsonValue) -> Answer | None:
    if not isinstance(kept, dict):
        return None
    value: Any = kept.get("value")
    shaped = tuple(value) if isinstance(value, list) else value
    at = _moment(kept.get("at"))
    return Answer.model_construct(activity=activity_id, part=part_id, value=shaped, at=at)


def _moment(written: JsonValue) -> datetime | None:
    try:
        return datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None


class CurrentAttempt(NamedTuple):
    """The answers to show as the present ones, in which form, and the attempts before them."""

    answers: Mapping[str, Answer]
    form: Form | None
    earlier: tuple[Attempt, ...]
    content: tuple[str, ...] = ()
    """Which versions of the activity these answers were given in."""


def current_attempt(dossier: Dossier, activity: Activity) -> CurrentAttempt:
    """Return what there is of an activity now.

    Somebody who opened the questions again but answered none still has their latest attempt.
    """
    answers = still_fits(activity, answers_of(dossier, activity.id))
    attempts = earlier(dossier, activity)
    if not answers and attempts:
        last = attempts[-1]
        return CurrentAttempt(last.answers, last.form, attempts[:-1], last.content)
    content = version.answered(dossier, activity.id)
    return CurrentAttempt(answers, form_of(dossier, activity.id), attempts, content)
