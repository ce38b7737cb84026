"""Looking things up in the library, for every service: an activity by its id, and their order."""

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import UnknownPart
from modules.domain.catalogue import Library

PROGRAMME = "tweede-kans"
"""The programme of anyone who did not choose another."""


class NoActivity(UnknownPart):
    """The content has no such activity (any more)."""

    text_id = "error.unknown-activity"


def find(library: Library, activity_id: str) -> Activity:
    """Return an activity; raises NoActivity."""
    activity = library.activities.get(activity_id)
    if activity is None:
        raise NoActivity(f"there is no activity {activity_id!r}")
    return activity


def in_order(library: Library) -> tuple[Activity, ...]:
    """Return every activity: those of the programme for everybody in its order, then the others."""
    first = [step.activity for step in library.programmes[PROGRAMME].steps]
    return tuple(library.activities[name] for name in dict.fromkeys([*first, *library.activities]))
