"""Seeing a result differently, as it is drawn: a quiet door under one's own result."""

import streamlit as st

from modules.domain.results.result import Disagreement
from modules.services.action import Action
from modules.services.activities import disagreement
from modules.services.sharing.reader import Reader
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap


def differs(activity_id: str, reader: Reader) -> None:
    """Draw what the participant says of this result, and the field to say it in."""
    wording = session.wording()
    own = disagreement.own(reader, activity_id)
    if own:
        _said(activity_id, own, wording.say("differs.own", day=wording.day(own.at)))
    with (
        st.expander(session.word("differs.title")),
        st.form(f"differs-{activity_id}", border=False),
    ):
        st.markdown(session.word("differs.text"))
        st.text_area(
            session.word("differs.label"),
            value=own.text if own else "",
            max_chars=disagreement.LONGEST,
            key=_field(activity_id),
        )
        keep = on_tap(lambda action: _keep(activity_id, action), kept=True)
        st.form_submit_button(session.word("button.keep-it"), on_click=keep)


def told(activity_id: str, differs: Disagreement | None) -> None:
    """Draw it for whoever the result is shared with, beside the result."""
    wording = session.wording()
    if differs:
        _said(activity_id, differs, wording.say("differs.told", day=wording.day(differs.at)))


def _said(activity_id: str, differs: Disagreement, heading: str) -> None:
    with st.container(key=f"own-differs-{activity_id}"):
        st.caption(heading)
        st.text(differs.text)


def _field(activity_id: str) -> str:
    return f"differs-text-{activity_id}"


def _keep(activity_id: str, action: Action) -> None:
    here = session.here()
    typed = str(st.session_state.get(_field(activity_id)) or "")
    disagreement.differ(here.store, here.library, activity_id, typed, action)
