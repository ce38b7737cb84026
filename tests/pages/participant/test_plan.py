"""The plan page: what is typed is kept, what is proposed waits for a yes, words stay words."""

import pytest
from streamlit.testing.v1 import AppTest

from modules.services.plan import plan
from modules.services.runtime import Runtime
from modules.ui.shell.page_registry import page
from tests.conftest import AMINA, ELS, Act, reads
from tests.pages.conftest import Open, Word, seen, tap


def send(app: AppTest, label: str) -> AppTest:
    """Tap the button of the first form that has this label."""
    next(
        one for one in app.button if one.proto.is_form_submitter and one.label == label
    ).click().run()
    return app


def keep_goal(app: AppTest, word: Word) -> None:
    """Tap the button of the form for a new goal, which comes last."""
    forms = [one for one in app.button if one.proto.is_form_submitter]
    [one for one in forms if one.label == word("plan.keep")][-1].click().run()


@pytest.mark.requirement("JS33")
def test_the_target_is_kept_in_the_participants_own_words(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = opened(AMINA, on="participant/plan")
    app.text_area(key="plan-target").set_value("*hulpkok* $5$")
    send(app, word("plan.keep"))
    assert plan.own_plan(reads(runtime.store, AMINA)).target == "*hulpkok* $5$"
    assert app.text[0].value == "*hulpkok* $5$"


@pytest.mark.requirement("TK18")
def test_a_proposed_step_is_shown_with_whose_it_is_and_waits_for_a_yes(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    plan.propose_step(runtime.store, AMINA.id, "Bel de school", action(ELS))
    (step,) = plan.own_plan(reads(runtime.store, AMINA)).steps
    app = opened(AMINA, on="participant/plan")
    assert word("plan.proposed", name="Els") in seen(app)

    tap(app, f"yes-{step.id}")
    assert word("plan.proposed", name="Els") not in seen(app)
    assert plan.own_plan(reads(runtime.store, AMINA)).steps[0].confirmed_at is not None


def test_an_own_step_is_added_done_and_opened_again(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = opened(AMINA, on="participant/plan")
    app.text_input(key="plan-step").set_value("Mijn buur vragen")
    send(app, word("plan.step.add"))
    (step,) = plan.own_plan(reads(runtime.store, AMINA)).steps
    assert app.text_input(key="plan-step").value == ""

    tap(app, f"step-{step.id}")
    assert plan.own_plan(reads(runtime.store, AMINA)).steps[0].state == "done"
    tap(app, f"step-{step.id}")
    assert plan.own_plan(reads(runtime.store, AMINA)).steps[0].state == "open"


@pytest.mark.requirement("JS21")
def test_a_goal_shows_which_questions_are_still_open(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = opened(AMINA, on="participant/plan")
    app.text_input(key="new-what").set_value("Een rijbewijs")
    app.text_input(key="new-why").set_value("Voor de bus")
    keep_goal(app, word)
    (goal,) = plan.own_plan(reads(runtime.store, AMINA)).goals
    assert goal.open_questions == ("sign", "can", "when")
    assert word("plan.ask.when") in next(one.value for one in app.info)


@pytest.mark.requirement("TK18")
def test_a_counsellor_proposes_from_the_persons_page(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = opened(ELS)
    app.session_state["person"] = AMINA.id
    app.switch_page(page("counsellor/person")).run()
    app.text_input(key=f"propose-{AMINA.id}").set_value("Samen bellen")
    send(app, word("person.propose"))
    (step,) = plan.own_plan(reads(runtime.store, AMINA)).steps
    assert (step.text, step.by, step.confirmed_at) == ("Samen bellen", ELS.id, None)
    assert word("person.proposed", count=1) in seen(app)
    assert word("person.plan.not-shared") in seen(app)
