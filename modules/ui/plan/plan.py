"""One's own plan as it is drawn: the target, the next step, the goals with what is still open."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from modules.domain.plan.plan import LONGEST, QUESTIONS, Goal, Plan, PlanStep, StepState
from modules.services.action import Action
from modules.services.guidance.counselling import name_of
from modules.services.plan import plan as planning
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.escape_markdown import escape_markdown
from modules.wording.plan import plan as said


def target(plan: Plan) -> None:
    """Draw the job that the participant aims for, in their own words, and the field for it."""
    st.subheader(session.word("plan.target"), anchor=False)
    if plan.target:
        with st.container(key="own-target"):
            st.text(plan.target)
    invites = session.word("plan.target.change" if plan.target else "plan.target.write")
    with st.expander(invites, expanded=not plan.target), st.form("target", border=False):
        st.text_area(
            session.word("plan.target.label"),
            value=plan.target,
            max_chars=LONGEST,
            key="plan-target",
        )
        _send("plan.keep", _keep_target)


def _keep_target(action: Action) -> None:
    planning.set_target(session.here().store, _typed("plan-target"), action)


def steps(plan: Plan) -> None:
    """Draw what somebody proposed, the next steps, and the field for a new one."""
    st.subheader(session.word("plan.step"), anchor=False)
    for step in plan.steps:
        if step.confirmed_at is None and step.state == "open":
            _proposal(step)
    for step in plan.steps:
        if step.confirmed_at is not None and step.state == "open":
            _step(step)
    with st.form("step", border=False):
        st.text_input(session.word("plan.step.label"), max_chars=LONGEST, key="plan-step")
        _send("plan.step.add", _add_step)
    past = [step for step in plan.steps if step.state == "done"]
    if past:
        with st.expander(session.word("plan.step.past", count=len(past))):
            for step in past:
                _step(step)


def _add_step(action: Action) -> None:
    planning.add_step(session.here().store, _typed("plan-step"), action)
    session.empty("plan-step")  # only once it is kept: nothing typed is lost


def _proposal(step: PlanStep) -> None:
    name = escape_markdown(name_of(session.here().store, step.by))
    with st.container(key=f"own-step-{step.id}"):
        st.caption(session.word("plan.proposed", name=name))
        st.text(step.text)
        yes, no = st.columns(2)
        yes.button(
            session.word("plan.proposed.yes"),
            key=f"yes-{step.id}",
            type="primary",
            width="stretch",
            on_click=_answer(step.id, yes=True),
        )
        no.button(
            session.word("plan.proposed.no"),
            key=f"no-{step.id}",
            width="stretch",
            on_click=_answer(step.id, yes=False),
        )


def _answer(step_id: str, *, yes: bool) -> Callable[[], None]:
    store = session.here().store
    return on_tap(lambda action: planning.answer_step(store, step_id, yes, action))


def _step(step: PlanStep) -> None:
    with st.container(key=f"own-step-{step.id}"):
        st.text(step.text)
        st.button(
            session.word("plan.mark.open" if step.state == "done" else "plan.mark.done"),
            key=f"step-{step.id}",
            on_click=_mark_step(step),
        )


def _mark_step(step: PlanStep) -> Callable[[], None]:
    state: StepState = "open" if step.state == "done" else "done"
    store = session.here().store
    return on_tap(lambda action: planning.mark_step(store, step.id, state, action))


def goals(plan: Plan) -> None:
    """Draw each goal with what is still open in it, and the form for a new one."""
    st.subheader(session.word("plan.goals"), anchor=False)
    st.markdown(session.word("plan.goals.text"))
    for goal in plan.goals:
        _goal(goal)
    with st.expander(session.word("plan.goal.new")):
        _goal_form(None)


def _goal(goal: Goal) -> None:
    wording = session.wording()
    with st.container(key=f"own-goal-{goal.id}"):
        st.text(goal.what)
        st.caption(said.goal(wording, goal))
        for question in QUESTIONS[1:]:
            if getattr(goal, question):
                st.caption(wording.say(f"plan.ask.{question}"))
                st.text(getattr(goal, question))
        if goal.open_questions and goal.state == "open":
            st.info(said.still_open(wording, goal.open_questions))
        st.button(
            session.word("plan.mark.done" if goal.state == "open" else "plan.mark.open"),
            key=f"goal-{goal.id}",
            on_click=_mark_goal(goal),
        )
        with st.expander(session.word("plan.goal.change")):
            _goal_form(goal)


def _mark_goal(goal: Goal) -> Callable[[], None]:
    state: StepState = "done" if goal.state == "open" else "open"
    store = session.here().store
    return on_tap(lambda action: planning.mark_goal(store, goal.id, state, action))


def _goal_form(goal: Goal | None) -> None:
    key = goal.id if goal else "new"
    with st.form(f"goal-form-{key}", border=False):
        for question in QUESTIONS:
            st.text_input(
                session.word(f"plan.ask.{question}"),
                value=getattr(goal, question) if goal else "",
                max_chars=LONGEST,
                key=f"{key}-{question}",
            )
        _send("plan.keep", partial(_keep_goal, goal))


def _keep_goal(goal: Goal | None, action: Action) -> None:
    key = goal.id if goal else "new"
    typed = {question: _typed(f"{key}-{question}") for question in QUESTIONS}
    planning.write_goal(session.here().store, typed, action, goal.id if goal else None)
    if goal is None:
        session.empty(*(f"{key}-{question}" for question in QUESTIONS))


def _send(text_id: str, what: Callable[[Action], object]) -> None:
    """Draw the button of a form; it keeps what was typed in the same run."""
    st.form_submit_button(
        session.word(text_id), type="primary", width="stretch", on_click=on_tap(what, kept=True)
    )


def _typed(key: str) -> str:
    return str(st.session_state.get(key) or "")
