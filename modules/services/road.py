"""The road: the stations of a programme, and where somebody stands."""

from collections.abc import Mapping
from typing import NamedTuple

from modules.content.library import Library
from modules.domain.activity import Activity
from modules.domain.answer import answers_of, still_fits
from modules.domain.dossier import Dossier, Summary
from modules.domain.form import form_of
from modules.domain.people import Person
from modules.domain.progress import State, state
from modules.services.rights import allow
from modules.storage.base import Store

PROGRAMME = "tweede-kans"


class Station(NamedTuple):
    """One step of the programme as somebody finds it; `here` is the one bright thing."""

    step: str
    activity: str
    state: State
    here: bool


def road(store: Store, library: Library, *, by: Person) -> tuple[Station, ...]:
    """Return somebody's own road, in the programme's order; raises Forbidden."""
    dossier = store.get(by.id)
    allow("read own answers", by, dossier)
    return stations(library, dossier)


def stations(library: Library, dossier: Dossier) -> tuple[Station, ...]:
    """Return the stations of a dossier; "here" is the first that is not done."""
    return _marked(
        library,
        {
            step.activity: activity_state(library, dossier, step.activity)
            for step in library.programmes[PROGRAMME].steps
        },
    )


def activity_state(library: Library, dossier: Dossier, activity_id: str) -> State:
    """Return new, started or done for one activity."""
    activity = library.activities[activity_id]
    form = form_of(dossier, activity_id)
    if form and form.ended:
        return "done"
    return state(activity, still_fits(activity, answers_of(dossier, activity_id)))


def _marked(library: Library, states: Mapping[str, State]) -> tuple[Station, ...]:
    steps = library.programmes[PROGRAMME].steps
    here = next((step.activity for step in steps if states[step.activity] != "done"), None)
    return tuple(
        Station(step.id, step.activity, states[step.activity], step.activity == here)
        for step in steps
    )


def in_order(library: Library) -> tuple[Activity, ...]:
    """Return every activity: those of the programme in its order, then the others."""
    first = [step.activity for step in library.programmes[PROGRAMME].steps]
    others = [one for one in library.activities if one not in first]
    return tuple(library.activities[one] for one in dict.fromkeys([*first, *others]))


def extras(store: Store, library: Library, *, by: Person) -> tuple[Station, ...]:
    """Return what somebody can do besides the road: activities that are no step of it."""
    dossier = store.get(by.id)
    allow("read own answers", by, dossier)
    steps = {step.activity for step in library.programmes[PROGRAMME].steps}
    return tuple(
        Station(one, one, activity_state(library, dossier, one), here=False)
        for one in library.activities
        if one not in steps
    )


class Progress(NamedTuple):
    """Where somebody is on the road, from counts alone: how many done, and at which activity."""

    done: int
    steps: int
    activity: str | None


def progress(library: Library, line: Summary) -> Progress:
    """Return how far the dossier behind a line of the caseload is.

    Counts of answers are enough here: an activity with as many answers as parts is done. Opening
    every dossier to be exact would cost a hundred times as much.
    """
    states: dict[str, State] = {}
    for step in library.programmes[PROGRAMME].steps:
        parts, given = len(library.activities[step.activity].parts), line.answered
        count = given.get(step.activity, 0)
        done = count >= parts or step.activity in line.ended
        states[step.activity] = "new" if not count else "done" if done else "started"
    marked = _marked(library, states)
    here = next((one.activity for one in marked if one.here), None)
    return Progress(sum(one.state == "done" for one in marked), len(marked), here)
