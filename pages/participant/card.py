"""The card with code and PIN, shown until its owner has it."""

import streamlit as st

from modules.services.accounts.accounts import fresh_card
from modules.ui.components.card import card
from modules.ui.frame import frame
from modules.ui.shell import session
from modules.ui.shell.page_registry import page

person = session.require("participant")
fresh = fresh_card(session.here().store, person.id, at=session.now())

if fresh is None:
    st.switch_page(page("participant/path"))
heading = session.word("card.title")
frame.top("card", heading, [heading, session.word("card.text")], person=person)
st.title(heading, anchor=False)
card(fresh, person)
frame.bottom(person)
