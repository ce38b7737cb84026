"""The road: the stations of a programme, and where somebody stands."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from pydantic import JsonValue

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import BadAnswer, answers_of, still_fits
from modules.domain.activities.form import form_of
from modules.domain.activities.progress import ActivityState, occurrence_state, state
from modules.domain.catalogue import Library
from modules.domain.programme.programme import Programme, Section
from modules.domain.records import fields
from modules.domain.records.dossier import Change, Dossier, OverviewLine
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.domain.results.attempts import was_done
from modules.services.action import Action, keep
from modules.services.permissions import allow
from modules.storage.base import Store

PROGRAMME = "tweede-kans"
"""The programme of who did not choose another."""


class PathStep(NamedTuple):
    """One step of the programme as somebody finds it; `here` is the one bright thing."""

    step: str
    activity: str
    state: ActivityState
    here: bool
    module: str | None = None
    again: bool = False
    """Whether beginning it puts the answers until now aside as a round."""
    occurrence: int = 1
    """The how-manieth time that the activity stands on the road."""
    optional: bool = False
    """Whether it stands beside the road, for who needs it."""


class PathSection(NamedTuple):
    """A module of the road with its stations; without modules the road is one stretch."""

    module: Section | None
    path_steps: tuple[PathStep, ...]

    @property
    def here(self) -> bool:
        """Say whether the one bright station is in this stretch."""
        return any(one.here for one in self.path_steps)

    @property
    def done(self) -> int:
        """Return how many of the stations are done."""
        return sum(one.state == "done" for one in self.path_steps)


def programme_of(library: Library, chosen: JsonValue) -> Programme:
    """Return the programme that was chosen, else the one for everybody.

    A programme that the content no longer has counts as not chosen.
    """
    named = library.programmes.get(chosen) if isinstance(chosen, str) else None
    return named or library.programmes[PROGRAMME]


def own_programme(store: Store, library: Library, *, by: Person) -> Programme:
    """Return the programme that somebody follows."""
    dossier = store.get(by.id)
    allow(Permission.ANSWER_READ_OWN, by, dossier)
    return programme_of(library, dossier.value(fields.PROGRAMME.name()))


def choose_programme(
    store: Store, library: Library, dossier_id: str, programme: str, action: Action
) -> None:
    """Keep which programme somebody follows; every answer stays. Raises NoProgramme, Forbidden."""
    allow(Permission.PROGRAMME_CHOOSE, action.by, store.get(dossier_id))
    if programme not in library.programmes:
        raise NoProgramme(f"there is no programme {programme!r}")
    keep(store, dossier_id, [Change(field=fields.PROGRAMME.name(), value=programme)], action)


class NoProgramme(BadAnswer):
    """The content has no such programme (any more)."""

    text_id = "error.unknown-activity"


def own_path(store: Store, library: Library, *, by: Person) -> tuple[PathStep, ...]:
    """Return somebody's own road, in the programme's order; raises Forbidden."""
    dossier = store.get(by.id)
    allow(Permission.ANSWER_READ_OWN, by, dossier)
    return path_steps(library, dossier)


def own_sections(
    store: Store, library: Library, *, by: Person
) -> tuple[tuple[PathSection, ...], tuple[PathStep, ...]]:
    """Return somebody's own road by module, and what there is to do besides it."""
    dossier = store.get(by.id)
    allow(Permission.ANSWER_READ_OWN, by, dossier)
    programme = programme_of(library, dossier.value(fields.PROGRAMME.name()))
    found = path_steps(library, dossier)
    modules: tuple[Section | None, ...] = programme.modules
    loose = tuple(one for one in found if one.module is None)
    parts = [
        PathSection(module, tuple(one for one in found if module and one.module == module.id))
        for module in modules
    ]
    return (*([PathSection(None, loose)] if loose else []), *parts), _extras(library, dossier)


def path_steps(library: Library, dossier: Dossier) -> tuple[PathStep, ...]:
    """Return the stations of a dossier; "here" is the first that is needed and not done."""
    programme = programme_of(library, dossier.value(fields.PROGRAMME.name()))
    states = {
        step.activity: _state_now(library, dossier, step.activity) for step in programme.steps
    }
    rounds = {one: len(dossier.under(fields.ATTEMPT, one)) for one in states}
    return _marked(programme, states, rounds)


