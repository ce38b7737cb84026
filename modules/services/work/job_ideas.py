"""Ideas for work: what there is, what somebody decides about each, and what a way still asks."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from pydantic import JsonValue

from modules.domain.activities.answer import UnknownChoice
from modules.domain.catalogue import Library
from modules.domain.records import consent, fields, sharing
from modules.domain.records.dossier import Change, Dossier
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.domain.records.sharing import IDEAS, Level
from modules.domain.work.job_ideas import FamilyOfIdeas, families
from modules.domain.work.occupation import CIRCUMSTANCES, REQUIREMENTS
from modules.domain.work.preferences import Preferences
from modules.domain.work.qualifications import NONE_LISTED, Qualifications
from modules.domain.work.training import ASKED, EntryCondition, Profile, gaps, reached
from modules.services.action import Action, keep
from modules.services.permissions import Forbidden, allow
from modules.services.work import preferences
from modules.services.work.trainings import OwnTraining, chosen
from modules.storage.base import Store

IdeaChoice = Literal["keep", "later", "no"]
CHOICES: tuple[IdeaChoice, ...] = get_args(IdeaChoice)


class Decision(NamedTuple):
    """What somebody decided about one occupation, and when; None as choice took it back."""

    occupation: str
    choice: IdeaChoice | None
    at: datetime


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


def overview(
    store: Store, library: Library, *, by: Person, what_if: Collection[str] = ()
) -> Overview:
    """Return a participant's own ideas; raises Forbidden.

    `what_if` are circumstances to do without and requirements not to have, on top of what the
    answers say. They are tried out, not kept.
    """
    dossier = store.get(by.id)
    allow(Permission.ANSWER_READ_OWN, by, dossier)
    said = supposing(preferences.wishes(library, dossier), what_if)
    table = library.jobs.table
    found = families(table, said) if table else ()
    unasked, ways = preferences.unasked(library, dossier), chosen(dossier)
    papers = preferences.listed_papers(library, dossier)
    return Overview(found, said, decided(dossier), unasked, ways, papers)


def supposing(said: Preferences, what_if: Collection[str]) -> Preferences:
    """Return the wishes with conditions added to them; none is ever taken out."""
    return said.model_copy(
        update={
            "avoided": said.avoided | {one for one in CIRCUMSTANCES if one in what_if},
            "lacks": said.lacks | {one for one in REQUIREMENTS if one in what_if},
        }
    )


def field(occupation: str) -> str:
    """Return the field that keeps what somebody decided about an occupation."""
    return fields.IDEA.name(occupation)


def decided(dossier: Dossier) -> dict[str, Decision]:
    """Return what was decided about each occupation, latest first."""
    found = [
        Decision(occupation, choice, kept.at)
        for occupation, kept in dossier.under(fields.IDEA).items()
        if (choice := _choice(kept.value)) is not None
    ]
    return {one.occupation: one for one in sorted(found, key=lambda one: one.at, reverse=True)}


def _choice(kept: JsonValue) -> IdeaChoice | None:
    return next((one for one in CHOICES if one == kept), None)


def choose(
    store: Store, library: Library, occupation: str, choice: IdeaChoice | None, action: Action
) -> None:
    """Keep what somebody decides about an occupation; None takes it back, the history stays.

    Raises UnknownChoice, Forbidden.
    """
    dossier = store.get(action.by.id)
    allow(Permission.IDEA_CHOOSE, action.by, dossier)
    if not consent.agreed(dossier):
        raise Forbidden("nothing is kept before the participant agreed")
    table = library.jobs.table
    if table is None or occupation not in table.occupations:
        raise UnknownChoice(f"there is no occupation {occupation!r}")
    if choice is not None and choice not in CHOICES:
        raise UnknownChoice(f"{choice!r} is no decision")
    keep(store, action.by.id, [Change(field=field(occupation), value=choice)], action)


def decisions(store: Store, *, by: Person) -> tuple[Decision, ...]:
    """Return every decision a participant made, also those changed since, newest first."""
    allow(Permission.ANSWER_READ_OWN, by, store.get(by.id))
    return tuple(reversed(list(_decisions(store, by.id))))


def _decisions(store: Store, dossier_id: str) -> Iterator[Decision]:
    for event in store.events(dossier_id):
        for name, value, _ in event.changes:
            if fields.IDEA.is_name(name):
                yield Decision(name.rpartition("/")[2], _choice(value), event.at)


def shared_ideas(
    store: Store, dossier_id: str, *, by: Person, at: datetime
) -> tuple[Decision, ...] | None:
    """Return what a counsellor may see of the decisions: those kept, or all; None when private.

    Never why: the reasons come from answers that each have a level of their own.
    """
    dossier = store.get(dossier_id)
    allow(Permission.RESULT_READ, by, dossier)
    level = sharing.level(dossier, IDEAS, by.id, at)
    if level is Level.PRIVATE:
        return None
    found = decided(dossier).values()
    return tuple(one for one in found if level is Level.ALL or one.choice == "keep")


def dutch_lesson(library: Library, occupation: str, said: Preferences) -> str | None:
    """Return the lesson that helps with Dutch where the work asks more than somebody has.

    Also where nobody knows how much somebody has; None where it is enough, or without a lesson.
    """
    table = library.jobs.table
    if table is None or occupation not in table.occupations:
        return None
    asked = table.occupations[occupation].dutch
    states = reached(said.speaking, asked.speaking), reached(said.reading, asked.reading)
    if all(one == "met" for one in states):
        return None
    lessons = (one.lesson for one in library.jobs.trainings.values() if one.kind == "taal")
    return next((one for one in lessons if one in library.activities), None)


def facts(library: Library, family: str) -> tuple[str, ...]:
    """Return the facts about the ways to the work of a family, each once, in a fixed order."""
    table, ways = library.jobs.table, library.jobs.trainings
    named = {step for work in (table.of_family(family) if table else ()) for step in work.next_step}
    found = (fact for way in ways.values() if way.id in named for fact in way.facts)
    return tuple(dict.fromkeys(one for one in found if one in library.facts))


def profile(
    said: Preferences, occupation_tasks: Collection[str] = (), papers: Qualifications = NONE_LISTED
) -> Profile:
    """Return what is known for the entry conditions of a way to learn.

    Experience with one of the tasks of an occupation is experience with that work.
    """
    asked = set(ASKED)
    has: set[str] = {one for one in said.has if one in asked}
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
            "lacks": {one for one in said.lacks if one in asked},
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
    return tuple((one, gaps(trainings[one], mine)) for one in work.next_step)
