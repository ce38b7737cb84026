"""The dream that opens the course, in the participant's own words."""

from modules.domain.answer import field
from modules.domain.people import Person
from modules.services.rights import allow
from modules.storage.base import Store

ACTIVITY, PART = "dromen", "droom"


def own_dream(store: Store, *, by: Person) -> str:
    """Return somebody's dream as they wrote it last, or an empty text; raises Forbidden."""
    dossier = store.get(by.id)
    allow("read own answers", by, dossier)
    kept = dossier.value(field(ACTIVITY, PART))
    value = kept.get("value") if isinstance(kept, dict) else None
    return value if isinstance(value, str) else ""
