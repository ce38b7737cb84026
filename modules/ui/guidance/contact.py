"""Keeping in touch as it is drawn: the last contacts, the rhythm, and one tap for today's."""

from functools import partial

import streamlit as st

from modules.services.action import Action
from modules.services.guidance import contact
from modules.services.guidance.contact import KINDS, RHYTHMS, ContactSummary
from modules.ui.components.escape_markdown import escape_markdown
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording import dates

SHOWN = 5


def for_counsellor(dossier_id: str, found: ContactSummary) -> None:
    """Draw the contacts with a person, a button for each kind, and the agreed rhythm."""
    st.subheader(session.word("contact.title"), anchor=False)
    _last(found)
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
        index=(None, *RHYTHMS).index(found.rhythm),
        format_func=_rhythm,
        key=f"rhythm-{dossier_id}",
        on_change=on_tap(partial(_agree, dossier_id), kept=True),
    )


def for_participant(found: ContactSummary) -> None:
    """Draw when there was contact, as counsellors noted it."""
    if not found.contacts and found.rhythm is None:
        return
    st.subheader(session.word("contact.title"), anchor=False)
    if found.rhythm is not None:
        st.markdown(session.word("contact.agreed", count=found.rhythm))
    _last(found)


def _last(found: ContactSummary) -> None:
    if not found.contacts:
        st.caption(session.word("contact.none"))
    for one in found.contacts[:SHOWN]:
        how = session.word(f"contact.{one.kind}") if one.kind in KINDS else ""
        st.caption(f"{dates.day(one.at)} · {how} · {escape_markdown(one.name)}")


def _rhythm(days: int | None) -> str:
    if days is None:
        return session.word("contact.no-rhythm")
    return session.word("contact.agreed", count=days)


def _log(dossier_id: str, kind: str, action: Action) -> None:
    contact.log_contact(session.here().store, dossier_id, kind, action)


def _agree(dossier_id: str, action: Action) -> None:
    days = st.session_state.get(f"rhythm-{dossier_id}")
    contact.agree_rhythm(session.here().store, dossier_id, days, action)
