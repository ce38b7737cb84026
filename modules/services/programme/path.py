"""The path: the steps of a programme, and where somebody stands."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from pydantic import JsonValue

from modules.domain.activities.answer import BadAnswer
from modules.domain.activities.progress import ActivityState, occurrence_state
from modules.domain.catalogue import Library
from modules.domain.programme.programme import Programme, Section
from modules.domain.records import fields
from modules.domain.records.dossier import Change, OverviewLine
from modules.domain.records.roles import Permission
from modules.services.action import Action, keep
from modules.services.catalogue import PROGRAMME as PROGRAMME
from modules.services.permissions import allow
from modules.services.sharing.reader import Reader
from modules.storage.base import Store


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
    """The nth time that the activity stands on the path."""
    optional: bool = False
    """Whether it stands beside the path, for anyone who needs it."""


class PathSection(NamedTuple):
    """A module of the path with its steps; without modules the path is one section."""

    module: Section | None
    path_steps: tuple[PathStep, ...]

    @property
    def here(self) -> bool:
        """Say whether the one bright step is in this section."""
        return any(path_step.here for path_step in self.path_steps)

    @property
    def done(self) -> int:
        """Return how many of the steps are done."""
        return sum(path_step.state == "done" for path_step in self.path_steps)


def programme_of(library: Library, chosen: JsonValue) -> Programme:
    """Return the programme that was chosen, else the one for everybody.

    A programme that the content no longer has counts as not chosen.
    """
    named = library.programmes.get(chosen) if isinstance(chosen, str) else None
    return named or library.programmes[PROGRAMME]


def followed(reader: Reader, library: Library) -> Programme:
    """Return the programme that the participant follows."""
    return programme_of(library, reader.value(fields.PROGRAMME))


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


def sections(
    reader: Reader, library: Library
) -> tuple[tuple[PathSection, ...], tuple[PathStep, ...]]:
    """Return a participant's path by module, and what there is to do besides it."""
    programme, steps = followed(reader, library), path_steps(reader, library)
    loose = tuple(step for step in steps if step.module is None)
    parts = [
        PathSection(module, tuple(step for step in steps if step.module == module.id))
        for module in programme.modules
    ]
    whole = (PathSection(None, loose), *parts) if loose else tuple(parts)
    return whole, _extras(reader, library)


def path_steps(reader: Reader, library: Library) -> tuple[PathStep, ...]:
    """Return the steps of a participant; "here" is the first that is needed and not done."""
    programme = followed(reader, library)
    activities = dict.fromkeys(step.activity for step in programme.steps)
    far = {name: reader.progress(library.activities[name]) for name in activities}
    now = {name: progress.now for name, progress in far.items()}
    attempts = {name: progress.attempts for name, progress in far.items()}
    return _marked(programme, now, attempts)


def _marked(
    programme: Programme, now: Mapping[str, ActivityState], attempts: Mapping[str, int]
) -> tuple[PathStep, ...]:
    """Return the steps; when an activity comes back, each time is a step of its own."""
    steps = [
        PathStep(
            step=step.id,
            activity=step.activity,
            state=occurrence_state(occurrence, attempts.get(step.activity, 0), now[step.activity]),
            here=False,
            module=step.module,
            occurrence=occurrence,
            optional=programme.is_optional(step),
            again=occurrence == attempts.get(step.activity, 0) + 2 and now[step.activity] == "done",
        )
        for step, occurrence in programme.occurrences()
    ]
    here = next((step.step for step in steps if step.state != "done" and not step.optional), None)
    return tuple(step._replace(here=step.step == here) for step in steps)


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
    # An activity that comes back on the path is one result, where it stands first.
    order = list(dict.fromkeys(step.activity for step in steps if step.activity in activities))
    order += [activity for activity in activities if activity not in places]
    for module in dict.fromkeys(
        [*(places.get(activity) for activity in order if places.get(activity)), None]
    ):
        in_module = [activity for activity in order if places.get(activity) == module]
        if in_module:
            yield module, in_module


def _extras(reader: Reader, library: Library) -> tuple[PathStep, ...]:
    """Return what somebody can do besides the path: activities that are no step of it."""
    steps = {step.activity for step in followed(reader, library).steps}
    return tuple(
        PathStep(name, name, reader.progress(activity).state, here=False)
        for name, activity in library.activities.items()
        if name not in steps and activity.own
    )


class Progress(NamedTuple):
    """Where somebody is on the path, from counts alone: how many done, and at which activity."""

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
    here = next((step.activity for step in marked if step.here), None)
    needed = [step for step in marked if not step.optional]
    return Progress(sum(step.state == "done" for step in needed), len(needed), here)
