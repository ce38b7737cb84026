"""What a counsellor suggests to do; the participant sees it on their road and decides."""

from typing import NamedTuple

from modules.domain.activities.progress import ActivityState
from modules.domain.catalogue import Library
from modules.domain.records import fields
from modules.domain.records.dossier import Change, Dossier
from modules.domain.records.people import Account, Person
from modules.domain.records.roles import Permission
from modules.services.action import Action, keep
from modules.services.activities.answering import find
from modules.services.permissions import allow
from modules.services.programme.path import activity_state
from modules.storage.base import Store


class Suggestion(NamedTuple):
    """One activity that a counsellor suggested, by whom (a name), and how far it is."""

    activity: str
    name: str
    state: ActivityState
    again: bool = False
    """Whether it was suggested after it was done: then it is meant to be done once more."""


def suggest(store: Store, library: Library, dossier_id: str, activity: str, action: Action) -> None:
    """Keep that a counsellor suggests an activity; raises NoActivity, Forbidden."""
    allow(Permission.ACTIVITY_SUGGEST, action.by, store.get(dossier_id))
    find(library, activity)
    keep(store, dossier_id, [Change(field=fields.SUGGESTED.name(activity), value=True)], action)


def take_back(store: Store, dossier_id: str, activity: str, action: Action) -> None:
    """Take a suggestion away; what was answered stays."""
    allow(Permission.ACTIVITY_SUGGEST, action.by, store.get(dossier_id))
    keep(store, dossier_id, [Change(field=fields.SUGGESTED.name(activity), value=None)], action)


def put_away(store: Store, activity: str, action: Action) -> None:
    """Keep that the participant does not want a suggestion now."""
    allow(Permission.ANSWER_WRITE, action.by, store.get(action.by.id))
    keep(store, action.by.id, [Change(field=fields.SUGGESTED.name(activity), value=None)], action)


def own_suggestions(store: Store, library: Library, *, by: Person) -> tuple[Suggestion, ...]:
    """Return what was suggested to a participant and is not done yet, to themselves."""
    dossier = store.get(by.id)
    allow(Permission.ANSWER_READ_OWN, by, dossier)
    found = _suggestions(store, library, dossier)
    return tuple(one for one in found if one.state != "done" or one.again)


def suggestions(
    store: Store, library: Library, dossier_id: str, *, by: Person
) -> tuple[Suggestion, ...]:
    """Return what is suggested to a participant, to their counsellors, with how far it is."""
    dossier = store.get(dossier_id)
    allow(Permission.ACTIVITY_SUGGEST, by, dossier)
    return _suggestions(store, library, dossier)


def _suggestions(store: Store, library: Library, dossier: Dossier) -> tuple[Suggestion, ...]:
    found = []
    for activity, kept in dossier.under(fields.SUGGESTED).items():
        if activity in library.activities:
            account = store.find(Account, kept.by)
            name = (account.name if account else None) or ""
            state = activity_state(library, dossier, activity)
            given = [one.at for one in dossier.under(fields.ANSWER, activity).values()]
            again = state == "done" and bool(given) and kept.at > max(given)
            found.append(Suggestion(activity, name, state, again))
    return tuple(found)
