"""The dream that opens the course, in the participant's own words."""

from modules.domain.catalogue import Library
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.domain.results.attempts import current_attempt, earlier
from modules.services.permissions import allow
from modules.storage.base import Store

ACTIVITY, PART = "dromen", "droom"


def own_dream(store: Store, library: Library, *, by: Person) -> str:
    """Return somebody's dream as they wrote it last, or an empty text; raises Forbidden.

    While it is told again, the one before stays.
    """
    dossier = store.get(by.id)
    allow(Permission.ANSWER_READ_OWN, by, dossier)
    activity = library.activities.get(ACTIVITY)
    if activity is None:
        return ""
    tellings = [
        current_attempt(dossier, activity).answers,
        *(one.answers for one in reversed(earlier(dossier, activity))),
    ]
    said = (given[PART].value for given in tellings if PART in given)
    return next((words for words in said if isinstance(words, str)), "")
