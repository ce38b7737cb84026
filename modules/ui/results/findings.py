"""What stands beside the scores: levels, themes, and what a signal says."""

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Entries
from modules.domain.activities.words import Words
from modules.domain.results.findings import Findings
from modules.ui.components.entry import drawn
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.ui.shell.page_registry import page
from modules.wording.results import findings as said


def ladder(findings: Findings, words: Words, *, explain: bool = False) -> None:
    """Draw a sentence for each scale: which level was reached, and what that level means."""
    for reached in findings.ladder:
        st.markdown(said.level(session.wording(), reached, words))
        meaning = said.level_explained(reached, words) if explain else ""
        if meaning:
            st.caption(meaning)


def picked(findings: Findings, activity: Activity, words: Words) -> None:
    """Draw again the entries of a list that stand out, in the person's own words."""
    for pick in findings.picked:
        part = activity.part(pick.part)
        if isinstance(part, Entries):
            st.markdown(f"**{words.heading(f'{pick.part}/{pick.pick}')}**")
            for number, entry in enumerate(pick.entries):
                with st.container(key=f"own-{activity.id}-{pick.pick}-{number}"):
                    drawn(part, entry, words)


def themes(findings: Findings, words: Words) -> None:
    """Draw how often each theme came back, and folded where."""
    wording = session.wording()
    asked = [count for count in findings.themes if count.times]
    if not asked:
        return
    st.markdown(wording.of_answers("theme.title"))
    st.markdown("\n".join(f"- {said.theme(wording, count, words)}" for count in asked))
    with_parts = [count for count in asked if count.parts]
    if with_parts:
        with st.expander(wording.of_answers("theme.open")):
            for count in with_parts:
                st.markdown(said.theme_parts(wording, count, words))


def signals(findings: Findings, words: Words) -> None:
    """Draw what the answers show together, to the participant, with the way to help beside it."""
    if not findings.signals:
        return
    with st.container(key="signal"):
        for signal in findings.signals:
            st.markdown(words.texts[signal])
        st.caption(session.word("signal.help"))
        st.page_link(page("participant/help"), label=label("lifebuoy", session.word("help.title")))


def told_to_counsellor(findings: Findings, words: Words) -> None:
    """Draw what the participant lets a counsellor read of it: a reason to talk, no judgement."""
    if findings.signals:
        st.info(said.told_to_counsellor(session.wording(), findings.signals, words))
