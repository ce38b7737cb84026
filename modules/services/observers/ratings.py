"""How others see a participant: what a counsellor fills in, who sees what, and what is accepted."""

from collections.abc import Mapping
from typing import NamedTuple

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, BadAnswer, answer
from modules.domain.catalogue import Library
from modules.domain.observers import rating
from modules.domain.observers.comparison import RatingComparison, compare_ratings
from modules.domain.observers.mirror import Mirrored, mirrored
from modules.domain.observers.rating import ObserverRating, Rater
from modules.domain.records.dossier import Change
from modules.domain.records.refusal import Refusal
from modules.domain.records.roles import Permission
from modules.services.action import Action, keep
from modules.services.catalogue import find
from modules.services.permissions import allow
from modules.services.sharing.reader import Reader, open_reader
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
    every = library.activities.values()
    return tuple(activity for activity in every if activity.raters and not activity.sensitive)


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
    reader = open_reader(store, dossier_id, action.by, action.at)
    activity = counsellor_form(reader, library, activity_id).activity
    said = rating.value("counsellor", "", action.by.id, checked_answers(activity, raw), action.at)
    field = rating.field(activity_id, action.save_id)
    keep(store, dossier_id, [Change(field=field, value=said)], action)


def counsellor_form(reader: Reader, library: Library, activity_id: str) -> OthersForm:
    """Return the form with which a counsellor says how they see a participant.

    Raises LinkRefused, NoActivity, Forbidden.
    """
    reader.require(Permission.RATING_WRITE)
    activity = find(library, activity_id)
    if "counsellor" not in activity.raters or activity.sensitive or not reader.agreed:
        raise LinkRefused
    return OthersForm(activity, "counsellor", reader.name)


def checked_answers(activity: Activity, raw: Mapping[str, object]) -> dict[str, Answer]:
    """Return the answers in a form, checked by the one door; raises NothingSaid, a BadAnswer."""
    given: dict[str, Answer] = {}
    for part_id, value in raw.items():
        given[part_id] = answer(activity, part_id, value, given)
    said = {part: reply for part, reply in given.items() if reply.value is not None}
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


def ratings_of_activities(reader: Reader, library: Library) -> tuple[RatingsOfActivity, ...]:
    """Return how others see a participant: all of it to themselves, to a counsellor what they may.

    The participant's own answers are in the comparison only as far as they are shared.
    """
    every = (_read(reader, library, activity) for activity in activities_for_raters(library))
    return tuple(said for said in every if said.judgements)


def _read(reader: Reader, library: Library, activity: Activity) -> RatingsOfActivity:
    ratings = reader.ratings(activity)
    # What was put away is out of the comparison, but never gone.
    compared = tuple(rating for rating in ratings if rating.accepted is not False)
    return RatingsOfActivity(
        activity,
        ratings,
        compare_ratings(activity, reader.whole_answers(activity), compared),
        mirrored(activity, _own_choice(reader, library, activity), ratings),
    )


def _own_choice(reader: Reader, library: Library, activity: Activity) -> Answer | None:
    """Return what the participant chose of themselves, as far as it may be read."""
    mirrors = activity.mirrors
    chosen_in = library.activities.get(mirrors.activity or activity.id) if mirrors else None
    if mirrors is None or chosen_in is None:
        return None
    return reader.own_choice(chosen_in, mirrors.own_part)


def decide(
    store: Store, library: Library, activity_id: str, rating_id: str, accept: bool, action: Action
) -> None:
    """Keep that the participant accepts what somebody said of them, or puts it away.

    Raises BadLink when there is no such rating, NoActivity, Forbidden.
    """
    dossier = store.get(action.by.id)
    allow(Permission.RATING_ACCEPT, action.by, dossier)
    known = rating.observer_ratings(dossier, find(library, activity_id))
    if rating_id not in {said.id for said in known}:
        raise BadLink
    change = Change(field=rating.accepted_field(activity_id, rating_id), value=accept)
    keep(store, action.by.id, [change], action)
