"""A yes apart: to let a counsellor read what answers about private life show."""

import streamlit as st

from modules.domain.results.findings import Findings
from modules.services.sharing import consents, sharing
from modules.services.sharing.reader import Reader
from modules.ui.sharing.consents import yes_or_no
from modules.ui.shell import session


def ask_to_tell(findings: Findings, reader: Reader) -> None:
    """Ask, where a signal holds and there is a counsellor, whether they may read it too."""
    if not findings.signals or not sharing.counsellors(session.here().store, reader):
        return
    said = next((given for given in consents.said(reader) if given.subject == "signal"), None)
    with st.container(key="consent-signal"):
        st.markdown(session.word("signal.ask"))
        with st.container(key="answers-signal", horizontal=True):
            yes_or_no("signal", said)
