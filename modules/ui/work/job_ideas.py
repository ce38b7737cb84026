"""Ideas for work as they are drawn: the families, one family at a time, "what if", own choices."""

from collections.abc import Collection, Sequence
from functools import partial
from itertools import groupby

import streamlit as st

from modules.domain.work.decisions import CHOICES, Decision
from modules.domain.work.job_ideas import FamilyOfIdeas
from modules.domain.work.occupation import CIRCUMSTANCES
from modules.services.plan import plan as planning
from modules.services.sharing.reader import Reader
from modules.services.work import job_ideas
from modules.services.work.job_ideas import Overview
from modules.ui.activities.ending import start
from modules.ui.activities.facts import fact_cards
from modules.ui.components.picture import label, show_large
from modules.ui.frame import frame
from modules.ui.shell import session
from modules.ui.work.idea_card import card
from modules.ui.work.trainings import my_ways
from modules.wording.work import job_ideas as said

WHAT_IF = ("rijbewijs-b", "computer", *CIRCUMSTANCES)
"""What can be tried out; a diploma or a criminal record is nobody's game."""
OPEN, TRIED = "family", "what-if"


def ideas_page(reader: Reader) -> None:
    """Draw all families, or the one that is open."""
    here = session.here()
    if here.library.jobs.table is None:
        _top([session.word("ideas.none")], reader)
        return
    overview = job_ideas.overview(reader, here.library, what_if=_tried())
    open_now = session.remembered(OPEN)
    family = next((family for family in overview.families if family.family == open_now), None)
    if family is None:
        _all(overview, reader)
    else:
        _family(family, overview, reader)


def _top(told: Sequence[str], reader: Reader) -> None:
    heading = session.word("ideas.title")
    frame.top("ideas", heading, [heading, *told], person=reader.viewer)
    frame.back("participant/path", session.word("path.title"))
    st.title(heading, anchor=False)
    for paragraph in told:
        st.markdown(paragraph)


def _all(overview: Overview, reader: Reader) -> None:
    _top(session.word("ideas.text").split("\n\n"), reader)
    _first(overview.unasked)
    _mine(overview.decided.values(), reader)
    my_ways(reader)
    st.caption(session.word("ideas.order"))
    for kinds, group in groupby(overview.families, key=lambda family: family.kinds):
        _group(kinds, list(group))
    _source()


def _group(kinds: int, group: Sequence[FamilyOfIdeas]) -> None:
    """Draw the families in which as many kinds of reasons come together."""
    wording = session.wording()
    st.subheader(said.group(wording, kinds), anchor=False)
    if len(group) > 1:
        st.caption(wording.say("ideas.close"))
    table = wording.library.jobs.table
    assert table is not None  # the families come from it
    with st.container(key=f"answers-families-{kinds}"):
        for family in group:
            st.button(
                label(table.families[family.family].picture, said.family(wording, family)),
                key=f"family-{family.family}",
                width="stretch",
                on_click=session.remember,
                args=(OPEN, family.family),
            )


def _family(family: FamilyOfIdeas, overview: Overview, reader: Reader) -> None:
    """Draw one family: what it is, what can be tried out, and each idea."""
    wording = session.wording()
    text = said.occupation_words(wording)
    heading = text.heading(f"familie/{family.family}")
    told = text.rest(f"familie/{family.family}")
    first = [idea for idea in family.ideas if idea.reasons] or list(family.ideas)
    others = [idea for idea in family.ideas if idea not in first]
    spoken = [line for idea in first for line in said.spoken(wording, idea)]
    frame.top(f"ideas/{family.family}", heading, [heading, told, *spoken], person=reader.viewer)
    st.button(
        label("arrow-left", session.word("ideas.families")),
        key="families",
        type="tertiary",
        on_click=session.forget,
        args=(OPEN,),
    )
    table = session.here().library.jobs.table
    show_large(table.families[family.family].picture if table else None)
    st.title(heading, anchor=False)
    st.markdown(told)
    st.caption(session.word("ideas.ask"))
    _what_if(family.family, overview)
    plan = planning.own_plan(reader)
    planned = {step.text for step in plan.steps if step.state != "stopped"}
    for idea in first:
        card(idea, overview, planned)
    if others:
        with st.expander(session.word("ideas.others", count=len(others)), key="other-ideas"):
            for idea in others:
                card(idea, overview, planned)
    _facts(family.family)
    _source()


def _tried() -> tuple[str, ...]:
    kept = session.remembered(TRIED, ())
    return tuple(name for name in WHAT_IF if isinstance(kept, tuple) and name in kept)


def _what_if(family: str, overview: Overview) -> None:
    """Draw the conditions of this family to try out: sentences change, and nothing goes away."""
    wording, wishes = session.wording(), overview.wishes
    tried, here = _tried(), _conditions(family)
    answered = [*wishes.avoided, *wishes.limits, *wishes.lacks]
    mine = [name for name in here if name in answered and name not in tried]
    without = partial(said.without, wording)
    with st.expander(session.word("ideas.what-if"), expanded=bool(tried), key="what-if"):
        st.markdown(session.word("ideas.what-if.text"))
        if mine:
            what = wording.listed(without(name) for name in mine)
            st.caption(wording.say("ideas.what-if.said", what=what))
        st.pills(
            session.word("ideas.what-if.label"),
            [name for name in WHAT_IF if name in tried or (name in here and name not in mine)],
            selection_mode="multi",
            format_func=without,
            default=tried,
            key="tried",
            on_change=_try_out,
        )


def _conditions(family: str) -> tuple[str, ...]:
    """Return what can be tried out with the work of a family, in a fixed order."""
    table = session.here().library.jobs.table
    all_work = table.of_family(family) if table else ()
    there = {name for work in all_work for name in (*work.conditions, *work.asks, *work.asks_often)}
    return tuple(name for name in WHAT_IF if name in there)


def _try_out() -> None:
    session.remember(TRIED, tuple(st.session_state.get("tried") or ()))


def _first(unasked: Sequence[str]) -> None:
    """Draw what somebody can do first, as long as it is new: it gives more reasons."""
    if not unasked:
        return
    st.markdown(session.word("ideas.first"))
    wording = session.wording()
    with st.container(key="answers-first"):
        for activity in unasked:
            picture = wording.library.activities[activity].picture
            words = label(picture, wording.title(activity))
            if st.button(words, key=f"first-{activity}", width="stretch"):
                start(activity)


def _mine(decided: Collection[Decision], reader: Reader) -> None:
    """Draw what was chosen, and folded what was chosen before."""
    if not decided:
        return
    wording = session.wording()
    st.subheader(wording.say("ideas.mine"), anchor=False)
    for choice in CHOICES:
        alike = [decision.occupation for decision in decided if decision.choice == choice]
        if alike:
            st.markdown(said.chosen(wording, choice, alike))
    with st.expander(wording.say("ideas.history")):
        for was in job_ideas.decisions(session.here().store, reader):
            st.markdown(f"- {said.decision(wording, was.occupation, was.choice, was.at)}")


def _facts(family: str) -> None:
    """Draw what is known of the ways that this family names, each fact with its source."""
    facts = job_ideas.facts(session.here().library, family)
    if facts:
        with st.expander(session.word("ideas.facts")):
            fact_cards(facts)


def _source() -> None:
    with st.expander(session.word("ideas.source")):
        st.markdown(session.word("ideas.source.text"))
        st.caption(session.word("ideas.source.credit"))
