"""Sentences beside the scores: a ladder, themes, and what a signal says."""

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Entries
from modules.domain.activities.words import Words
from modules.domain.results.findings import Findings
from modules.domain.results.levels import LevelReached
from modules.ui.components.entry import drawn
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.ui.shell.page_registry import page


def listed(names: list[str]) -> str:
    """Return names as a list in a sentence, in bold."""
    bold = [f"**{name}**" for name in names]
    if len(bold) < 2:
        return "".join(bold)
    return session.word("list.and", first=", ".join(bold[:-1]), last=bold[-1])


def ladder(found: Findings, words: Words, *, explain: bool = False) -> None:
    """Draw a sentence for each scale: on which rung it is, and what that rung means."""
    for one in found.ladder:
        st.markdown(climbed(one, words))
        if explain and one.enough and one.rung and words.rest(one.rung):
            st.caption(words.rest(one.rung))


def climbed(one: LevelReached, words: Words) -> str:
    """Return how far up one scale is, in words."""
    scale = words.heading(one.scale)
    if not one.enough:
        return session.word(
            "ladder.not-enough", scale=scale, answered=one.answered, asked=one.asked
        )
    if one.rung is None:
        return session.of_answers("ladder.start", scale=scale)
    return session.of_answers("ladder.at", scale=scale, rung=words.heading(one.rung))


def highest_and_lowest(found: Findings, words: Words) -> list[str]:
    """Return a sentence on the highest and the lowest of what stands side by side."""
    if found.extremes is None:
        return []
    highest = listed([words.heading(one) for one in found.extremes.highest])
    lowest = listed([words.heading(one) for one in found.extremes.lowest])
    return [session.word("result.extremes", highest=highest, lowest=lowest)]


def picked(found: Findings, activity: Activity, words: Words) -> None:
    """Draw again the entries of a list that stand out, in the person's own words."""
    for one in found.picked:
        part = activity.part(one.part)
        if isinstance(part, Entries):
            st.markdown(f"**{words.heading(f'{one.part}/{one.pick}')}**")
            for number, entry in enumerate(one.entries):
                with st.container(key=f"own-{activity.id}-{one.pick}-{number}"):
                    drawn(part, entry, words)


def themes(found: Findings, words: Words) -> None:
    """Draw how often each theme came back, and folded where."""
    said = [one for one in found.themes if one.times]
    if not said:
        return
    st.markdown(session.of_answers("theme.title"))
    lines = [
        session.word("theme.line", name=words.heading(one.theme), number=one.count, times=one.times)
        for one in said
    ]
    st.markdown("\n".join(f"- {line}" for line in lines))
    with_parts = [one for one in said if one.parts]
    if with_parts:
        with st.expander(session.of_answers("theme.open")):
            for one in with_parts:
                parts = "; ".join(words.heading(part) for part in one.parts)
                name = words.heading(one.theme)
                st.markdown(session.word("theme.where", name=name, parts=parts))


def signals(found: Findings, words: Words) -> None:
    """Draw what the answers show together, to the participant, with the way to help beside it."""
    if not found.signals:
        return
    with st.container(key="signal"):
        for one in found.signals:
            st.markdown(words.texts[one])
        st.caption(session.word("signal.help"))
        st.page_link(page("participant/help"), label=label("lifebuoy", session.word("help.title")))


def told_to_counsellor(found: Findings, words: Words) -> None:
    """Draw what the participant lets a counsellor read of it: a reason to talk, no judgement."""
    if found.signals:
        lines = [words.texts[f"{one}/begeleider"] for one in found.signals]
        st.info("\n\n".join([f"**{session.word('signal.counsellor')}**", *lines]))
