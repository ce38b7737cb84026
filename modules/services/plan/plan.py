"""Writing one's own plan, and proposing a step to somebody who decides about it."""

import uuid
from collections.abc import Mapping

from modules.domain.activities.answer import BadAnswer, TooLong, TooMany, WrongShape, plain
from modules.domain.plan import plan as plans
from modules.domain.plan.plan import (
    LONGEST,
    MOST_GOALS,
    QUESTIONS,
    Goal,
    Plan,
    PlanStep,
    StepState,
)
from modules.domain.records import fields
from modules.domain.records.dossier import Change
from modules.domain.records.people import Account, Person
from modules.domain.records.roles import Permission
from modules.services.accounts.credential_check import prove
from modules.services.accounts.secrets import Keys
from modules.services.action import Action, keep
from modules.services.permissions import allow
from modules.services.sharing.reader import Reader, open_reader
from modules.storage.base import Store


class NoSuchPlan(BadAnswer):
    """The plan has no such goal or step (any more)."""

    text_id = "error.unknown-part"


def own_plan(reader: Reader) -> Plan:
    """Return somebody's own plan; raises Forbidden."""
    return plans.plan(reader.own(Permission.PLAN_WRITE))


def _plan_now(store: Store, action: Action) -> Plan:
    """Return the plan of whoever acts, as it is kept now."""
    return own_plan(open_reader(store, action.by.id, action.by, action.at))


def set_target(store: Store, words: str, action: Action) -> None:
    """Keep the job that the participant aims for, in their own words; empty takes it away."""
    allow(Permission.PLAN_WRITE, action.by, store.get(action.by.id))
    text = _text(words) or None
    keep(store, action.by.id, [Change(field=fields.TARGET.name(), value=text)], action)


def write_goal(
    store: Store, said: Mapping[str, str], action: Action, goal_id: str | None = None
) -> Goal:
    """Keep a goal, a new one or one that is there, and return it.

    Raises WrongShape without `what`, TooLong, TooMany (12 open goals), NoSuchPlan, Forbidden.
    """
    now = _plan_now(store, action)
    before = next((goal for goal in now.goals if goal.id == goal_id), None)
    if goal_id is not None and before is None:
        raise NoSuchPlan("there is no such goal")
    if before is None and sum(goal.state == "open" for goal in now.goals) >= MOST_GOALS:
        raise TooMany(f"a plan holds {MOST_GOALS} open goals")
    answers = {question: _text(said.get(question, "")) for question in QUESTIONS}
    if not answers["what"]:
        raise WrongShape("a goal says what")
    goal = Goal(
        id=before.id if before else uuid.uuid4().hex,
        at=before.at if before else action.at,
        state=before.state if before else "open",
        **answers,
    )
    _keep_goal(store, goal, action)
    return goal


def mark_goal(store: Store, goal_id: str, state: StepState, action: Action) -> None:
    """Keep that a goal is done, stopped or open again; nothing of it is lost."""
    now = _plan_now(store, action)
    goal = next((goal for goal in now.goals if goal.id == goal_id), None)
    if goal is None:
        raise NoSuchPlan("there is no such goal")
    _keep_goal(store, goal.model_copy(update={"state": state}), action)


def _keep_goal(store: Store, goal: Goal, action: Action) -> None:
    value = goal.model_dump(mode="json", exclude={"id"})
    keep(store, action.by.id, [Change(field=plans.goal_field(goal.id), value=value)], action)


def add_step(store: Store, words: str, action: Action) -> None:
    """Keep the participant's own next step: it is confirmed by being theirs."""
    allow(Permission.PLAN_WRITE, action.by, store.get(action.by.id))
    _keep_step(store, action.by.id, words, action, own=True)


def propose_step(store: Store, dossier_id: str, words: str, action: Action) -> None:
    """Keep a step that a counsellor proposes; it counts when the participant says yes."""
    allow(Permission.PLAN_PROPOSE, action.by, store.get(dossier_id))
    _keep_step(store, dossier_id, words, action, own=False)


def _keep_step(store: Store, dossier_id: str, words: str, action: Action, *, own: bool) -> None:
    text = _text(words)
    if not text:
        raise WrongShape("a step says what")
    step = PlanStep(
        id=uuid.uuid4().hex,
        text=text,
        by=action.by.id,
        at=action.at,
        confirmed_at=action.at if own else None,
    )
    value = step.model_dump(mode="json", exclude={"id"})
    keep(store, dossier_id, [Change(field=plans.step_field(step.id), value=value)], action)


def answer_step(store: Store, step_id: str, yes: bool, action: Action) -> None:
    """Keep what the participant says to a proposed step; a no keeps it, as stopped."""
    step = _own_step(store, step_id, action)
    update = {"confirmed_at": action.at} if yes else {"state": "stopped"}
    _change_step(store, step.model_copy(update=update), action)


def mark_step(store: Store, step_id: str, state: StepState, action: Action) -> None:
    """Keep that a step is done, stopped or open again."""
    step = _own_step(store, step_id, action)
    _change_step(store, step.model_copy(update={"state": state}), action)


def _own_step(store: Store, step_id: str, action: Action) -> PlanStep:
    now = _plan_now(store, action)
    step = next((step for step in now.steps if step.id == step_id), None)
    if step is None:
        raise NoSuchPlan("there is no such step")
    return step


def _change_step(store: Store, step: PlanStep, action: Action) -> None:
    value = step.model_dump(mode="json", exclude={"id"})
    keep(store, action.by.id, [Change(field=plans.step_field(step.id), value=value)], action)


def sitting_together(store: Store, keys: Keys, dossier_id: str, pin: str, action: Action) -> Action:
    """Return the act of the participant who sits beside their counsellor and typed their PIN.

    So the target and the goals stay the participant's own, also on the counsellor's screen.
    Raises Forbidden when this is not their counsellor, NotSignedIn for a wrong PIN.
    """
    allow(Permission.PLAN_WRITE_TOGETHER, action.by, store.get(dossier_id))
    prove(store, keys, store.find(Account, dossier_id), pin, at=action.at, way="card")
    return action._replace(by=Person(id=dossier_id, role="participant"))


def may_sit_together(reader: Reader) -> None:
    """Return when the reader guides this participant; raises Forbidden otherwise."""
    reader.require(Permission.PLAN_WRITE_TOGETHER)


def write_together(
    store: Store, keys: Keys, dossier_id: str, pin: str, said: Mapping[str, str], action: Action
) -> None:
    """Keep what two people wrote at one screen: a target, a step, a goal.

    What is empty is left as it was. Raises what sitting_together and TooLong raise.
    """
    own = sitting_together(store, keys, dossier_id, pin, action)
    texts = {name: _text(words) for name, words in said.items()}
    # Each has a save of its own: together they came from one tap.
    if texts.get("target"):
        set_target(store, texts["target"], own._replace(save_id=f"{action.save_id}t"))
    if texts.get("step"):
        add_step(store, texts["step"], own._replace(save_id=f"{action.save_id}s"))
    if texts.get("what"):
        write_goal(store, texts, own._replace(save_id=f"{action.save_id}g"))


def _text(words: str) -> str:
    text = plain(words)
    if len(text) > LONGEST:
        raise TooLong(f"a plan takes {LONGEST} signs at a time")
    return text
