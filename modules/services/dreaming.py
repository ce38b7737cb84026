"""The dream that opens the course, in the participant's own words."""

from modules.content.library import Library
from modules.domain.answer import field
from modules.domain.people import Person
from modules.domain.rounds import earlier
from modules.services.rights import allow
from modules.storage.base import Store

ACTIVITY, PART = "dromen", "droom"


def own_dream(store: Store, library: Library, *, by: Person) -> str:
    """Return somebody's dream as they wrote it last, or an empty text; raises Forbidden.

    While it is told again, the one before stays until there are new words.
    """
    dossier = store.get(by.id)
    allow("read own answers", by, dossier)
    kept = dossier.value(field(ACTIVITY, PART))
    value = kept.get("value") if isinstance(kept, dict) else None
    if isinstance(value, str):
        return value
    activity = library.activities.get(ACTIVITY)
    before = [one.answers.get(PART) for one in earlier(dossier, activity)] if activity else []
    said = [one.value for one in before if one and isinstance(one.value, str)]
    return said[-1] if said else ""
