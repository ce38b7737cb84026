"""Answering: a value from a page becomes a kept answer, and the place where somebody was."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from pydantic import JsonValue

from modules.domain.activities import answer as answers
from modules.domain.activities import version
from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import (
    Answer,
    UnknownPart,
    answers_of,
    kept_answers,
    still_fits,
)
from modules.domain.activities.form import Form, FormName, form_of
from modules.domain.activities.form import field as form_field
from modules.domain.activities.part import ChooseMany, Part, Sort
from modules.domain.activities.progress import open_part
from modules.domain.catalogue import Library
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Change, Dossier
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.services.action import Action, keep
from modules.services.adaptive import short_form
from modules.services.catalogue import NoActivity, find
from modules.services.permissions import allow, require_consent
from modules.services.sharing.reader import Reader, open_reader
from modules.storage.base import Conflict, Store

TRIES = 5


class ActivitySession(NamedTuple):
    """One person's work on one activity: what fits of their answers, and the part on screen.

    `versions` says which version of each answer is shown; `part` is None at the end. `shared`
    says whether a counsellor may see anything of this result now. `choose_form` says that the
    first thing to ask is which form: short, or every question.
    """

    activity: Activity
    answers: dict[str, Answer]
    versions: dict[str, int]
    part: str | None
    shared: bool
    form: Form | None
    choose_form: bool
    ask_sensitive: bool = False
    """Whether this is about health or private life and nobody agreed to keep that yet."""
    content: tuple[str, ...] = ()
    """In which versions of the activity the answers were given."""


def open_session(
    reader: Reader, library: Library, activity_id: str, *, whole: bool = True
) -> ActivitySession:
    """Return somebody's own work on an activity; raises NoActivity, Forbidden.

    Without `whole`, the answers are those that the part on screen needs: looking at 48 answers to
    show one question would cost as much as drawing it.
    """
    activity, dossier = find(library, activity_id), reader.own()
    form, place = form_of(dossier, activity_id), dossier.value(place_field(activity_id))
    every = whole or (form is not None and form.form == "short")
    on_screen = None if every else _needed(activity, place)
    parts = None if on_screen is None else [part.id for part in on_screen]
    fitting = still_fits(activity, answers_of(dossier, activity_id, parts), on_screen)
    return ActivitySession(
        activity=activity,
        answers=fitting,
        versions=_versions(dossier, activity_id, parts),
        part=_open(library, activity, fitting, form, place),
        shared=reader.is_shared(activity_id),
        form=form,
        choose_form=form is None and _may_choose_form(library, activity_id, dossier),
        ask_sensitive=not consent.covers(dossier, sensitive=activity.sensitive),
        content=version.answered(dossier, activity_id),
    )


def _own_session(
    store: Store, library: Library, activity_id: str, action: Action
) -> ActivitySession:
    """Return the work of whoever acts, as it is kept now."""
    return open_session(
        open_reader(store, action.by.id, action.by, action.at), library, activity_id
    )


def _may_choose_form(library: Library, activity_id: str, dossier: Dossier) -> bool:
    """Say whether there is a short form, and nothing was answered before it could be chosen."""
    if not short_form.has_short_form(library, activity_id):
        return False
    return not dossier.under(fields.ANSWER, activity_id)


def _needed(activity: Activity, place: object) -> tuple[Part, ...] | None:
    """Return the part on screen, after the parts whose cards it offers; None when all count."""
    part = activity.part(place) if isinstance(place, str) else None
    if part is None:
        return None
    needed = [part]
    while isinstance(part, ChooseMany) and (part := activity.part(part.from_part or "")):
        needed.insert(0, part)
    return tuple(needed)


def _open(
    library: Library,
    activity: Activity,
    given: Mapping[str, Answer],
    form: Form | None,
    kept_place: object,
) -> str | None:
    """Return the part to show: where the person was, else the first that is open to them."""
    if kept_place == "":  # the end screen, reached by "next" on the last part
        return None
    place = kept_place if isinstance(kept_place, str) else None
    if form and form.form == "short" and activity.part(place or "") is None:
        return short_form.step(library, activity, given).item
    return open_part(activity, given, place)


def last_opened(reader: Reader, library: Library) -> str | None:
    """Return the activity somebody worked on last, so that a reload finds it again."""
    places = reader.own().under(fields.PLACE)
    known = [activity_id for activity_id in places if activity_id in library.activities]
    return max(known, key=lambda activity_id: places[activity_id].at, default=None)


def record(
    store: Store,
    library: Library,
    activity_id: str,
    part_id: str,
    value: object,
    action: Action,
    base: int | None = None,
    move: bool = True,
) -> Answer:
    """Keep an answer, and with `move` go on to the next part, else stay; durable when it returns.

    None as value is "not now". Raises NoActivity, a BadAnswer, Forbidden, Conflict (somebody
    changed this answer since version `base`), NotKept: then nothing was kept.
    """
    activity = find(library, activity_id)
    dossier = may_answer(store, action.by, activity)
    earlier = _earlier(activity, part_id, dossier)
    new = answers.answer(activity, part_id, value, earlier)
    value_kept = list(new.value) if isinstance(new.value, tuple) else new.value
    kept = {"value": cast(JsonValue, value_kept)}
    changes = [Change(field=answers.field(activity_id, part_id), value=kept, base=base)]
    changes += _moved(library, activity, dossier, new) if move else []
    if not move and dossier.value(place_field(activity_id)) != part_id:
        changes.append(Change(field=place_field(activity_id), value=part_id))
    changes += _answered_version(activity, dossier)
    keep(store, action.by.id, changes, action)
    return new


def _answered_version(activity: Activity, dossier: Dossier) -> list[Change]:
    """Return what keeps that this version was answered: with the first answer, or the first since
    the activity changed."""
    known, now = version.answered(dossier, activity.id), version.version(activity)
    if now in known:
        return []
    return [Change(field=version.field(activity.id), value=[*known, now])]


def _moved(library: Library, activity: Activity, dossier: Dossier, new: Answer) -> list[Change]:
    """Return what else changes when somebody goes on: the place, and in a short form its course."""
    form = form_of(dossier, activity.id)
    if form is None or form.form == "full":
        return [Change(field=place_field(activity.id), value=_next(activity, new.part))]
    given = {**still_fits(activity, answers_of(dossier, activity.id)), new.part: new}
    now = short_form.step(library, activity, given)
    after = form.with_asked(new.part, now.reason)
    return [
        Change(field=place_field(activity.id), value=now.item or ""),
        Change(field=form_field(activity.id), value=after.model_dump(mode="json")),
    ]


def choose_form(
    store: Store, library: Library, activity_id: str, name: FormName, action: Action
) -> None:
    """Keep which form somebody does; going over to the full form keeps every answer.

    Raises NoActivity when there is no short form to choose.
    """
    activity = find(library, activity_id)
    dossier = may_answer(store, action.by, activity)
    if not short_form.has_short_form(library, activity_id):
        raise NoActivity(f"{activity_id!r} has no short form")
    given = still_fits(activity, answers_of(dossier, activity_id))
    form = Form(form=name)
    place = _open(library, activity, given, form, None)
    changes = [
        Change(field=form_field(activity_id), value=form.model_dump(mode="json")),
        Change(field=place_field(activity_id), value=place or ""),
    ]
    keep(store, action.by.id, changes, action)


def may_answer(store: Store, by: Person, activity: Activity | None = None) -> Dossier:
    """Return the dossier of somebody who may answer and agreed that answers are kept.

    For an activity about health or private life that takes an agreement of its own.
    """
    dossier = store.get(by.id)
    allow(Permission.ANSWER_WRITE, by, dossier)
    require_consent(dossier, activity)
    return dossier


def _earlier(activity: Activity, part_id: str, dossier: Dossier) -> dict[str, Answer]:
    """Return the answers that decide what a part offers; most parts ask for none."""
    part = activity.part(part_id)
    if not isinstance(part, ChooseMany) or part.from_part is None:
        return {}
    return still_fits(activity, answers_of(dossier, activity.id))


def lay(
    store: Store,
    library: Library,
    activity_id: str,
    part_id: str,
    card: str,
    pile: str,
    action: Action,
) -> None:
    """Keep on which pile one card was laid, beside the cards laid before, here or elsewhere."""
    for attempt in range(TRIES):
        activity_session = _own_session(store, library, activity_id, action)
        laid = _laid(activity_session, part_id)
        laid.pop(card, None)  # laid again: it comes last, as the card that was just in hand
        value = {**laid, card: pile}
        part = activity_session.activity.part(part_id)
        move = isinstance(part, Sort) and len(value) == len(part.cards)
        base = activity_session.versions.get(part_id, 0)
        try:
            record(store, library, activity_id, part_id, value, action=action, base=base, move=move)
            return
        except Conflict:
            # Another device laid a card in between: lay ours on top of that state.
            if attempt == TRIES - 1:
                raise


def go_back(store: Store, library: Library, activity_id: str, part_id: str, action: Action) -> None:
    """Take back the card laid last, or else go to the part before; at the start stay there."""
    activity_session = _own_session(store, library, activity_id, action)
    laid = _laid(activity_session, part_id)
    if laid:
        laid.popitem()
        base = activity_session.versions.get(part_id, 0)
        record(store, library, activity_id, part_id, laid, action, base=base, move=False)
        return
    earlier = before(activity_session.activity, part_id, activity_session.form)
    go_to(store, library, activity_id, earlier or part_id, action)


def _laid(activity_session: ActivitySession, part_id: str) -> dict[str, str]:
    """Return a copy of which card lies on which pile, in the order of laying."""
    given = activity_session.answers.get(part_id)
    return dict(given.value) if given and isinstance(given.value, dict) else {}


def put_off(
    store: Store,
    library: Library,
    activity_id: str,
    part_id: str,
    action: Action,
) -> None:
    """Go on without answering: keeps "not now", or leaves an answer that was given as it is."""
    activity_session = _own_session(store, library, activity_id, action)
    if part_id not in activity_session.answers:
        record(store, library, activity_id, part_id, None, action=action)
    elif activity_session.activity.part(part_id) is not None:
        following = _after(library, activity_session, part_id)
        go_to(store, library, activity_id, following, action=action)


def open_activity(store: Store, library: Library, activity_id: str, action: Action) -> None:
    """Keep that somebody works on this activity now, at the part where they were.

    Somebody who was at the end comes to what is still open, when there is any.
    """
    activity_session = _own_session(store, library, activity_id, action)
    part = activity_session.part or open_part(
        activity_session.activity, activity_session.answers, None
    )
    go_to(store, library, activity_id, part, action=action)


def go_to(
    store: Store,
    library: Library,
    activity_id: str,
    part_id: str | None,
    action: Action,
) -> None:
    """Keep which part is on screen, so that coming back finds it; None is the end screen."""
    activity = find(library, activity_id)
    may_answer(store, action.by)
    if part_id is not None and activity.part(part_id) is None:
        raise UnknownPart(f"{activity_id} has no part {part_id!r}")
    place = Change(field=place_field(activity_id), value=part_id or "")
    keep(store, action.by.id, [place], action)


def before(activity: Activity, part_id: str | None, form: Form | None = None) -> str | None:
    """Return the part before this one (the last part for the end screen), or None at the start."""
    if form and form.form == "short":
        return form.before(part_id)
    ids = [part.id for part in activity.parts]
    if part_id is None:
        return ids[-1]
    at = ids.index(part_id)
    return ids[at - 1] if at else None


def first_part(activity_session: ActivitySession) -> str:
    """Return the part that was asked first."""
    asked = activity_session.form.asked if activity_session.form else ()
    return asked[0] if asked else activity_session.activity.parts[0].id


def _after(library: Library, activity_session: ActivitySession, part_id: str) -> str | None:
    """Return the part after one that was answered, None for the end screen."""
    if activity_session.form is None or activity_session.form.form == "full":
        return _next(activity_session.activity, part_id) or None
    following = activity_session.form.after(part_id)
    return (
        following
        or short_form.step(library, activity_session.activity, activity_session.answers).item
    )


def _next(activity: Activity, part_id: str) -> str:
    ids = [part.id for part in activity.parts]
    following = ids[ids.index(part_id) + 1 :]
    return following[0] if following else ""


def place_field(activity_id: str) -> str:
    """Return the field that keeps which part of an activity is on screen."""
    return fields.PLACE.name(activity_id)


def _versions(
    dossier: Dossier, activity_id: str, parts: Iterable[str] | None = None
) -> dict[str, int]:
    kept = kept_answers(dossier, activity_id, parts)
    return {part: answer.version for part, answer in kept.items()}
