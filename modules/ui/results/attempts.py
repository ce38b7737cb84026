"""Doing something again: what moved since last time, all rounds as a curve, and the way to it."""

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.words import Words
from modules.domain.results.findings import Findings
from modules.domain.results.movement import CurvePoint, PartMove
from modules.services.activities import attempts
from modules.ui.components.bars import bars
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.results.attempts import curve_bar, moves, parts


def since(activity: Activity, findings: Findings, words: Words) -> None:
    """Draw what the round before and this one say beside each other; nothing in a first round."""
    wording, change = session.wording(), findings.change
    if change is None or not (change.scales or change.parts or change.words or change.other_list):
        return
    st.markdown(f"**{wording.say('rounds.title')}**")
    st.caption(wording.say("rounds.since", day=wording.day(change.at)))
    if change.other_list:
        st.markdown(wording.say("rounds.other-list"))
    lines = [*moves(wording, change, words), *parts(wording, activity, change, words)]
    if lines:
        st.markdown("\n".join(f"- {line}" for line in lines))
    _curve(activity, findings.curve)
    for text in change.words:
        _versions(activity, text, words)


def _curve(activity: Activity, points: tuple[CurvePoint, ...]) -> None:
    if not points:
        return
    wording = session.wording()
    st.markdown(wording.say("rounds.curve"))
    bars([curve_bar(wording, point) for point in points], key=f"curve-{activity.id}")


def _versions(activity: Activity, text: PartMove, words: Words) -> None:
    """Draw the first and the present version of what somebody wrote, exactly as it was typed."""
    st.markdown(f"**{words.heading(text.part)}**")
    for text_id, typed in (("rounds.first", text.before), ("rounds.now", text.now)):
        name = text_id.removeprefix("rounds.")
        with st.container(key=f"own-{activity.id}-{text.part}-{name}"):
            st.caption(session.word(text_id))
            st.text(str(typed))


def again(activity_id: str) -> None:
    """Draw, folded, the way to open the questions again; it says first that nothing is lost."""
    here = session.here()
    with st.expander(session.word("rounds.again")):
        st.markdown(session.word("rounds.again.text"))
        st.button(
            session.word("rounds.again.yes"),
            key="end-anew",
            width="stretch",
            on_click=on_tap(
                lambda action: attempts.retake(here.store, here.library, activity_id, action)
            ),
        )
