"""Seeing a result differently: the participant's own words, kept beside the result they are about.

A result is what a list makes of answers. Who it is about has the last word: it stands with the
result for whoever may see that, and it changes no answer and no number.
"""

from modules.domain.activities.answer import TooLong, plain
from modules.domain.catalogue import Library
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Change, Dossier
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.domain.results.result import Disagreement
from modules.services.action import Action, keep
from modules.services.activities.answering import find
from modules.services.permissions import Forbidden, allow
from modules.storage.base import Store

LONGEST = 1000


def field(activity_id: str) -> str:
    """Return the field that keeps the words about one result."""
    return fields.DISAGREEMENT.name(activity_id)


def differ(store: Store, library: Library, activity_id: str, text: str, action: Action) -> None:
    """Keep how the participant sees a result; without words it is taken away.

    Raises TooLong for more than 1,000 signs, NoActivity, Forbidden (also before they agreed).
    """
    dossier = store.get(action.by.id)
    allow(Permission.DISAGREEMENT_WRITE, action.by, dossier)
    activity = find(library, activity_id)
    agreed = consent.agreed(dossier)
    if not agreed or (activity.sensitive and not consent.allows(dossier, "sensitive")):
        raise Forbidden("nothing is kept before the participant agreed")
    words = plain(text)
    if len(words) > LONGEST:
        raise TooLong(f"a word about a result takes {LONGEST} signs")
    keep(store, dossier.id, [Change(field=field(activity_id), value=words or None)], action)


def own(store: Store, activity_id: str, *, by: Person) -> Disagreement | None:
    """Return what the participant said of a result, to themselves; None when nothing."""
    dossier = store.get(by.id)
    allow(Permission.DISAGREEMENT_WRITE, by, dossier)
    return said(dossier, activity_id)


def said(dossier: Dossier, activity_id: str) -> Disagreement | None:
    """Return what stands in a dossier; whoever calls this asked whether the result is shared."""
    kept = dossier.fields.get(field(activity_id))
    return Disagreement(str(kept.value), kept.at) if kept and kept.value else None
