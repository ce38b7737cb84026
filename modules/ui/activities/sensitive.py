"""A yes apart: to let a counsellor read what answers about private life show."""

import streamlit as st

from modules.domain.records.people import Person
from modules.services.activities.findings import Findings
from modules.services.sharing import consents, sharing
from modules.ui.sharing.consents import yes_or_no
from modules.ui.shell import session


def ask_to_tell(found: Findings, person: Person) -> None:
    """Ask, where a signal holds and there is a counsellor, whether they may read it too."""
    store = session.here().store
    if not found.signals or not sharing.counsellors(store, by=person):
        return
    said = next((one for one in consents.said(store, by=person) if one.subject == "signal"), None)
    with st.container(key="consent-signal"):
        st.markdown(session.word("signal.ask"))
        with st.container(key="answers-signal", horizontal=True):
            yes_or_no("signal", said)
