"""Sentences beside the scores: a ladder, themes, and what a signal says."""

import streamlit as st

from modules.domain.ladder import Climbed
from modules.domain.words import Words
from modules.services.findings import Findings
from modules.ui import session
from modules.ui.picture import label
from modules.ui.places import page


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


def climbed(one: Climbed, words: Words) -> str:
    """Return how far up one scale is, in words."""
    scale = words.heading(one.scale)
    if not one.enough:
        return session.word(
            "ladder.not-enough", scale=scale, answered=one.answered, asked=one.asked
        )
    if one.rung is None:
        return session.word("ladder.start", scale=scale)
    return session.word("ladder.at", scale=scale, rung=words.heading(one.rung))


def themes(found: Findings, words: Words) -> None:
    """Draw how often each theme came back, and folded where."""
    said = [one for one in found.themes if one.times]
    if not said:
        return
    st.markdown(session.word("theme.title"))
    lines = [
        session.word("theme.line", name=words.heading(one.theme), number=one.count, times=one.times)
        for one in said
    ]
    st.markdown("\n".join(f"- {line}" for line in lines))
    with_parts = [one for one in said if one.parts]
    if with_parts:
        with st.expander(session.word("theme.open")):
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