def activity_state(library: Library, dossier: Dossier, activity_id: str) -> ActivityState:
    """Return new, started or done for one activity; done once is done."""
    if was_done(dossier, activity_id):
        return "done"
    return _state_now(library, dossier, activity_id)


def _state_now(library: Library, dossier: Dossier, activity_id: str) -> ActivityState:
    """Return the state of the answers that are there now, apart from earlier rounds."""
    activity = library.activities[activity_id]
    form = form_of(dossier, activity_id)
    if form and form.ended:
        return "done"
    return state(activity, still_fits(activity, answers_of(dossier, activity_id)))


def _marked(
    programme: Programme, now: Mapping[str, ActivityState], rounds: Mapping[str, int]
) -> tuple[PathStep, ...]:
    """Return the stations; when an activity comes back, each time is a station of its own."""
    found = [
        PathStep(
            step=step.id,
            activity=step.activity,
            state=occurrence_state(occurrence, rounds.get(step.activity, 0), now[step.activity]),
            here=False,
            module=step.module,
            occurrence=occurrence,
            optional=programme.is_optional(step),
            again=occurrence == rounds.get(step.activity, 0) + 2 and now[step.activity] == "done",
        )
        for step, occurrence in programme.occurrences()
    ]
    here = next((one.step for one in found if one.state != "done" and not one.optional), None)
    return tuple(one._replace(here=one.step == here) for one in found)


def in_order(library: Library) -> tuple[Activity, ...]:
    """Return every activity: those of the programme for everybody in its order, then the others."""
    first = [step.activity for step in library.programmes[PROGRAMME].steps]
    others = [one for one in library.activities if one not in first]
    return tuple(library.activities[one] for one in dict.fromkeys([*first, *others]))


def in_sections(
    library: Library, programme: str, activities: Collection[str]
) -> Iterator[tuple[str | None, list[str]]]:
    """Yield each module of a programme with those of the activities that are in it, in order.

    What is in no module comes last, under None.
    """
    steps = library.programmes[programme].steps
    places: dict[str, str | None] = {}
    for step in steps:
        places.setdefault(step.activity, step.module)
    # An activity that comes back on the road is one result, where it stands first.
    order = list(dict.fromkeys(one.activity for one in steps if one.activity in activities))
    order += [one for one in activities if one not in places]
    for module in dict.fromkeys([*(places.get(one) for one in order if places.get(one)), None]):
        found = [one for one in order if places.get(one) == module]
        if found:
            yield module, found


def _extras(library: Library, dossier: Dossier) -> tuple[PathStep, ...]:
    """Return what somebody can do besides the road: activities that are no step of it."""
    steps = {
        step.activity
        for step in programme_of(library, dossier.value(fields.PROGRAMME.name())).steps
    }
    return tuple(
        PathStep(one, one, activity_state(library, dossier, one), here=False)
        for one, activity in library.activities.items()
        if one not in steps and activity.own
    )


class Progress(NamedTuple):
    """Where somebody is on the road, from counts alone: how many done, and at which activity."""

    done: int
    steps: int
    activity: str | None


def progress(library: Library, line: OverviewLine) -> Progress:
    """Return how far the dossier behind a line of the caseload is.

    Counts of answers are enough here: an activity with as many answers as parts is done. Opening
    every dossier to be exact would cost a hundred times as much.
    """
    programme = programme_of(library, line.programme)
    states: dict[str, ActivityState] = {}
    for step in programme.steps:
        parts, given = len(library.activities[step.activity].parts), line.answered
        count = given.get(step.activity, 0)
        done = count >= parts or step.activity in line.ended
        states[step.activity] = "new" if not count else "done" if done else "started"
    marked = _marked(programme, states, line.rounds)
    here = next((one.activity for one in marked if one.here), None)
    needed = [one for one in marked if not one.optional]
    return Progress(sum(one.state == "done" for one in needed), len(needed), here)
