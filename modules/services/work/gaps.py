"""What a chosen idea or way asks beside what somebody has, as far as a counsellor may know it.

Only lists that are shared whole with this counsellor are heard; what the others would say is
unknown here, as if nobody had asked.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from modules.domain.catalogue import Library
from modules.domain.records import sharing
from modules.domain.records.dossier import Dossier
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.domain.records.sharing import IDEAS, Level
from modules.domain.work.job_ideas import Need, needs
from modules.domain.work.training import EntryCondition, gaps
from modules.services.permissions import allow
from modules.services.work import job_ideas, preferences, trainings
from modules.services.work.trainings import OwnTraining
from modules.storage.base import Store

OF_ACTIVITIES = ("answer", "round", "form", "version")
"""Fields that hold what was answered, with the activity as their second part."""


class TrainingGaps(NamedTuple):
    """A chosen way, and what it asks with what is met, missing or unknown."""

    way: OwnTraining
    conditions: tuple[EntryCondition, ...] = ()


def of_trainings(
    store: Store, library: Library, dossier_id: str, *, by: Person, at: datetime
) -> tuple[TrainingGaps, ...] | None:
    """Return the chosen ways as far as ideas are shared with a counsellor; None when private.

    In short it is what somebody is at, all of it has what was stopped and what each way asks.
    """
    dossier = store.get(dossier_id)
    allow(Permission.RESULT_READ, by, dossier)
    level = sharing.level(dossier, IDEAS, by.id, at)
    if level is Level.PRIVATE:
        return None
    found = trainings.chosen(dossier).values()
    if level is Level.SHORT:
        return tuple(TrainingGaps(one) for one in found if one.state != "stopped")
    seen = _seen_by(dossier, by, at)
    return tuple(TrainingGaps(one, _asked(library, dossier, one.training, seen)) for one in found)


def _asked(
    library: Library, dossier: Dossier, training: str, seen: Dossier
) -> tuple[EntryCondition, ...]:
    """Return what a way asks; experience counts with the work that somebody wants by this way."""
    if training not in library.jobs.trainings:
        return ()
    table = library.jobs.table
    kept = [one for one in job_ideas.decided(dossier).values() if one.choice == "keep"]
    work = [table.occupations.get(one.occupation) for one in kept] if table else []
    tasks = {task for one in work if one and training in one.next_step for task in one.tasks}
    said, papers = preferences.wishes(library, seen), preferences.listed_papers(library, seen)
    return gaps(library.jobs.trainings[training], job_ideas.profile(said, tasks, papers))


def of_ideas(
    store: Store, library: Library, dossier_id: str, *, by: Person, at: datetime
) -> Mapping[str, tuple[Need, ...]]:
    """Return what each kept idea asks of Dutch and of computers, beside what somebody has.

    Only where all of the ideas is shared and the state is known from a list that is shared too.
    """
    dossier = store.get(dossier_id)
    allow(Permission.RESULT_READ, by, dossier)
    table = library.jobs.table
    if table is None or sharing.level(dossier, IDEAS, by.id, at) is not Level.ALL:
        return {}
    said = preferences.wishes(library, _seen_by(dossier, by, at))
    return {
        one.occupation: tuple(filter(_is_known, needs(table.occupations[one.occupation], said)))
        for one in job_ideas.decided(dossier).values()
        if one.choice == "keep" and one.occupation in table.occupations
    }


def _is_known(need: Need) -> bool:
    return need.mine is not None or (need.what == "computer" and need.state != "unknown")


def _seen_by(dossier: Dossier, by: Person, at: datetime) -> Dossier:
    """Return the dossier without the answers that are not shared whole with this counsellor now."""
    seen: dict[str, bool] = {}
    fields = {}
    for name, kept in dossier.fields.items():
        kind, _, below = name.partition("/")
        activity = below.partition("/")[0]
        if kind in OF_ACTIVITIES:
            if activity not in seen:
                seen[activity] = sharing.level(dossier, activity, by.id, at) is Level.ALL
            if not seen[activity]:
                continue
        fields[name] = kept
    return dossier.model_copy(update={"fields": fields})
