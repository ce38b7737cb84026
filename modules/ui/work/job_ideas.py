"""Ideas for work as they are drawn: the families, one family at a time, "what if", own choices."""

from collections.abc import Collection, Sequence
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
from modules.ui.work.idea_card import card, spoken
from modules.ui.work.trainings import my_ways
from modules.wording import dates
from modules.wording.job_ideas import listed, without, words

WHAT_IF = ("rijbewijs-b", "computer", *CIRCUMSTANCES)
"""What can be tried out; a diploma or a criminal record is nobody's game."""
OPEN, TRIED = "family", "what-if"


def ideas_page(reader: Reader) -> None:
    """Draw all families, or the one that is open."""
    here = session.here()
    if here.library.jobs.table is None:
        _top([session.word("ideas.none")], reader)
        return
    found = job_ideas.overview(reader, here.library, what_if=_tried())
    open_now = session.remembered(OPEN)
    one = next((family for family in found.families if family.family == open_now), None)
    if one is None:
        _all(found, reader)
    else:
        _one(one, found, reader)


def _top(told: Sequence[str], reader: Reader) -> None:
    heading = session.word("ideas.title")
    frame.top("ideas", heading, [heading, *told], person=reader.viewer)
    frame.back("participant/path", session.word("path.title"))
    st.title(heading, anchor=False)
    for one in told:
        st.markdown(one)


def _all(found: Overview, reader: Reader) -> None:
    _top(session.word("ideas.text").split("\n\n"), reader)
    _first(found.unasked)
    _mine(found.decided.values(), reader)
    my_ways(reader)
    st.caption(session.word("ideas.order"))
    for kinds, group in groupby(found.families, key=lambda one: one.kinds):
        _group(kinds, list(group))
    _source()


def _group(kinds: int, group: Sequence[FamilyOfIdeas]) -> None:
    """Draw the families in which as many kinds of reasons come together."""
    heading = session.word("ideas.group", count=kinds) if kinds else session.word("ideas.no-group")
    st.subheader(heading, anchor=False)
    if len(group) > 1:
        st.caption(session.word("ideas.close"))
    table, text = session.here().library.jobs.table, words()
    assert table is not None  # the families come from it
    with st.container(key=f"answers-families-{kinds}"):
        for one in group:
            name = text.heading(f"familie/{one.family}")
            count = session.word("ideas.count", count=len(one.ideas))
            st.button(
                label(table.families[one.family].picture, f"{name} · {count}"),
                key=f"family-{one.family}",
                width="stretch",
                on_click=session.remember,
                args=(OPEN, one.family),
            )


def _one(family: FamilyOfIdeas, found: Overview, reader: Reader) -> None:
    text = words()
    heading = text.heading(f"familie/{family.family}")
    told = text.rest(f"familie/{family.family}")
    first = [one for one in family.ideas if one.reasons] or list(family.ideas)
    others = [one for one in family.ideas if one not in first]
    said = [line for one in first for line in spoken(one)]
    frame.top(f"ideas/{family.family}", heading, [heading, told, *said], person=reader.viewer)
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
    _what_if(family.family, found)
    plan = planning.own_plan(reader)
    planned = {step.text for step in plan.steps if step.state != "stopped"}
    for one in first:
        card(one, found, planned)
    if others:
        with st.expander(session.word("ideas.others", count=len(others)), key="other-ideas"):
            for one in others:
                card(one, found, planned)
    _facts(family.family)
    _source()


def _tried() -> tuple[str, ...]:
    kept = session.remembered(TRIED, ())
    return tuple(one for one in WHAT_IF if isinstance(kept, tuple) and one in kept)


def _what_if(family: str, found: Overview) -> None:
    """Draw the conditions of this family to try out: sentences change, and nothing goes away."""
    tried, here = _tried(), _conditions(family)
    said = [*found.wishes.avoided, *found.wishes.limits, *found.wishes.lacks]
    mine = [one for one in here if one in said and one not in tried]
    with st.expander(session.word("ideas.what-if"), expanded=bool(tried), key="what-if"):
        st.markdown(session.word("ideas.what-if.text"))
        if mine:
            what = listed(without(one) for one in mine)
            st.caption(session.word("ideas.what-if.said", what=what))
        st.pills(
            session.word("ideas.what-if.label"),
            [one for one in WHAT_IF if one in tried or (one in here and one not in mine)],
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
    there = {one for work in all_work for one in (*work.conditions, *work.asks, *work.asks_often)}
    return tuple(one for one in WHAT_IF if one in there)


def _try_out() -> None:
    session.remember(TRIED, tuple(st.session_state.get("tried") or ()))


def _first(unasked: Sequence[str]) -> None:
    """Draw what somebody can do first, as long as it is new: it gives more reasons."""
    if not unasked:
        return
    st.markdown(session.word("ideas.first"))
    library = session.here().library
    with st.container(key="answers-first"):
        for one in unasked:
            title = library.words("activities", one, session.language()).title
            picture = library.activities[one].picture
            if st.button(label(picture, title), key=f"first-{one}", width="stretch"):
                start(one)


def _mine(decided: Collection[Decision], reader: Reader) -> None:
    """Draw what was chosen, and folded what was chosen before."""
    if not decided:
        return
    st.subheader(session.word("ideas.mine"), anchor=False)
    for choice in CHOICES:
        names = [_name(one.occupation) for one in decided if one.choice == choice]
        if names:
            st.markdown(f"**{session.word(f'ideas.chosen.{choice}')}**: {', '.join(names)}")
    with st.expander(session.word("ideas.history")):
        for one in job_ideas.decisions(session.here().store, reader):
            said = f"ideas.chosen.{one.choice}" if one.choice else "ideas.taken-back"
            st.markdown(f"- {dates.day(one.at)}: {_name(one.occupation)}, {session.word(said)}")


def _name(occupation: str) -> str:
    """Return what an occupation is called; its id once the table no longer has it."""
    text = words()
    return text.heading(occupation) if occupation in text.texts else occupation


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
