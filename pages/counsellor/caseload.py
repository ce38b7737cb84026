"""The people of a counsellor: who asked for a talk, where each is, and since when it is quiet."""

import streamlit as st

from modules.services.guidance.counselling import caseload, erased
from modules.ui.frame import frame
from modules.ui.guidance.people import doors, gone, lines
from modules.ui.shell import session

person = session.require("counsellor")
here = session.here()
found = caseload(here.store, here.library, by=person)

heading = session.word("caseload.title")
frame.top("caseload", heading, person=person)
st.title(heading, anchor=False)
doors()
gone(erased(here.store, by=person, at=session.now()))
lines(found)
frame.bottom(person)
