"""Doing something again: the round before is kept whole, and what moved since can be said.

A round is one field, so that nothing that was said is lost when the answers are open again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

from pydantic import AwareDatetime, JsonValue

from modules.domain.activities import version
from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, Value, answers_of, still_fits
from modules.domain.activities.answer import field as answer_field
from modules.domain.activities.form import Form, form_kept, form_of
from modules.domain.activities.form import field as form_field
from modules.domain.activities.part import Part, Write
from modules.domain.records import fields
from modules.domain.records.dossier import Change, Dossier, Kept
from modules.domain.records.frozen import Frozen
from modules.domain.results.scoring import scores

Movement = Literal["more", "less", "same"]


class Attempt(Frozen):
    """One earlier time that somebody did an activity; `at` is when they gave the last answer."""

    number: int
    at: AwareDatetime
    answers: Mapping[str, Answer]
    form: Form | None = None
    content: tuple[str, ...] = ()
    """Which versions of the activity were answered; empty for a round from before it was kept."""


def field(activity_id: str, number: int) -> str:
    """Return the field that keeps an earlier round."""
    return fields.ATTEMPT.name(activity_id, number)


def put_aside(dossier: Dossier, activity_id: str) -> tuple[Change, ...]:
    """Return the changes that keep every answer as a round and open the questions again.

    Nothing when there is no answer. Each change holds on to the version it was made from, so that
    an answer from another device in between is a conflict, and never lost.
    """
    given = dossier.under(fields.ANSWER, activity_id)
    if not given:
        return ()
    at = max(kept.at for kept in given.values())
    whole: dict[str, JsonValue] = {
        "at": at.isoformat(),
        "form": dossier.value(form_field(activity_id)),
        "content": dossier.value(version.field(activity_id)),
        "answers": {part: _whole(kept) for part, kept in given.items()},
    }
    numbers = (int(one) for one in dossier.under(fields.ATTEMPT, activity_id) if one.isdigit())
    name = field(activity_id, max(numbers, default=0) + 1)
    opened = [
        Change(field=answer_field(activity_id, part), value=None, base=kept.version)
        for part, kept in given.items()
    ]
    beside = [
        Change(field=one, value=None)
        for one in (form_field(activity_id), version.field(activity_id))
    ]
    return (Change(field=name, value=whole, base=0), *opened, *beside)


def _whole(kept: Kept) -> dict[str, JsonValue]:
    value = kept.value.get("value") if isinstance(kept.value, dict) else None
    return {"value": value, "at": kept.at.isoformat()}


def _kept(dossier: Dossier, activity_id: str) -> list[tuple[int, Mapping[str, JsonValue]]]:
    """Return the rounds as they are kept, oldest first; one that cannot be read is left out."""
    found = [
        (int(number), kept.value)
        for number, kept in dossier.under(fields.ATTEMPT, activity_id).items()
        if number.isdigit() and isinstance(kept.value, dict)
    ]
    return sorted(found, key=lambda one: one[0])


def was_done(dossier: Dossier, activity_id: str) -> bool:
    """Say whether there is an earlier round: then the activity was done, whatever is open now."""
    return bool(dossier.under(fields.ATTEMPT, activity_id))


def earlier(dossier: Dossier, activity: Activity) -> tuple[Attempt, ...]:
    """Return the earlier rounds, oldest first, with the answers that still fit the activity."""
    found = []
    for number, whole in _kept(dossier, activity.id):
        answers, at = whole.get("answers"), _moment(whole.get("at"))
        if isinstance(answers, dict) and at is not None:
            given = {part: _answer(activity.id, part, one) for part, one in answers.items()}
            fitting = still_fits(activity, {part: one for part, one in given.items() if one})
            form, content = form_kept(whole.get("form")), version.read(whole.get("content"))
            found.append(Attempt(number=number, at=at, answers=fitting, form=form, content=content))
    return tuple(found)


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
    """The answers to show as the present ones, in which form, and the rounds before them."""

    answers: Mapping[str, Answer]
    form: Form | None
    earlier: tuple[Attempt, ...]
    content: tuple[str, ...] = ()
    """Which versions of the activity these answers were given in."""


def current_attempt(dossier: Dossier, activity: Activity) -> CurrentAttempt:
    """Return what there is of an activity now.

    Somebody who opened the questions again but answered none still has their latest round.
    """
    given, rounds = (
        still_fits(activity, answers_of(dossier, activity.id)),
        earlier(dossier, activity),
    )
    if not given and rounds:
        last = rounds[-1]
        return CurrentAttempt(last.answers, last.form, rounds[:-1], last.content)
    content = version.answered(dossier, activity.id)
    return CurrentAttempt(given, form_of(dossier, activity.id), rounds, content)


class ScaleMove(Frozen):
    """One scale in two rounds, 0 to 100; `moved` only when it is further than the margin."""

    scale: str
    before: float
    now: float
    moved: Movement


class PartMove(Frozen):
    """One part that was answered in two rounds."""

    part: str
    before: Value
    now: Value

    @property
    def stayed(self) -> bool:
        """Say whether it is the same answer; the order of things that were chosen says nothing."""
        if isinstance(self.before, tuple) and isinstance(self.now, tuple):
            return sorted(map(str, self.before)) == sorted(map(str, self.now))
        return self.before == self.now


class Comparison(Frozen):
    """What two rounds say beside each other; `at` is when the earlier one was done.

    `words` holds what somebody wrote, in its first and its present version.
    """

    at: AwareDatetime
    scales: tuple[ScaleMove, ...] = ()
    parts: tuple[PartMove, ...] = ()
    words: tuple[PartMove, ...] = ()
    other_list: bool = False
    """Whether the activity itself changed in between: then nothing is said to have moved."""


def compare(
    activity: Activity,
    rounds: Sequence[Attempt],
    now: Mapping[str, Answer],
    content: tuple[str, ...] = (),
) -> Comparison | None:
    """Return what moved since the round before; None when this is the first round.

    `content` says which versions of the activity the present answers belong to. Where the round
    before belongs to another, only own words stand beside each other.
    """
    if not rounds:
        return None
    before = rounds[-1]
    other = version.differ(before.content, content)
    moves = [
        _part_move(part, before.answers, now)
        for part in activity.parts
        if part.says_something_alone
    ]
    words = [_words_move(part, rounds, now) for part in activity.parts if isinstance(part, Write)]
    return Comparison(
        at=before.at,
        scales=() if other else _scale_moves(activity, before.answers, now),
        parts=() if other else tuple(one for one in moves if one),
        words=tuple(one for one in words if one and not one.stayed),
        other_list=other,
    )


def _part_move(
    part: Part, before: Mapping[str, Answer], now: Mapping[str, Answer]
) -> PartMove | None:
    old, new = before.get(part.id), now.get(part.id)
    if old is None or new is None or old.value is None or new.value is None:
        return None
    return PartMove.model_construct(part=part.id, before=old.value, now=new.value)


def _words_move(
    part: Write, rounds: Sequence[Attempt], now: Mapping[str, Answer]
) -> PartMove | None:
    """Return the first version of what was written beside the present one."""
    moves = (_part_move(part, one.answers, now) for one in rounds)
    return next((one for one in moves if one), None)


def _scale_moves(
    activity: Activity, before: Mapping[str, Answer], now: Mapping[str, Answer]
) -> tuple[ScaleMove, ...]:
    """Return the scales of which enough was answered both times."""
    both = zip(scores(activity, before), scores(activity, now), strict=True)
    return tuple(
        ScaleMove(
            scale=new.scale,
            before=old.level,
            now=new.level,
            moved=_moved(new.level - old.level, activity.margin),
        )
        for old, new in both
        if old.enough and new.enough
    )


def _moved(difference: float, margin: float) -> Movement:
    if abs(difference) <= margin:
        return "same"
    return "more" if difference > 0 else "less"


class CurvePoint(Frozen):
    """One scale in one round: points out of possible, and when."""

    at: AwareDatetime
    points: float
    possible: float


def curve(
    activity: Activity,
    rounds: Sequence[Attempt],
    now: Mapping[str, Answer],
    content: tuple[str, ...] = (),
) -> tuple[CurvePoint, ...]:
    """Return the only scale of an activity over all rounds of the same list, oldest first.

    Empty with more scales than one, and with fewer than two rounds in which enough was answered.
    """
    if len(activity.scales) != 1:
        return ()
    at = max((one.at for one in now.values() if one.at), default=None)
    same = [one for one in rounds if not version.differ(one.content, content)]
    times = [(one.at, one.answers) for one in same] + ([(at, now)] if at else [])
    found = [(when, scores(activity, given)[0]) for when, given in times]
    points = tuple(
        CurvePoint(at=when, points=one.points, possible=one.possible)
        for when, one in found
        if one.enough
    )
    return points if len(points) > 1 else ()
