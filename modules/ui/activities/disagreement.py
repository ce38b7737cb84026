"""Seeing a result differently, as it is drawn: a quiet door under one's own result."""

import streamlit as st

from modules.domain.results.result import Disagreement
from modules.services.action import Action
from modules.services.activities import disagreement
from modules.services.sharing.reader import Reader
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording import dates


def differs(activity_id: str, reader: Reader) -> None:
    """Draw what the participant says of this result, and the field to say it in."""
    found = disagreement.own(reader, activity_id)
    if found:
        _said(activity_id, found, session.word("differs.own", day=dates.day(found.at)))
    with (
        st.expander(session.word("differs.title")),
        st.form(f"differs-{activity_id}", border=False),
    ):
        st.markdown(session.word("differs.text"))
        st.text_area(
            session.word("differs.label"),
            value=found.text if found else "",
            max_chars=disagreement.LONGEST,
            key=_field(activity_id),
        )
        keep = on_tap(lambda action: _keep(activity_id, action), kept=True)
        st.form_submit_button(session.word("button.keep-it"), on_click=keep)


def told(activity_id: str, found: Disagreement | None) -> None:
    """Draw it for whoever the result is shared with, beside the result."""
    if found:
        _said(activity_id, found, session.word("differs.told", day=dates.day(found.at)))


def _said(activity_id: str, found: Disagreement, heading: str) -> None:
    with st.container(key=f"own-differs-{activity_id}"):
        st.caption(heading)
        st.text(found.text)


def _field(activity_id: str) -> str:
    return f"differs-text-{activity_id}"


def _keep(activity_id: str, action: Action) -> None:
    here = session.here()
    typed = str(st.session_state.get(_field(activity_id)) or "")
    disagreement.differ(here.store, here.library, activity_id, typed, action)
