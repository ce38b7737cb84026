"""Keeping in touch as it is drawn: the last contacts, the rhythm, and one tap for today's."""

from functools import partial

import streamlit as st

from modules.services.action import Action
from modules.services.guidance import contact
from modules.services.guidance.contact import KINDS, RHYTHMS, ContactSummary
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.guidance import contact as said

SHOWN = 5


def for_counsellor(dossier_id: str, summary: ContactSummary) -> None:
    """Draw the contacts with a person, a button for each kind, and the agreed rhythm."""
    st.subheader(session.word("contact.title"), anchor=False)
    _last(summary)
    with st.container(key="contact-kinds", horizontal=True):
        for kind in KINDS:
            st.button(
                session.word(f"contact.{kind}"),
                key=f"contact-{kind}",
                on_click=on_tap(partial(_log, dossier_id, kind), kept=True),
            )
    st.selectbox(
        session.word("contact.rhythm"),
        (None, *RHYTHMS),
        index=(None, *RHYTHMS).index(summary.rhythm),
        format_func=partial(said.rhythm, session.wording()),
        key=f"rhythm-{dossier_id}",
        on_change=on_tap(partial(_agree, dossier_id), kept=True),
    )


def for_participant(summary: ContactSummary) -> None:
    """Draw when there was contact, as counsellors noted it."""
    if not summary.contacts and summary.rhythm is None:
        return
    st.subheader(session.word("contact.title"), anchor=False)
    if summary.rhythm is not None:
        st.markdown(said.rhythm(session.wording(), summary.rhythm))
    _last(summary)


def _last(summary: ContactSummary) -> None:
    wording = session.wording()
    if not summary.contacts:
        st.caption(wording.say("contact.none"))
    for had in summary.contacts[:SHOWN]:
        kind = had.kind if had.kind in KINDS else None
        st.caption(said.contact(wording, had.name, kind, had.at))


def _log(dossier_id: str, kind: str, action: Action) -> None:
    contact.log_contact(session.here().store, dossier_id, kind, action)


def _agree(dossier_id: str, action: Action) -> None:
    days = st.session_state.get(f"rhythm-{dossier_id}")
    contact.agree_rhythm(session.here().store, dossier_id, days, action)
