"""What a counsellor suggests to do; the participant sees it on their path and decides."""

from typing import NamedTuple

from modules.domain.activities.progress import ActivityState
from modules.domain.catalogue import Library
from modules.domain.records import fields
from modules.domain.records.dossier import Change
from modules.domain.records.roles import Permission
from modules.services.action import Action, keep
from modules.services.catalogue import find
from modules.services.permissions import allow
from modules.services.sharing.reader import Reader
from modules.services.sharing.sharing import name_of
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


def open_suggestions(store: Store, reader: Reader, library: Library) -> tuple[Suggestion, ...]:
    """Return what was suggested to a participant and is not done yet."""
    every = suggestions(store, reader, library)
    return tuple(each for each in every if each.state != "done" or each.again)


def suggestions(store: Store, reader: Reader, library: Library) -> tuple[Suggestion, ...]:
    """Return what is suggested to a participant, with how far each is."""
    every = []
    for activity_id, kept in reader.under(fields.SUGGESTED).items():
        if activity_id in library.activities:
            progress = reader.progress(library.activities[activity_id])
            name, last = name_of(store, kept.by), progress.last_answer
            again = progress.state == "done" and last is not None and kept.at > last
            every.append(Suggestion(activity_id, name, progress.state, again))
    return tuple(every)
