"""One act of one person: who, when, and the name by which it is kept only once."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from modules.domain.records.dossier import Change, Saved
from modules.domain.records.people import Person
from modules.storage.base import Store


class Action(NamedTuple):
    """Everything a service must know of an act besides what it is about."""

    by: Person
    at: datetime
    save_id: str
    sign_in: str = ""
    """The key of the sign-in it is done in, for what asks that somebody proved it just now."""


def keep(store: Store, dossier_id: str, changes: Sequence[Change], action: Action) -> Saved:
    """Save changes to a dossier as this act; raises what Store.save raises."""
    return store.save(dossier_id, changes, by=action.by.id, at=action.at, save_id=action.save_id)
