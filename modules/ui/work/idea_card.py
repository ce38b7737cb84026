"""One idea as a card: what the work is, why, although, needed, the way there, and the choice."""

from collections.abc import Callable, Collection

import streamlit as st

from modules.domain.work.decisions import CHOICES, Decision, IdeaChoice
from modules.domain.work.job_ideas import Idea
from modules.domain.work.occupation import Occupation
from modules.domain.work.preferences import Preferences
from modules.services.plan import plan
from modules.services.work import job_ideas
from modules.services.work.job_ideas import Overview
from modules.ui.activities.ending import start
from modules.ui.components.picture import label, show
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.ui.work.trainings import follow
from modules.wording.activities.answers import marked
from modules.wording.work import job_ideas as said
from modules.wording.work import trainings as ways

PICTURES = {"keep": "star", "later": "hourglass", "no": "wastebasket"}


def card(idea: Idea, overview: Overview, planned: Collection[str] = ()) -> None:
    """Draw one idea; `planned` are the steps that stand in the own plan already."""
    wording = session.wording()
    table = wording.library.jobs.table
    assert table is not None  # an idea is made from it
    work, text = table.occupations[idea.occupation], said.occupation_words(wording)
    with st.container(key=f"job-{work.id}"):
        with st.container(horizontal=True, vertical_alignment="center", key=f"idea-top-{work.id}"):
            show(work.picture)
            st.markdown(f"**{text.heading(work.id)}**")
        st.markdown(text.rest(work.id))
        if not idea.reasons:
            st.caption(wording.say("ideas.no-reason"))
        for part in said.told(wording, idea):
            st.markdown(said.paragraph(part))
        if work.bottleneck:
            st.caption(said.bottleneck(wording, table.bottlenecks))
        with st.expander(wording.say("ideas.steps"), key=f"steps-{work.id}"):
            _steps(work, overview, planned)
        _choices(work.id, overview.decided.get(work.id))


def _steps(work: Occupation, overview: Overview, planned: Collection[str]) -> None:
    """Draw each way to this work: what it is, where to ask, and what is still missing."""
    wording = session.wording()
    library, text = wording.library, ways.training_words(wording)
    steps = job_ideas.steps(library, work.id, overview.wishes, overview.papers)
    for training_id, conditions in steps:
        training = library.jobs.trainings[training_id]
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"way-{work.id}-{training_id}"
        ):
            show(training.picture)
            st.markdown(f"**{text.heading(training_id)}**")
        st.markdown(text.rest(training_id))
        if conditions:
            st.markdown("\n".join(f"- {ways.condition(wording, asked)}" for asked in conditions))
        follow(f"{work.id}-{training_id}", training_id, overview.ways)
        _plan(work.id, training_id, planned)
    _lesson(work, overview.wishes)


def _plan(work: str, training_id: str, planned: Collection[str]) -> None:
    """Draw the button that makes a way the own next step; once it stands there, that."""
    step = ways.plan_step(session.wording(), work, training_id)
    if step in planned:
        st.caption(session.word("ideas.in-plan"))
        return
    st.button(
        session.word("ideas.to-plan"),
        key=f"plan-{work}-{training_id}",
        on_click=on_tap(lambda action: plan.add_step(session.here().store, step, action)),
    )


def _lesson(work: Occupation, wishes: Preferences) -> None:
    """Draw the lesson that helps with Dutch, for work that asks more than somebody has."""
    wording = session.wording()
    lesson = job_ideas.dutch_lesson(wording.library, work.id, wishes)
    if lesson is None:
        return
    label_of_lesson = wording.say("ideas.lesson", title=wording.title(lesson))
    if st.button(label_of_lesson, key=f"lesson-{work.id}"):
        start(lesson)


def _choices(work: str, decision: Decision | None) -> None:
    wording = session.wording()
    with st.container(key=f"answers-idea-{work}", horizontal=True):
        for choice in CHOICES:
            chosen = decision is not None and decision.choice == choice
            said_of_choice = marked(wording, wording.say(f"ideas.choice.{choice}"), chosen)
            st.button(
                label(PICTURES[choice], said_of_choice),
                key=f"idea-{work}-{choice}",
                width="stretch",
                type="primary" if chosen else "secondary",
                on_click=_choose(work, None if chosen else choice),
            )


def _choose(work: str, choice: IdeaChoice | None) -> Callable[[], None]:
    here = session.here()
    return on_tap(
        lambda action: job_ideas.choose(here.store, here.library, work, choice, action), kept=True
    )
