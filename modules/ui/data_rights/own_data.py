"""One's own data as it is drawn: how much there is, the yeses, taking it along, erasing it."""

import streamlit as st

from modules.domain.records import consent
from modules.services.action import Action
from modules.services.data_rights import data_export
from modules.services.sharing import consents, sharing
from modules.services.sharing.reader import Reader
from modules.ui.components.picture import label
from modules.ui.components.post_form import post_form
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.ui.shell.page_registry import page
from modules.wording.sharing.consents import said


def door() -> None:
    """Draw the way to one's own data."""
    st.page_link(page("participant/mine"), label=label("folder", session.word("mine.title")))


def kept(reader: Reader) -> None:
    """Draw how much is kept, each with the way to it."""
    wording = session.wording()
    amounts = data_export.amounts(reader)
    since = wording.day(amounts.since)
    with st.container(key="mine-kept"):
        st.markdown(wording.say("mine.answers", count=amounts.answers, since=since))
        st.markdown(wording.say("mine.shares", count=amounts.shares))
        st.markdown(wording.say("mine.notes", count=amounts.notes))


def name(reader: Reader) -> None:
    """Draw how the participant is called, to change or to empty."""
    with st.form("mine-name"):
        st.text_input(
            session.word("welcome.name.label"),
            value=sharing.own_name(reader),
            key="mine-name-field",
            max_chars=sharing.LONGEST_NAME,
            autocomplete="nickname",
        )
        st.form_submit_button(session.word("button.keep-it"), on_click=on_tap(_keep_name))


def _keep_name(action: Action) -> None:
    typed = str(st.session_state.get("mine-name-field") or "")
    sharing.set_name(session.here().store, typed, action)


def take_along() -> None:
    """Draw the two forms in which everything can be taken along."""
    st.subheader(session.word("mine.take"), anchor=False)
    st.markdown(session.word("mine.take.text"))
    asked = {"lang": session.language()}
    post_form(session.word("mine.take.page"), "/export", {**asked, "form": "page"})
    post_form(
        session.word("mine.take.file"),
        "/export",
        {**asked, "form": "json"},
        look="quiet",
        leaves=False,
    )


def own_pin(reader: Reader) -> None:
    """Draw when the participant signed in last, and the way to another PIN."""
    wording = session.wording()
    st.subheader(wording.say("pin.mine"), anchor=False)
    st.markdown(wording.say("pin.mine.text"))
    for at in data_export.own_sign_ins(session.here().store, reader):
        st.caption(wording.say("pin.signed-in", at=wording.moment(at)))
    st.link_button(wording.say("pin.title"), f"/pin?lang={session.language()}")


def agreements(reader: Reader) -> None:
    """Draw what was agreed to, when and to which words, with the way to take it back."""
    wording = session.wording()
    st.subheader(wording.say("mine.consents"), anchor=False)
    for given in consents.said(reader):
        if given.subject in consent.SUBJECTS or given.yes:
            st.markdown(f"**{wording.say(f'consent.{given.subject}')}**")
            st.caption(said(wording, given))
        if given.subject == "use" and given.yes:
            _stop_use()


def _stop_use() -> None:
    with st.expander(session.word("mine.stop")):
        st.markdown(session.word("mine.stop.text"))
        st.button(
            session.word("mine.stop.yes"),
            key="stop-use",
            width="stretch",
            on_click=on_tap(lambda action: consents.stop_use(session.here().store, action)),
        )


def erase() -> None:
    """Say what erasing means, and draw the form that does it."""
    st.subheader(session.word("erase.title"), anchor=False)
    with st.expander(session.word("erase.open")):
        st.markdown(session.word("erase.text"))
        post_form(
            session.word("erase.go"),
            "/erase",
            {"lang": session.language()},
            look="danger",
            pin=session.word("erase.pin"),
        )
