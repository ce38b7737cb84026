"""The plan on a person's page: what they shared of it, proposing a step, writing it together."""

import streamlit as st

from modules.domain.plan.plan import LONGEST, Plan
from modules.services.action import Action
from modules.services.guidance.summary import Summary
from modules.services.plan import plan as planning
from modules.ui.components.post_form import post_form
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.plan import plan as said


def person_plan(page: Summary) -> None:
    """Draw the plan for a counsellor: only what is shared, and what waits for a yes."""
    st.subheader(session.word("person.plan"), anchor=False)
    if page.plan is None:
        st.info(session.word("person.plan.not-shared"))
    else:
        _shown(page.plan)
    if page.proposals:
        st.caption(session.word("person.proposed", count=len(page.proposals)))
        for step in page.proposals:
            with st.container(key=f"own-proposed-{step.id}"):
                st.text(step.text)
    with st.expander(session.word("person.propose")), st.form("propose", border=False):
        st.text_input(
            session.word("person.propose.text"), max_chars=LONGEST, key=f"propose-{page.dossier}"
        )
        st.form_submit_button(session.word("person.propose"), on_click=on_tap(_propose, kept=True))
    post_form(
        session.word("plan-together.title"),
        "/plan-together",
        {"dossier": page.dossier},
        look="quiet",
    )


def _shown(plan: Plan) -> None:
    wording = session.wording()
    if plan.target:
        with st.container(key="own-person-target"):
            st.caption(wording.say("plan.target"))
            st.text(plan.target)
    for goal in plan.goals:
        with st.container(key=f"own-person-goal-{goal.id}"):
            st.caption(said.goal(wording, goal))
            st.text(goal.what)
    for step in plan.steps:
        if step.confirmed_at is not None and step.state != "stopped":
            with st.container(key=f"own-person-step-{step.id}"):
                st.caption(said.step(wording, step))
                st.text(step.text)


def _propose(action: Action) -> None:
    dossier_id = session.person_id() or ""
    field = f"propose-{dossier_id}"
    typed = str(st.session_state.get(field) or "")
    planning.propose_step(session.here().store, dossier_id, typed, action)
    session.empty(field)
