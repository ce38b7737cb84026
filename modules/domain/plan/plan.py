"""A participant's own plan: the job they aim for, goals, and the next small step.

Nobody but the participant writes the target and the goals. A counsellor can propose a step; it
counts from the moment that the participant says yes to it.
"""

from typing import Literal

from pydantic import AwareDatetime, Field

from modules.domain.records import fields
from modules.domain.records.dossier import Dossier
from modules.domain.records.frozen import Frozen

LONGEST = 300
MOST_GOALS = 12

QUESTIONS = ("what", "sign", "can", "why", "when")
"""What makes a goal clear: what, how I see that it worked, what I need for it, why, by when.

Source: the criteria known as SMART (G. Doran, Management Review 70, 1981), in plain questions.
"""

StepState = Literal["open", "done", "stopped"]


class Goal(Frozen):
    """Something the participant wants to reach. Only `what` must be there."""

    id: str
    what: str = Field(min_length=1, max_length=LONGEST)
    sign: str = Field(default="", max_length=LONGEST)
    can: str = Field(default="", max_length=LONGEST)
    why: str = Field(default="", max_length=LONGEST)
    when: str = Field(default="", max_length=LONGEST)
    state: StepState = "open"
    at: AwareDatetime

    @property
    def open_questions(self) -> tuple[str, ...]:
        """Return which questions have no answer yet."""
        return tuple(question for question in QUESTIONS if not getattr(self, question))


class PlanStep(Frozen):
    """A next small step. `confirmed_at` is when the participant said yes to it, else None."""

    id: str
    text: str = Field(min_length=1, max_length=LONGEST)
    by: str
    at: AwareDatetime
    confirmed_at: AwareDatetime | None = None
    state: StepState = "open"


class Plan(Frozen):
    """The whole plan of one participant."""

    target: str = ""
    target_at: AwareDatetime | None = None
    goals: tuple[Goal, ...] = ()
    steps: tuple[PlanStep, ...] = ()

    def is_empty(self) -> bool:
        """Return whether there is nothing in it that the participant wrote or confirmed."""
        return not (self.target or self.goals or any(step.confirmed_at for step in self.steps))


def goal_field(goal_id: str) -> str:
    """Return the field that keeps a goal."""
    return fields.GOAL.name(goal_id)


def step_field(step_id: str) -> str:
    """Return the field that keeps a step."""
    return fields.STEP.name(step_id)


def plan(dossier: Dossier) -> Plan:
    """Return the plan that a dossier keeps; goals and steps in the order in which they came."""
    target = dossier.fields.get(fields.TARGET.name())
    goals = [
        Goal.model_validate({**kept.value, "id": goal_id})
        for goal_id, kept in dossier.under(fields.GOAL).items()
        if isinstance(kept.value, dict)
    ]
    steps = [
        PlanStep.model_validate({**kept.value, "id": step_id})
        for step_id, kept in dossier.under(fields.STEP).items()
        if isinstance(kept.value, dict)
    ]
    words = target.value if target and isinstance(target.value, str) else ""
    return Plan(
        target=words,
        target_at=target.at if target and words else None,
        goals=tuple(sorted(goals, key=lambda goal: goal.at)),
        steps=tuple(sorted(steps, key=lambda step: step.at)),
    )
