"""The plan: the target and the goals are the participant's own; a counsellor can only propose."""

import pytest

from modules.domain.activities.answer import TooLong, TooMany, WrongShape
from modules.domain.catalogue import Library
from modules.domain.plan.plan import MOST_GOALS
from modules.domain.records import sharing
from modules.domain.records.people import Person
from modules.services.accounts.accounts import NotSignedIn
from modules.services.accounts.secrets import Keys
from modules.services.action import Action
from modules.services.permissions import Forbidden
from modules.services.plan import plan as planning
from modules.services.plan.plan import NoSuchPlan
from modules.services.sharing import sharing as privacy
from modules.storage.base import Store
from tests.conftest import AMINA, BART, ELS, FATIMA, PIN, TUESDAY, Act, reads


@pytest.mark.requirement("JS33")
def test_the_participant_writes_the_target_and_changes_it(store: Store, action: Act) -> None:
    planning.set_target(store, " hulpkok in een school ", action(AMINA))
    assert planning.own_plan(reads(store, AMINA)).target == "hulpkok in een school"

    planning.set_target(store, "kok", action(AMINA))
    assert planning.own_plan(reads(store, AMINA)).target == "kok"
    targets = [
        value
        for event in store.events(AMINA.id)
        for field, value, _ in event.changes
        if field == "plan/target"
    ]
    assert targets == ["hulpkok in een school", "kok"]


@pytest.mark.requirement("JS33")
@pytest.mark.parametrize("who", [ELS, FATIMA, Person(id=AMINA.id, role="counsellor")])
def test_nobody_else_writes_a_target_or_a_goal(store: Store, action: Act, who: Person) -> None:
    act = action(who)
    dossier_of_somebody = act._replace(by=Person(id=AMINA.id, role=who.role))
    with pytest.raises(Forbidden):
        planning.set_target(store, "poetsen", dossier_of_somebody)
    with pytest.raises(Forbidden):
        planning.write_goal(store, {"what": "poetsen"}, dossier_of_somebody)
    assert planning.own_plan(reads(store, AMINA)).is_empty()


@pytest.mark.requirement("JS21")
def test_a_goal_says_which_of_its_questions_are_still_open(store: Store, action: Act) -> None:
    goal = planning.write_goal(store, {"what": "Een cursus koken", "when": "in mei"}, action(AMINA))
    assert goal.open_questions == ("sign", "can", "why")

    said = {"what": "Een cursus koken", "when": "in mei", "sign": "Ik heb het papier"}
    changed = planning.write_goal(store, said, action(AMINA), goal.id)
    assert changed.open_questions == ("can", "why")
    assert [one.id for one in planning.own_plan(reads(store, AMINA)).goals] == [goal.id]


def test_a_goal_that_is_done_stays_and_can_be_opened_again(store: Store, action: Act) -> None:
    goal = planning.write_goal(store, {"what": "Bellen"}, action(AMINA))
    planning.mark_goal(store, goal.id, "done", action(AMINA))
    assert planning.own_plan(reads(store, AMINA)).goals[0].state == "done"
    planning.mark_goal(store, goal.id, "open", action(AMINA))
    assert planning.own_plan(reads(store, AMINA)).goals[0].state == "open"


def test_what_is_no_goal_is_refused_and_keeps_nothing(store: Store, action: Act) -> None:
    with pytest.raises(WrongShape):
        planning.write_goal(store, {"what": "  "}, action(AMINA))
    with pytest.raises(TooLong):
        planning.write_goal(store, {"what": "x" * 301}, action(AMINA))
    with pytest.raises(NoSuchPlan):
        planning.write_goal(store, {"what": "x"}, action(AMINA), "0" * 32)
    with pytest.raises(NoSuchPlan):
        planning.mark_goal(store, "0" * 32, "done", action(AMINA))
    assert planning.own_plan(reads(store, AMINA)).goals == ()


def test_a_plan_holds_twelve_open_goals(store: Store, action: Act) -> None:
    for number in range(MOST_GOALS):
        planning.write_goal(store, {"what": f"doel {number}"}, action(AMINA))
    with pytest.raises(TooMany):
        planning.write_goal(store, {"what": "nog een"}, action(AMINA))


