"""A goal and a step of a plan in words."""

from collections.abc import Iterable

from modules.domain.plan.plan import Goal, PlanStep
from modules.wording.wording import Wording


def goal(wording: Wording, goal: Goal) -> str:
    """Return how far a goal is, and since when."""
    return f"{wording.say(f'plan.state.{goal.state}')} · {wording.day(goal.at)}"


def step(wording: Wording, step: PlanStep) -> str:
    """Return that it is a step, and how far it is."""
    return f"{wording.say('plan.step')} · {wording.say(f'plan.state.{step.state}')}"


def still_open(wording: Wording, questions: Iterable[str]) -> str:
    """Return which questions about a goal have no answer yet."""
    asked = " ".join(wording.say(f"plan.ask.{question}") for question in questions)
    return wording.say("plan.still-open", questions=asked)
