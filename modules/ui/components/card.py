"""The card as it is drawn: large signs to write down, photograph or print."""

import streamlit as st

from modules.domain.records.people import FreshCard, Person
from modules.services.accounts import accounts
from modules.services.accounts.qr import card_address, square
from modules.ui.components.post_form import post_form
from modules.ui.components.qr import qr
from modules.ui.shell import session


def signs(fresh: FreshCard) -> None:
    """Draw the QR code, the code and what comes with it, large and spaced, and the way to paper.

    That is the PIN for whoever made their own card, a start number on a card that staff makes, and
    nothing for whoever has a PIN already.
    """
    origin = session.origin()
    with st.container(key="card"):
        if fresh.secret and origin:
            code = square(card_address(origin, fresh.secret))
            qr(code, session.word("card.qr"), key=f"qr-{fresh.code}")
        st.caption(session.word("card.code"))
        st.text(f"{fresh.code[:4]} {fresh.code[4:]}")
        if fresh.pin:
            st.caption(session.word("card.start" if fresh.start else "card.pin"))
            st.text(f"{fresh.pin[:3]} {fresh.pin[3:]}")
        else:
            st.caption(session.word("card.own-pin"))
    shown = {
        "code": fresh.code,
        "pin": fresh.pin,
        "secret": fresh.secret or "",
        "start": "yes" if fresh.start else "",
    }
    post_form(
        session.word("card.print"),
        "/card/print",
        {**shown, "lang": session.language()},
        look="quiet",
    )


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
