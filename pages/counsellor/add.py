"""Add somebody: make a card for them, or take the code they give."""

import streamlit as st

from modules.ui.frame import frame
from modules.ui.guidance.add_participant import by_card, by_code, colleague
from modules.ui.shell import session

person = session.require("counsellor")

heading = session.word("add.title")
frame.top("add", heading, person=person)
frame.back("counsellor/caseload", session.word("caseload.title"))
st.title(heading, anchor=False)
by_card()
by_code()
colleague(person)
frame.bottom(person)
