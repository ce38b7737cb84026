"""Add somebody: make a card for them, or take the code they give."""

import streamlit as st

from modules.ui import frame, session
from modules.ui.adding import by_card, by_code, colleague

person = session.require("counsellor")

heading = session.word("add.title")
frame.top("add", heading, person=person)
frame.back("counsellor/caseload", session.word("caseload.title"))
st.title(heading, anchor=False)
by_card()
by_code()
colleague(person)
frame.bottom(person)
