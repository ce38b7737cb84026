"""Who may read what of a dossier: decided here, and nowhere else.

A reader is made once for a request or a drawing. Nothing is shared until the participant shares
it: a result, the plan and the ideas have a level for each counsellor, at most until a day, and
answers about health or private life take an agreement besides. Whoever is neither the participant
nor somebody to whom the table of roles gives a right reads nothing.
"""

from collections.abc import Mapping
from datetime import datetime

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.catalogue import Library
from modules.domain.observers import rating
from modules.domain.observers.rating import ObserverRating
from modules.domain.plan.plan import Plan, plan
from modules.domain.records import consent, sharing
from modules.domain.records.dossier import Dossier
from modules.domain.records.people import Person
from modules.domain.records.roles import Permission
from modules.domain.records.sharing import Level
from modules.domain.results.attempts import current_attempt
from modules.domain.results.disagreement import disagreement
from modules.domain.results.result import Result
from modules.domain.work.decisions import Decision, decided
from modules.domain.work.own_training import OwnTraining, chosen
from modules.services.sharing.access import CLOSED, Access, Share, answers_only
from modules.services.sharing.result import result
from modules.services.sharing.rights import Rights
from modules.storage.base import Store


class Reader(Rights):
    """One viewer of one dossier at one moment, and all that they may read of it.

    Everything raises Forbidden for a viewer without any right to that kind of thing, and is empty
    as far as it is not shared with them now.
    """

    def _level(self, subject: str, *, sensitive: bool = False) -> Level:
        """Return how much of a result, the plan or the ideas the viewer may read now."""
        if self._is_own:
            return Level.ALL
        covered = consent.covers(self._dossier, sensitive=sensitive)
        if Permission.RESULT_READ not in self._rights or not covered:
            return Level.PRIVATE
        if not consent.agreed(self._dossier):
            return Level.PRIVATE
        return sharing.level(self._dossier, subject, self.viewer.id, self.at)

    @property
    def agreed(self) -> bool:
        """Say whether the participant agreed to everything without which nothing is kept."""
        self._own_or(Permission.RESULT_READ)
        return consent.agreed(self._dossier)

    def access(self, activity: Activity) -> Access:
        """Return how much of a result may be read.

        A check question never leaves the participant, whatever is shared.
        """
        self._own_or(Permission.RESULT_READ)
        level = self._level(activity.id, sensitive=activity.sensitive)
        if level is Level.PRIVATE:
            return CLOSED
        if self._is_own:
            every = frozenset(part.id for part in activity.parts)
            return Access(level, every, private_signals=True)
        whole = level is Level.ALL
        parts = (part for part in activity.parts if whole or part.id in activity.short)
        return Access(
            level,
            frozenset(part.id for part in parts if not part.is_check),
            until=sharing.until(self._dossier, activity.id, self.viewer.id),
            private_signals=consent.allows(self._dossier, "signal"),
            quality=whole,
        )

    def result(self, library: Library, activity: Activity) -> Result | None:
        """Return as much of a result as may be read; None without access or without an answer."""
        access = self.access(activity)
        if access.closed:
            return None
        attempt = current_attempt(self._dossier, activity)
        if not attempt.answers:
            return None
        differs = disagreement(self._dossier, activity.id)
        return result(library, activity, attempt, access)._replace(differs=differs)

    def whole_answers(self, activity: Activity) -> dict[str, Answer]:
        """Return the present answers where all of a result may be read, else none."""
        access = self.access(activity)
        return self._answers(activity, access) if access.whole else {}

    def own_choice(self, activity: Activity, part_id: str) -> Answer | None:
        """Return what the participant chose of themselves in a part, to lay beside the others'.

        Of an activity about health or private life nobody else has it in such a comparison.
        """
        if activity.sensitive and not self._is_own:
            return None
        return self._answers(activity, self.access(activity)).get(part_id)

    def _answers(self, activity: Activity, access: Access) -> dict[str, Answer]:
        if access.closed:
            return {}
        present = current_attempt(self._dossier, activity).answers
        return {part: answer for part, answer in present.items() if part in access.parts}

    def heard(self, activities: Mapping[str, Activity]) -> Dossier:
        """Return the dossier with nothing but the answers that may be read whole.

        For what is worked out from many answers at once: the rest is unknown, as if never asked.
        The yes to answers about health or private life stays in it, as those answers count by it.
        """
        if self._is_own:
            return self._dossier
        accesses = {name: self.access(activity) for name, activity in activities.items()}
        return answers_only(self._dossier, {n: one for n, one in accesses.items() if one.whole})

    @property
    def plan(self) -> Plan | None:
        """Return as much of the plan as its owner shares now, None for nothing.

        In short it is the target and the open goals and steps; all of it has what is past too.
        """
        self._own_or(Permission.RESULT_READ)
        level, whole = self._level(sharing.PLAN), plan(self._dossier)
        if level is not Level.SHORT:
            return whole if level is Level.ALL else None
        goals = tuple(goal for goal in whole.goals if goal.state == "open")
        steps = tuple(step for step in whole.steps if step.state == "open")
        return whole.model_copy(update={"goals": goals, "steps": steps})

    @property
    def decisions(self) -> tuple[Decision, ...] | None:
        """Return what was decided about ideas: those kept, or all; None when private.

        Never why: the reasons come from answers that each have a level of their own.
        """
        self._own_or(Permission.RESULT_READ)
        level = self._level(sharing.IDEAS)
        if level is Level.PRIVATE:
            return None
        decisions = decided(self._dossier).values()
        return tuple(each for each in decisions if level is Level.ALL or each.choice == "keep")

    @property
    def trainings(self) -> tuple[OwnTraining, ...] | None:
        """Return the chosen ways as far as the ideas are shared; None when private.

        In short it is what somebody is at, all of it has what was stopped.
        """
        self._own_or(Permission.RESULT_READ)
        level = self._level(sharing.IDEAS)
        if level is Level.PRIVATE:
            return None
        trainings = chosen(self._dossier).values()
        return tuple(each for each in trainings if level is Level.ALL or each.state != "stopped")

    @property
    def whole_ideas(self) -> bool:
        """Say whether what ideas and ways ask may be laid beside what the participant has."""
        self._own_or(Permission.RESULT_READ)
        return self._level(sharing.IDEAS) is Level.ALL

    def ratings(self, activity: Activity) -> tuple[ObserverRating, ...]:
        """Return what others said about an activity, newest first, as far as it may be read.

        Besides the participant: the viewer's own, and what came back by their own link; the rest
        where all of the result is shared. What somebody close to the participant said only once it
        was accepted.
        """
        self._own_or(Permission.RATING_READ)
        every = rating.observer_ratings(self._dossier, activity)
        if self._is_own:
            return every
        whole = self._level(activity.id, sensitive=activity.sensitive) is Level.ALL
        return tuple(
            said
            for said in every
            if (whole and (said.rater != "other" or said.accepted is True))
            or (said.by == self.viewer.id and said.rater != "other")
        )

    def share_with(self, subject: str, account: str) -> Share:
        """Return what a counsellor may read of a result, the plan or the ideas, to whose it is."""
        dossier = self.own(Permission.RESULT_SHARE)
        level = sharing.level(dossier, subject, account, self.at)
        end = None if level is Level.PRIVATE else sharing.until(dossier, subject, account)
        return Share(level, end)

    def is_shared(self, activity_id: str) -> bool:
        """Say, to whose it is, whether any counsellor may read something of a result now."""
        return sharing.is_shared(self.own(), activity_id, self.at)


def open_reader(store: Store, dossier_id: str, viewer: Person, at: datetime) -> Reader:
    """Return a reader of a dossier as it is kept now; raises NoDossier."""
    return Reader(store.get(dossier_id), viewer, at)
