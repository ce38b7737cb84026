"""A plan in words."""

from modules.domain.plan.plan import Goal, PlanStep
from modules.wording.plan.plan import goal, step, still_open
from modules.wording.wording import Wording
from tests.conftest import AMINA, MONDAY


def test_a_goal_and_a_step_say_how_far_they_are(to_self: Wording) -> None:
    cooking = Goal(id="1", what="Koken", state="done", at=MONDAY)
    call = PlanStep(id="1", text="Bellen", by=AMINA.id, at=MONDAY)
    assert goal(to_self, cooking) == "Gedaan · 2 maart 2026"
    assert step(to_self, call) == f"{to_self.say('plan.step')} · Bezig"


def test_what_a_goal_does_not_say_yet_is_asked(to_self: Wording) -> None:
    asked = f"{to_self.say('plan.ask.sign')} {to_self.say('plan.ask.why')}"
    assert still_open(to_self, ["sign", "why"]) == f"Nog open: {asked}"
