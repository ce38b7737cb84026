"""The road: the stations of a programme, and where somebody stands."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import JsonValue

from modules.content.library import Library
from modules.domain.activity import Activity
from modules.domain.answer import answers_of, still_fits
from modules.domain.dossier import Change, Dossier, Summary
from modules.domain.form import form_of
from modules.domain.people import Person
from modules.domain.programme import Module, Programme
from modules.domain.progress import State, state
from modules.domain.rounds import was_done
from modules.services.doing import Doing, keep
from modules.services.rights import allow
from modules.storage.base import Store

PROGRAMME = "tweede-kans"
"""The programme of who did not choose another."""

FIELD = "programme"


class Station(NamedTuple):
    """One step of the programme as somebody finds it; `here` is the one bright thing."""

    step: str
    activity: str
    state: State
    here: bool
    module: str | None = None


class Stretch(NamedTuple):
    """A module of the road with its stations; without modules the road is one stretch."""

    module: Module | None
    stations: tuple[Station, ...]

    @property
    def here(self) -> bool:
        """Say whether the one bright station is in this stretch."""
        return any(one.here for one in self.stations)

    @property
    def done(self) -> int:
        """Return how many of the stations are done."""
        return sum(one.state == "done" for one in self.stations)


def programme_of(library: Library, chosen: JsonValue) -> Programme:
    """Return the programme that was chosen, else the one for everybody.

    A programme that the content no longer has counts as not chosen.
    """
    named = library.programmes.get(chosen) if isinstance(chosen, str) else None
    return named or library.programmes[PROGRAMME]


def own_programme(store: Store, library: Library, *, by: Person) -> Programme:
    """Return the programme that somebody follows."""
    dossier = store.get(by.id)
    allow("read own answers", by, dossier)
    return programme_of(library, dossier.value(FIELD))


def choose_programme(
    store: Store, library: Library, dossier_id: str, programme: str, doing: Doing
) -> None:
    """Keep which programme somebody follows; every answer stays. Raises NoProgramme, Forbidden."""
    allow("choose programme", doing.by, store.get(dossier_id))
    if programme not in library.programmes:
        raise NoProgramme(f"there is no programme {programme!r}")
    keep(store, dossier_id, [Change(field=FIELD, value=programme)], doing)


class NoProgramme(ValueError):
    """The content has no such programme (any more)."""

    text_id = "error.unknown-activity"


def road(store: Store, library: Library, *, by: Person) -> tuple[Station, ...]:
    """Return somebody's own road, in the programme's order; raises Forbidden."""
    dossier = store.get(by.id)
    allow("read own answers", by, dossier)
    return stations(library, dossier)


def stretches(
    store: Store, library: Library, *, by: Person
) -> tuple[tuple[Stretch, ...], tuple[Station, ...]]:
    """Return somebody's own road by module, and what there is to do besides it."""
    dossier = store.get(by.id)
    allow("read own answers", by, dossier)
    programme = programme_of(library, dossier.value(FIELD))
    found = stations(library, dossier)
    modules: tuple[Module | None, ...] = programme.modules
    loose = tuple(one for one in found if one.module is None)
    parts = [
        Stretch(module, tuple(one for one in found if module and one.module == module.id))
        for module in modules
    ]
    return (*([Stretch(None, loose)] if loose else []), *parts), _extras(library, dossier)


def stations(library: Library, dossier: Dossier) -> tuple[Station, ...]:
    """Return the stations of a dossier; "here" is the first that is not done."""
    programme = programme_of(library, dossier.value(FIELD))
    states = {
        step.activity: activity_state(library, dossier, step.activity) for step in programme.steps
    }
    return _marked(programme, states)


def activity_state(library: Library, dossier: Dossier, activity_id: str) -> State:
    """Return new, started or done for one activity."""
    activity = library.activities[activity_id]
    form = form_of(dossier, activity_id)
    if (form and form.ended) or was_done(dossier, activity_id):
        return "done"
    return state(activity, still_fits(activity, answers_of(dossier, activity_id)))


def _marked(programme: Programme, states: Mapping[str, State]) -> tuple[Station, ...]:
    here = next(
        (step.activity for step in programme.steps if states[step.activity] != "done"), None
    )
    return tuple(
        Station(step.id, step.activity, states[step.activity], step.activity == here, step.module)
        for step in programme.steps
    )


def in_order(library: Library) -> tuple[Activity, ...]:
    """Return every activity: those of the programme for everybody in its order, then the others."""
    first = [step.activity for step in library.programmes[PROGRAMME].steps]
    others = [one for one in library.activities if one not in first]
    return tuple(library.activities[one] for one in dict.fromkeys([*first, *others]))


def _extras(library: Library, dossier: Dossier) -> tuple[Station, ...]:
    """Return what somebody can do besides the road: activities that are no step of it."""
    steps = {step.activity for step in programme_of(library, dossier.value(FIELD)).steps}
    return tuple(
        Station(one, one, activity_state(library, dossier, one), here=False)
        for one, activity in library.activities.items()
        if one not in steps and activity.own
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
    programme = programme_of(library, line.programme)
    states: dict[str, State] = {}
    for step in programme.steps:
        parts, given = len(library.activities[step.activity].parts), line.answered
        count = given.get(step.activity, 0)
        done = count >= parts or step.activity in line.ended
        states[step.activity] = "done" if done else "started" if count else "new"
    marked = _marked(programme, states)
    here = next((one.activity for one in marked if one.here), None)
    return Progress(sum(one.state == "done" for one in marked), len(marked), here)
