"""Handleidingen: how to do each lesson and exercise, alone with somebody or in a group."""

import streamlit as st

from modules.services.guidance import guides
from modules.ui.frame import frame
from modules.ui.guidance.guides import draw
from modules.ui.shell import session

person = session.require("counsellor")

heading = session.word("guides.title")
frame.top("guides", heading, person=person)
frame.back("counsellor/caseload", session.word("caseload.title"))
st.title(heading, anchor=False)
st.markdown(session.word("guides.text"))
draw(guides.guides(session.here().library, session.language(), by=person))
frame.bottom(person)
