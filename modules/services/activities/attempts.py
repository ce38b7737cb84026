"""Doing an activity again: the answers until now are kept as a round, and the questions open."""

from modules.domain.catalogue import Library
from modules.domain.records.dossier import Change
from modules.domain.results import attempts
from modules.domain.results.attempts import Attempt
from modules.services.action import Action, keep
from modules.services.activities import answering
from modules.services.adaptive import short_form
from modules.services.catalogue import find
from modules.services.sharing.reader import Reader
from modules.storage.base import Store


def earlier(reader: Reader, library: Library, activity_id: str) -> tuple[Attempt, ...]:
    """Return somebody's own earlier rounds of an activity, oldest first."""
    return attempts.earlier(reader.own(), find(library, activity_id))


def retake(store: Store, library: Library, activity_id: str, action: Action) -> None:
    """Keep every answer as a round and open the questions again; without answers do nothing.

    Raises NoActivity, Forbidden, and Conflict when an answer changed at this moment elsewhere:
    then everything is as it was.
    """
    activity = find(library, activity_id)
    dossier = answering.may_answer(store, action.by, activity)
    aside = attempts.put_aside(dossier, activity_id)
    if not aside:
        return
    # Where a short form can be chosen the choice comes first, else the first screen.
    first = None if short_form.has_short_form(library, activity_id) else activity.parts[0].id
    place = Change(field=answering.place_field(activity_id), value=first)
    keep(store, action.by.id, [*aside, place], action)
