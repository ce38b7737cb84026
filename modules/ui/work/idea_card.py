"""One idea as a card: what the work is, why, although, needed, the way there, and the choice."""

from collections.abc import Callable, Collection, Sequence

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
from modules.wording import dates
from modules.wording.job_ideas import condition, told, training_words, words

PICTURES = {"keep": "star", "later": "hourglass", "no": "wastebasket"}


def spoken(idea: Idea) -> list[str]:
    """Return what the voice reads of a card."""
    said = words()
    lines = [f"{opening}: {line}." for opening, of in told(idea) for line in of]
    return [said.heading(idea.occupation), said.rest(idea.occupation), *lines]


def card(idea: Idea, found: Overview, planned: Collection[str] = ()) -> None:
    """Draw one idea; `planned` are the steps that stand in the own plan already."""
    table = session.here().library.jobs.table
    assert table is not None  # an idea is made from it
    work, text = table.occupations[idea.occupation], words()
    with st.container(key=f"job-{work.id}"):
        with st.container(horizontal=True, vertical_alignment="center", key=f"idea-top-{work.id}"):
            show(work.picture)
            st.markdown(f"**{text.heading(work.id)}**")
        st.markdown(text.rest(work.id))
        if not idea.reasons:
            st.caption(session.word("ideas.no-reason"))
        for opening, lines in told(idea):
            st.markdown(_lines(opening, lines))
        _bottleneck(work)
        with st.expander(session.word("ideas.steps"), key=f"steps-{work.id}"):
            _steps(work, found, planned)
        _choices(work.id, found.decided.get(work.id))


def _lines(opening: str, lines: Sequence[str]) -> str:
    """Return one line behind its opening, or more below it."""
    if len(lines) == 1:
        return f"**{opening}:** {lines[0]}."
    return "\n".join([f"**{opening}:**", *(f"- {one}." for one in lines)])


def _bottleneck(work: Occupation) -> None:
    """Say that employers look for people, of which day and how surely we know it."""
    table = session.here().library.jobs.table
    if table is None or not work.bottleneck:
        return
    listed = table.bottlenecks
    day = dates.month(listed.as_of)
    st.caption(session.word(f"ideas.bottleneck.{listed.certainty}", day=day))


def _steps(work: Occupation, found: Overview, planned: Collection[str]) -> None:
    """Draw each way to this work: what it is, where to ask, and what is still missing."""
    library, text = session.here().library, training_words()
    for training_id, conditions in job_ideas.steps(library, work.id, found.wishes, found.papers):
        training = library.jobs.trainings[training_id]
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"way-{work.id}-{training_id}"
        ):
            show(training.picture)
            st.markdown(f"**{text.heading(training_id)}**")
        st.markdown(text.rest(training_id))
        if conditions:
            st.markdown("\n".join(f"- {condition(one)}" for one in conditions))
        follow(f"{work.id}-{training_id}", training_id, found.ways)
        _plan(work.id, training_id, planned)
    _lesson(work, found.wishes)


def _plan(work: str, training_id: str, planned: Collection[str]) -> None:
    """Draw the button that makes a way the own next step; once it stands there, that."""
    step = f"{words().heading(work)}: {training_words().heading(training_id)}"
    if step in planned:
        st.caption(session.word("ideas.in-plan"))
        return
    st.button(
        session.word("ideas.to-plan"),
        key=f"plan-{work}-{training_id}",
        on_click=on_tap(lambda action: plan.add_step(session.here().store, step, action)),
    )


def _lesson(work: Occupation, said: Preferences) -> None:
    """Draw the lesson that helps with Dutch, for work that asks more than somebody has."""
    lesson = job_ideas.dutch_lesson(session.here().library, work.id, said)
    if lesson is None:
        return
    title = session.here().library.words("activities", lesson, session.language()).title
    if st.button(session.word("ideas.lesson", title=title), key=f"lesson-{work.id}"):
        start(lesson)


def _choices(work: str, decision: Decision | None) -> None:
    with st.container(key=f"answers-idea-{work}", horizontal=True):
        for choice in CHOICES:
            chosen = decision is not None and decision.choice == choice
            mark = f" **✓ {session.word('answer.chosen')}**" if chosen else ""
            st.button(
                label(PICTURES[choice], session.word(f"ideas.choice.{choice}") + mark),
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
