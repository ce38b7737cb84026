"""Yeses apart: to keep answers about private life, and to let a counsellor read what shows."""

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.words import Words
from modules.domain.records.people import Person
from modules.domain.results.findings import Findings
from modules.services.sharing import consents, sharing
from modules.services.sharing.reader import Reader
from modules.ui.components.picture import label, show_large
from modules.ui.frame import frame
from modules.ui.sharing.consents import yes_or_no
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.ui.shell.page_registry import page


def ask_first(activity: Activity, words: Words, person: Person) -> None:
    """Draw the question; "not now" leads back to the path and keeps nothing."""
    heading = session.word("sensitive.title")
    text, ask = session.word("sensitive.text"), session.word("sensitive.ask")
    spoken = [heading, words.title, text, ask]
    frame.top(f"{activity.id}/sensitive", heading, spoken, person=person, below=True)
    show_large("lock")
    st.title(heading, anchor=False)
    st.markdown(f"**{words.title}**")
    st.markdown(text)
    st.markdown(ask)
    with st.container(key="answers-sensitive"):
        st.button(
            label("check-mark", session.word("consent.yes")),
            key="sensitive-yes",
            type="primary",
            width="stretch",
            on_click=on_tap(
                lambda action: consents.say(session.here().store, "sensitive", True, action)
            ),
        )
        if st.button(session.word("button.not-now"), key="sensitive-later", width="stretch"):
            st.switch_page(page("participant/path"))


def ask_to_tell(findings: Findings, reader: Reader) -> None:
    """Ask, where a signal holds and there is a counsellor, whether they may read it too."""
    if not findings.signals or not sharing.counsellors(session.here().store, reader):
        return
    said = next((given for given in consents.said(reader) if given.subject == "signal"), None)
    with st.container(key="consent-signal"):
        st.markdown(session.word("signal.ask"))
        with st.container(key="answers-signal", horizontal=True):
            yes_or_no("signal", said)
