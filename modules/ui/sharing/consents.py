"""What may be agreed to besides, as it is drawn: a yes and a no that are equally easy."""

import streamlit as st

from modules.domain.records import consent
from modules.domain.records.consent import ConsentGiven
from modules.services.action import Action
from modules.services.sharing import consents
from modules.services.sharing.reader import Reader
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.activities.answers import marked
from modules.wording.sharing.consents import sensitive_kept


def optional(reader: Reader) -> None:
    """Draw what may be agreed to besides; no is as good as yes.

    What is asked on the screen where it matters stands here only once something was said.
    """
    said = {given.subject: given for given in consents.said(reader)}
    for subject in consent.OPTIONAL:
        if subject in consent.WHERE_IT_MATTERS and subject not in said:
            continue
        with st.container(key=f"consent-{subject}"):
            st.markdown(f"**{session.word(f'consent.{subject}')}**")
            st.markdown(session.word(f"consent.{subject}.text"))
            with st.container(key=f"answers-{subject}", horizontal=True):
                yes_or_no(subject, said.get(subject))
            if subject == "sensitive" and not said[subject].yes:
                _take_away(reader)


def yes_or_no(subject: str, said: ConsentGiven | None) -> None:
    """Draw the two answers to one subject, with a mark at what was said."""
    _choice(subject, True, said)
    _choice(subject, False, said)


def _choice(subject: str, yes: bool, said: ConsentGiven | None) -> None:
    wording, chosen = session.wording(), said.yes is yes if said else False

    def say(action: Action) -> None:
        here = session.here()
        if subject == "sensitive" and not yes:
            consents.refuse_sensitive(here.store, here.library, action)
        else:
            consents.say(here.store, subject, yes, action)

    st.button(
        marked(wording, wording.say("consent.yes" if yes else "consent.no"), chosen),
        key=f"{subject}-{'yes' if yes else 'no'}",
        type="primary" if chosen else "secondary",
        width="stretch",
        on_click=on_tap(say),
    )


def _take_away(reader: Reader) -> None:
    """Draw what is still kept after a no, and the way to take it away."""
    here, wording = session.here(), session.wording()
    kept = consents.sensitive_kept(reader, here.library)
    if not kept:
        return
    st.markdown(sensitive_kept(wording, kept))
    with st.expander(session.word("mine.sensitive.take")):
        st.markdown(session.word("mine.sensitive.text"))
        st.button(
            session.word("mine.sensitive.yes"),
            key="take-away-sensitive",
            width="stretch",
            on_click=on_tap(
                lambda action: consents.take_away_sensitive(here.store, here.library, action)
            ),
        )
