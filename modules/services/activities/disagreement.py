"""Seeing a result differently: the participant's own words, kept beside the result they are about.

A result is what a list makes of answers. Who it is about has the last word: it stands with the
result for whoever may see that, and it changes no answer and no number.
"""

from modules.domain.activities.answer import TooLong, plain
from modules.domain.catalogue import Library
from modules.domain.records.dossier import Change
from modules.domain.records.roles import Permission
from modules.domain.results.disagreement import disagreement, field
from modules.domain.results.result import Disagreement
from modules.services.action import Action, keep
from modules.services.catalogue import find
from modules.services.permissions import allow, require_consent
from modules.services.sharing.reader import Reader
from modules.storage.base import Store

LONGEST = 1000


def differ(store: Store, library: Library, activity_id: str, text: str, action: Action) -> None:
    """Keep how the participant sees a result; without words it is taken away.

    Raises TooLong for more than 1,000 characters, NoActivity, Forbidden (also before they agreed).
    """
    dossier = store.get(action.by.id)
    allow(Permission.DISAGREEMENT_WRITE, action.by, dossier)
    activity = find(library, activity_id)
    require_consent(dossier, activity)
    words = plain(text)
    if len(words) > LONGEST:
        raise TooLong(f"a word about a result takes {LONGEST} signs")
    keep(store, dossier.id, [Change(field=field(activity_id), value=words or None)], action)


def own(reader: Reader, activity_id: str) -> Disagreement | None:
    """Return what the participant said of a result, to themselves; None when nothing."""
    return disagreement(reader.own(Permission.DISAGREEMENT_WRITE), activity_id)
