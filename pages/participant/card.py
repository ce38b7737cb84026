"""The card with code and PIN, shown until its owner has it."""

import streamlit as st

from modules.services.accounts import fresh_card
from modules.ui import frame, session
from modules.ui.card import card, no_card

person = session.require("participant")
fresh = fresh_card(session.here().store, person.id, at=session.now())

heading = session.word("card.title" if fresh else "card.gone")
frame.top("card", heading, [heading, session.word("card.text")], person=person)
st.title(heading, anchor=False)
if fresh:
    card(fresh, person)
else:
    no_card()
frame.bottom(person)
