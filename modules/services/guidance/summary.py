"""One page about one person: everything that their counsellor may read of them now, as values."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from modules.domain.activities.answer import Answer
from modules.domain.catalogue import Library
from modules.domain.observers.rating import RatingLink
from modules.domain.plan.plan import Plan, PlanStep
from modules.domain.records import fields
from modules.domain.records.roles import Permission
from modules.domain.results.result import Result
from modules.domain.work.decisions import Decision
from modules.domain.work.job_ideas import Need
from modules.services.activities import dream
from modules.services.catalogue import in_order
from modules.services.guidance.contact import ContactSummary, contact_summary
from modules.services.guidance.notes import Note, Wish, notes, wish
from modules.services.languages import known
from modules.services.observers.ratings import RatingsOfActivity, ratings_of_activities
from modules.services.programme.path import PathStep, followed, path_steps
from modules.services.programme.suggestions import Suggestion, suggestions
from modules.services.sharing.reader import Reader
from modules.services.sharing.sharing import SUMMARY
from modules.services.work import gaps
from modules.services.work.gaps import TrainingGaps
from modules.storage.base import Store


class Summary(NamedTuple):
    """Everything on the page about one person; what is not shared is not in it, nor any trace."""

    dossier: str
    name: str | None
    language: str
    last_activity: datetime
    asked_for_talk: datetime | None
    wish: Wish | None
    """What they want to talk about, when they asked for a talk."""
    programme: str
    path: tuple[PathStep, ...]
    results: Mapping[str, Result]
    looked_before: datetime | None
    """When this counsellor looked the time before, so that what is new since can be marked."""
    plan: Plan | None
    proposals: tuple[PlanStep, ...]
    """The steps that this counsellor proposed and that wait for a yes."""
    suggestions: tuple[Suggestion, ...]
    contact: ContactSummary
    decisions: tuple[Decision, ...]
    needs: Mapping[str, tuple[Need, ...]]
    """What each kept idea asks, by occupation, beside what they have."""
    trainings: tuple[TrainingGaps, ...]
    ratings: tuple[RatingsOfActivity, ...]
    links: tuple[RatingLink, ...]
    """The links with which this counsellor asked others."""
    notes: tuple[Note, ...]

    @property
    def dream(self) -> Answer | None:
        """Return the dream in their own words, when it is shared."""
        shared = self.results.get(dream.ACTIVITY)
        return shared.answers.get(dream.PART) if shared else None

    def is_new(self, result: Result) -> bool:
        """Say whether something was answered since this counsellor looked the time before."""
        if result.at is None or self.looked_before is None:
            return False
        return result.at > self.looked_before


def summary(store: Store, reader: Reader, library: Library, *, look: str = "") -> Summary:
    """Return what a counsellor may read of a person now; raises Forbidden.

    `look` is the save_id of the look that is going on.
    """
    reader.require(Permission.RESULT_READ)
    line = reader.line
    return Summary(
        dossier=reader.dossier_id,
        name=line.name,
        language=known(library, reader.value(fields.LANGUAGE)),
        last_activity=line.last_activity,
        asked_for_talk=line.asked_for_talk,
        wish=wish(reader),
        programme=followed(reader, library).id,
        path=path_steps(reader, library),
        results=results(reader, library),
        looked_before=_looked_before(store, reader, look),
        plan=reader.plan,
        proposals=reader.proposals,
        suggestions=suggestions(store, reader, library),
        contact=contact_summary(store, reader),
        decisions=reader.decisions or (),
        needs=gaps.of_ideas(reader, library),
        trainings=gaps.of_trainings(reader, library) or (),
        ratings=ratings_of_activities(reader, library),
        links=reader.links,
        notes=notes(store, reader),
    )


def results(reader: Reader, library: Library) -> dict[str, Result]:
    """Return each result as far as it may be read, in the order of the path."""
    every = ((activity.id, reader.result(library, activity)) for activity in in_order(library))
    return {activity_id: result for activity_id, result in every if result}


def _looked_before(store: Store, reader: Reader, look: str) -> datetime | None:
    """Return when the reader looked last, leaving out the look that is going on."""
    looks = (
        event.at
        for event in store.events(reader.dossier_id)
        if event.kind == "viewed"
        and event.what == SUMMARY
        and event.by == reader.viewer.id
        and event.save_id != look
    )
    return max(looks, default=None)
