"""The content, and what is not right in it, for whoever changes a sentence."""

import streamlit as st

from modules.ui.frame import frame
from modules.ui.organisation.content_check import problems
from modules.ui.organisation.instrument_statistics import own_figures
from modules.ui.shell import session

person = session.require("counsellor")

heading = session.word("content.title")
frame.top("content", heading, person=person)
frame.back("counsellor/caseload", session.word("caseload.title"))
st.title(heading, anchor=False)
problems(person)
own_figures(person)
frame.bottom(person)
