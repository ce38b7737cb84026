"""Ideas for work: what there is, what somebody decides about each, and what a way still asks."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from modules.domain.activities.answer import UnknownChoice
from modules.domain.catalogue import Library
from modules.domain.records import fields
from modules.domain.records.dossier import Change
from modules.domain.records.roles import Permission
from modules.domain.work.decisions import CHOICES, Decision, IdeaChoice, choice_of, decided
from modules.domain.work.decisions import field as decision_field
from modules.domain.work.job_ideas import FamilyOfIdeas, families
from modules.domain.work.occupation import CIRCUMSTANCES, REQUIREMENTS
from modules.domain.work.own_training import OwnTraining, chosen
from modules.domain.work.preferences import Preferences
from modules.domain.work.qualifications import NONE_LISTED, Qualifications
from modules.domain.work.training import ASKED, EntryCondition, Profile, gaps, reached
from modules.services.action import Action, keep
from modules.services.permissions import allow, require_consent
from modules.services.sharing.reader import Reader
from modules.services.work import preferences
from modules.storage.base import Store


class Overview(NamedTuple):
    """Every family with every idea, and what was decided so far, by occupation."""

    families: tuple[FamilyOfIdeas, ...]
    wishes: Preferences
    decided: Mapping[str, Decision]
    unasked: tuple[str, ...] = ()
    """Activities that would give reasons, and that were not begun yet."""
    ways: Mapping[str, OwnTraining] = {}
    """The ways that were chosen to follow, by training."""
    papers: Qualifications = NONE_LISTED
    """What the diplomas count for, for the ways that ask one."""


def overview(reader: Reader, library: Library, *, what_if: Collection[str] = ()) -> Overview:
    """Return a participant's own ideas; raises Forbidden.

    `what_if` are circumstances to do without and requirements not to have, on top of what the
    answers say. They are tried out, not kept.
    """
    dossier = reader.own()
    said = supposing(preferences.wishes(library, dossier), what_if)
    table = library.jobs.table
    all_families = families(table, said) if table else ()
    unasked, ways = preferences.unasked(library, dossier), chosen(dossier)
    papers = preferences.listed_papers(library, dossier)
    return Overview(all_families, said, decided(dossier), unasked, ways, papers)


def supposing(said: Preferences, what_if: Collection[str]) -> Preferences:
    """Return the wishes with conditions added to them; none is ever taken out."""
    return said.model_copy(
        update={
            "avoided": said.avoided
            | {circumstance for circumstance in CIRCUMSTANCES if circumstance in what_if},
            "lacks": said.lacks
            | {requirement for requirement in REQUIREMENTS if requirement in what_if},
        }
    )


def choose(
    store: Store, library: Library, occupation: str, choice: IdeaChoice | None, action: Action
) -> None:
    """Keep what somebody decides about an occupation; None takes it back, the history stays.

    Raises UnknownChoice, Forbidden.
    """
    dossier = store.get(action.by.id)
    allow(Permission.IDEA_CHOOSE, action.by, dossier)
    require_consent(dossier)
    table = library.jobs.table
    if table is None or occupation not in table.occupations:
        raise UnknownChoice(f"there is no occupation {occupation!r}")
    if choice is not None and choice not in CHOICES:
        raise UnknownChoice(f"{choice!r} is no decision")
    keep(store, action.by.id, [Change(field=decision_field(occupation), value=choice)], action)


def decisions(store: Store, reader: Reader) -> tuple[Decision, ...]:
    """Return every decision a participant made, also those changed since, newest first."""
    return tuple(reversed(list(_decisions(store, reader.own().id))))


def _decisions(store: Store, dossier_id: str) -> Iterator[Decision]:
    for event in store.events(dossier_id):
        for name, value, _ in event.changes:
            if fields.IDEA.is_name(name):
                yield Decision(name.rpartition("/")[2], choice_of(value), event.at)


def dutch_lesson(library: Library, occupation: str, said: Preferences) -> str | None:
    """Return the lesson that helps with Dutch where the work asks more than somebody has.

    Also where nobody knows how much somebody has; None where it is enough, or without a lesson.
    """
    table = library.jobs.table
    if table is None or occupation not in table.occupations:
        return None
    asked = table.occupations[occupation].dutch
    states = reached(said.speaking, asked.speaking), reached(said.reading, asked.reading)
    if all(state == "met" for state in states):
        return None
    lessons = (
        training.lesson for training in library.jobs.trainings.values() if training.kind == "taal"
    )
    return next((lesson for lesson in lessons if lesson in library.activities), None)


def facts(library: Library, family: str) -> tuple[str, ...]:
    """Return the facts about the ways to the work of a family, each once, in a fixed order."""
    table, ways = library.jobs.table, library.jobs.trainings
    named = {step for work in (table.of_family(family) if table else ()) for step in work.next_step}
    named_facts = (fact for way in ways.values() if way.id in named for fact in way.facts)
    return tuple(dict.fromkeys(fact for fact in named_facts if fact in library.facts))


def profile(
    said: Preferences, occupation_tasks: Collection[str] = (), papers: Qualifications = NONE_LISTED
) -> Profile:
    """Return what is known for the entry conditions of a way to learn.

    Experience with one of the tasks of an occupation is experience with that work.
    """
    asked = set(ASKED)
    has: set[str] = {requirement for requirement in said.has if requirement in asked}
    if papers.abroad:
        has.add("buitenlands-diploma")
    if any(how == "often" for task, how in said.experience.items() if task in occupation_tasks):
        has.add("ervaring")
    return Profile.model_validate(
        {
            "speaking": said.speaking,
            "reading": said.reading,
            "diploma": papers.diploma,
            "diploma_open": papers.open,
            "has": has,
            "lacks": {requirement for requirement in said.lacks if requirement in asked},
        }
    )


def steps(
    library: Library, occupation: str, said: Preferences, papers: Qualifications = NONE_LISTED
) -> tuple[tuple[str, tuple[EntryCondition, ...]], ...]:
    """Return each way to an occupation with what it asks, and what is met, missing or unknown."""
    table = library.jobs.table
    if table is None or occupation not in table.occupations:
        return ()
    work = table.occupations[occupation]
    mine = profile(said, work.tasks, papers)
    trainings = library.jobs.trainings
    return tuple((training, gaps(trainings[training], mine)) for training in work.next_step)