@pytest.mark.requirement("TK18")
def test_a_step_that_a_counsellor_proposes_counts_only_after_a_yes(
    store: Store, action: Act
) -> None:
    planning.propose_step(store, AMINA.id, "Bel naar de school", action(ELS))
    (step,) = planning.own_plan(reads(store, AMINA)).steps
    assert step.confirmed_at is None
    assert [one.id for one in reads(store, ELS, AMINA.id).proposals] == [step.id]
    with pytest.raises(Forbidden):  # nor can the counsellor say yes for somebody
        planning.answer_step(
            store, step.id, True, action(ELS)._replace(by=Person(id=AMINA.id, role="counsellor"))
        )

    planning.answer_step(store, step.id, True, action(AMINA))
    assert planning.own_plan(reads(store, AMINA)).steps[0].confirmed_at is not None
    assert reads(store, ELS, AMINA.id).proposals == ()


@pytest.mark.requirement("TK18")
def test_a_no_puts_a_proposal_away_and_an_own_step_needs_no_yes(store: Store, action: Act) -> None:
    planning.propose_step(store, AMINA.id, "Bel naar de school", action(ELS))
    (step,) = planning.own_plan(reads(store, AMINA)).steps
    planning.answer_step(store, step.id, False, action(AMINA))
    planning.add_step(store, "Eerst slapen", action(AMINA))
    first, second = planning.own_plan(reads(store, AMINA)).steps
    assert (first.state, first.confirmed_at) == ("stopped", None)
    assert (second.text, second.confirmed_at) == ("Eerst slapen", second.at)


def test_only_ones_own_counsellor_proposes(store: Store, action: Act) -> None:
    for who in (FATIMA, BART):
        with pytest.raises(Forbidden):
            planning.propose_step(store, AMINA.id, "iets", action(who))


@pytest.mark.requirement("JS33")
def test_sitting_together_the_participants_pin_makes_it_their_own(
    store: Store, keys: Keys, action: Act
) -> None:
    said = {"target": "kok", "step": "Bellen", "what": "Een cursus", "when": "mei"}
    planning.write_together(store, keys, AMINA.id, PIN, said, action(ELS))
    plan = planning.own_plan(reads(store, AMINA))
    assert (plan.target, plan.steps[0].text, plan.goals[0].what) == ("kok", "Bellen", "Een cursus")
    assert store.get(AMINA.id).fields["plan/target"].by == AMINA.id
    assert plan.steps[0].confirmed_at is not None


@pytest.mark.requirement("JS33")
def test_without_the_right_pin_nothing_is_written(store: Store, keys: Keys, action: Act) -> None:
    with pytest.raises(NotSignedIn):
        planning.write_together(store, keys, AMINA.id, "000000", {"target": "x"}, action(ELS))
    with pytest.raises(Forbidden):
        planning.write_together(store, keys, AMINA.id, PIN, {"target": "x"}, action(FATIMA))
    with pytest.raises(TooLong):
        planning.write_together(
            store, keys, AMINA.id, PIN, {"target": "x", "what": "y" * 301}, action(ELS)
        )
    assert planning.own_plan(reads(store, AMINA)).is_empty()


def seen(store: Store, act: Action) -> list[str]:
    """Return the goals that Els sees of Amina's plan."""
    plan = reads(store, ELS, AMINA.id, at=act.at).plan
    return [one.what for one in plan.goals] if plan else []


def test_a_counsellor_sees_the_plan_only_as_far_as_it_is_shared(
    store: Store, library: Library, action: Act
) -> None:
    done = planning.write_goal(store, {"what": "oud"}, action(AMINA))
    planning.mark_goal(store, done.id, "done", action(AMINA))
    planning.write_goal(store, {"what": "nieuw"}, action(AMINA))
    act = action(ELS)
    assert reads(store, ELS, AMINA.id, at=act.at).plan is None

    privacy.share(store, library, sharing.PLAN, ELS.id, "short", action(AMINA))
    assert seen(store, act) == ["nieuw"]
    privacy.share(store, library, sharing.PLAN, ELS.id, "all", action(AMINA))
    assert seen(store, act) == ["oud", "nieuw"]
    privacy.share(store, library, sharing.PLAN, ELS.id, "private", action(AMINA))
    assert reads(store, ELS, AMINA.id, at=act.at).plan is None
    with pytest.raises(Forbidden):
        assert reads(store, FATIMA, AMINA.id, at=TUESDAY).plan


def test_the_plan_can_be_shared_once_there_is_something_in_it(
    store: Store, library: Library, action: Act
) -> None:
    def offered() -> list[str]:
        return [one.activity for one in privacy.shared_with(reads(store, AMINA), library, ELS.id)]

    assert offered() == []
    planning.set_target(store, "kok", action(AMINA))
    assert offered() == [sharing.PLAN]
