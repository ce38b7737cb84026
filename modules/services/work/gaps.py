"""What a chosen idea or way asks beside what somebody has, as far as a counsellor may know it.

Only lists that are shared whole with this counsellor are heard; what the others would say is
unknown here, as if nobody had asked.
"""

from collections.abc import Mapping
from typing import NamedTuple

from modules.domain.catalogue import Library
from modules.domain.work.job_ideas import Need, needs
from modules.domain.work.occupation import Occupation
from modules.domain.work.own_training import OwnTraining
from modules.domain.work.preferences import Preferences
from modules.domain.work.qualifications import Qualifications
from modules.domain.work.training import EntryCondition, gaps
from modules.services.sharing.reader import Reader
from modules.services.work import job_ideas, preferences


class TrainingGaps(NamedTuple):
    """A chosen way, and what it asks with what is met, missing or unknown."""

    way: OwnTraining
    conditions: tuple[EntryCondition, ...] = ()


def of_trainings(reader: Reader, library: Library) -> tuple[TrainingGaps, ...] | None:
    """Return the chosen ways as far as the ideas are shared; None when private.

    What each way asks is there only where all of the ideas is shared.
    """
    trainings = reader.trainings
    if trainings is None:
        return None
    if not reader.whole_ideas:
        return tuple(TrainingGaps(training) for training in trainings)
    heard = reader.heard(library.activities)
    said, papers = preferences.wishes(library, heard), preferences.listed_papers(library, heard)
    return tuple(
        TrainingGaps(each, _asked(reader, library, each.training, said, papers))
        for each in trainings
    )


def _asked(
    reader: Reader, library: Library, training: str, said: Preferences, papers: Qualifications
) -> tuple[EntryCondition, ...]:
    """Return what a way asks; experience counts with the work that somebody wants by this way."""
    if training not in library.jobs.trainings:
        return ()
    works = [work for work in _kept_work(reader, library) if training in work.next_step]
    tasks = {task for work in works for task in work.tasks}
    return gaps(library.jobs.trainings[training], job_ideas.profile(said, tasks, papers))


def of_ideas(reader: Reader, library: Library) -> Mapping[str, tuple[Need, ...]]:
    """Return what each kept idea asks of Dutch and of computers, beside what somebody has.

    Only where all of the ideas is shared and the state is known from a list that is shared too.
    """
    if not reader.whole_ideas:
        return {}
    said = preferences.wishes(library, reader.heard(library.activities))
    return {
        work.id: tuple(filter(_is_known, needs(work, said))) for work in _kept_work(reader, library)
    }


def _kept_work(reader: Reader, library: Library) -> tuple[Occupation, ...]:
    """Return the occupations that the participant keeps as ideas, as far as they are shared."""
    table = library.jobs.table
    kept = [each for each in reader.decisions or () if each.choice == "keep"]
    named = (table.occupations.get(each.occupation) for each in kept) if table else ()
    return tuple(work for work in named if work)


def _is_known(need: Need) -> bool:
    return need.mine is not None or (need.what == "computer" and need.state != "unknown")
