"""How others see a participant: what a counsellor fills in, who sees what, and what is accepted."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, BadAnswer, answer
from modules.domain.catalogue import Library
from modules.domain.observers import rating
from modules.domain.observers.comparison import RatingComparison, compare_ratings
from modules.domain.observers.mirror import Mirrored, mirrored
from modules.domain.observers.rating import ObserverRating, Rater
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Change, Dossier
from modules.domain.records.people import Person
from modules.domain.records.refusal import Refusal
from modules.domain.records.roles import Permission
from modules.domain.records.sharing import Level, level
from modules.domain.results.attempts import current_attempt
from modules.services.action import Action, keep
from modules.services.activities.answering import find
from modules.services.permissions import allow
from modules.storage.base import Store


class LinkRefused(Refusal):
    """Nobody may be asked about this in this way, or there are too many links already."""

    text_id = "error.link-refused"


class BadLink(Refusal):
    """The link is unknown, used, withdrawn or past its time; one sentence for all of these."""

    text_id = "error.link"


class NothingSaid(BadAnswer):
    """A form without any answer."""

    text_id = "guest.nothing"


def activities_for_raters(library: Library) -> tuple[Activity, ...]:
    """Return the activities that somebody else can fill in about a participant."""
    return tuple(one for one in library.activities.values() if one.raters and not one.sensitive)


class OthersForm(NamedTuple):
    """What somebody who fills in a form sees: the activity, who they are, and a name."""

    activity: Activity
    rater: Rater
    name: str


def rate(
    store: Store,
    library: Library,
    dossier_id: str,
    activity_id: str,
    raw: Mapping[str, object],
    action: Action,
) -> None:
    """Keep how a counsellor sees a participant, beside what they kept before.

    Raises LinkRefused when this activity does not ask counsellors, a BadAnswer, Forbidden.
    """
    activity = counsellor_form(store, library, dossier_id, activity_id, by=action.by).activity
    said = rating.value("counsellor", "", action.by.id, checked_answers(activity, raw), action.at)
    allow(Permission.RATING_WRITE, action.by, store.get(dossier_id))
    field = rating.field(activity_id, action.save_id)
    keep(store, dossier_id, [Change(field=field, value=said)], action)


def counsellor_form(
    store: Store, library: Library, dossier_id: str, activity_id: str, *, by: Person
) -> OthersForm:
    """Return the form with which a counsellor says how they see a participant."""
    dossier = store.get(dossier_id)
    allow(Permission.RATING_WRITE, by, dossier)
    activity = find(library, activity_id)
    if "counsellor" not in activity.raters or activity.sensitive or not consent.agreed(dossier):
        raise LinkRefused
    name = dossier.value(fields.NAME.name())
    return OthersForm(activity, "counsellor", name if isinstance(name, str) else "")


def checked_answers(activity: Activity, raw: Mapping[str, object]) -> dict[str, Answer]:
    """Return the answers in a form, checked by the one door; raises NothingSaid, a BadAnswer."""
    given: dict[str, Answer] = {}
    for part_id, value in raw.items():
        given[part_id] = answer(activity, part_id, value, given)
    said = {part: one for part, one in given.items() if one.value is not None}
    if not any(part.asks for part in activity.parts if part.id in said):
        raise NothingSaid
    return said


class RatingsOfActivity(NamedTuple):
    """What others say about one activity, for one reader, and the ladder questions compared."""

    activity: Activity
    judgements: tuple[ObserverRating, ...]
    compared: tuple[RatingComparison, ...]
    mirrored: Mirrored | None = None
    """What the participant chose of themselves beside what others chose."""


def ratings_of_activities(
    store: Store, library: Library, dossier_id: str, *, by: Person, at: datetime
) -> tuple[RatingsOfActivity, ...]:
    """Return how others see a participant: all of it to themselves, to a counsellor what they may.

    The participant's own answers are in the comparison only as far as they are shared.
    """
    dossier = store.get(dossier_id)
    allow(Permission.RATING_READ, by, dossier)
    return tuple(
        found
        for activity in activities_for_raters(library)
        if (found := _seen(library, dossier, activity, by, at)).judgements
    )


def _seen(
    library: Library, dossier: Dossier, activity: Activity, by: Person, at: datetime
) -> RatingsOfActivity:
    found = rating.observer_ratings(dossier, activity)
    own = current_attempt(dossier, activity).answers
    if by.role == "counsellor":
        found = tuple(one for one in found if rating.may_read_rating(dossier, one, by.id, at))
        own = own if level(dossier, activity.id, by.id, at) is Level.ALL else {}
        shown = found
    else:
        # What was put away is out of the comparison, but never gone.
        shown = tuple(one for one in found if one.accepted is not False)
    beside = mirrored(activity, _own_choice(library, dossier, activity, by, at), found)
    return RatingsOfActivity(activity, found, compare_ratings(activity, own, shown), beside)


def _own_choice(
    library: Library, dossier: Dossier, activity: Activity, by: Person, at: datetime
) -> Answer | None:
    """Return what the participant chose of themselves, as far as it is shared with the reader."""
    mirrors = activity.mirrors
    chosen_in = library.activities.get(mirrors.activity or activity.id) if mirrors else None
    if mirrors is None or chosen_in is None:
        return None
    if by.role == "counsellor":
        shared = level(dossier, chosen_in.id, by.id, at)
        in_short = shared is Level.SHORT and mirrors.own_part in chosen_in.short
        if chosen_in.sensitive or not (shared is Level.ALL or in_short):
            return None
    return current_attempt(dossier, chosen_in).answers.get(mirrors.own_part)


def decide(
    store: Store, library: Library, activity_id: str, one: str, accept: bool, action: Action
) -> None:
    """Keep that the participant accepts what somebody said of them, or puts it away.

    Raises BadLink when there is no such judgement, NoActivity, Forbidden.
    """
    dossier = store.get(action.by.id)
    allow(Permission.RATING_ACCEPT, action.by, dossier)
    known = rating.observer_ratings(dossier, find(library, activity_id))
    if one not in {found.id for found in known}:
        raise BadLink
    change = Change(field=rating.accepted_field(activity_id, one), value=accept)
    keep(store, action.by.id, [change], action)
