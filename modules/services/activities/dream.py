"""The dream that opens the course, in the participant's own words."""

from modules.domain.catalogue import Library
from modules.domain.results.attempts import current_attempt, earlier
from modules.services.sharing.reader import Reader

ACTIVITY, PART = "dromen", "droom"


def own_dream(reader: Reader, library: Library) -> str:
    """Return somebody's dream as they wrote it last, or an empty text; raises Forbidden.

    While it is told again, the one before stays.
    """
    dossier = reader.own()
    activity = library.activities.get(ACTIVITY)
    if activity is None:
        return ""
    tellings = [
        current_attempt(dossier, activity).answers,
        *(attempt.answers for attempt in reversed(earlier(dossier, activity))),
    ]
    said = (given[PART].value for given in tellings if PART in given)
    return next((words for words in said if isinstance(words, str)), "")
