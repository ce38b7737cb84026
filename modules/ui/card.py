"""The card as it is drawn: large signs to write down, photograph or print."""

import streamlit as st

from modules.domain.people import FreshCard, Person
from modules.services import accounts
from modules.ui import session


def signs(fresh: FreshCard) -> None:
    """Draw the code and the PIN, large and spaced."""
    with st.container(key="card"):
        st.caption(session.word("card.code"))
        st.text(f"{fresh.code[:4]} {fresh.code[4:]}")
        st.caption(session.word("card.pin"))
        st.text(f"{fresh.pin[:3]} {fresh.pin[3:]}")


def card(fresh: FreshCard, person: Person) -> None:
    """Draw the participant's own card, and the one way on."""
    st.markdown(session.word("card.text"))
    signs(fresh)
    st.markdown(session.word("card.keep"))
    st.button(
        session.word("card.have-it"),
        key="card-have-it",
        type="primary",
        width="stretch",
        on_click=lambda: accounts.put_card_away(session.here().store, person.id),
    )
