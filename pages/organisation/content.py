"""The content, and what is not right in it, for whoever changes a sentence."""

import streamlit as st

from modules.ui import frame, session
from modules.ui.content_check import problems
from modules.ui.own_figures import own_figures

person = session.require("counsellor")

heading = session.word("content.title")
frame.top("content", heading, person=person)
frame.back("counsellor/caseload", session.word("caseload.title"))
st.title(heading, anchor=False)
problems(person)
own_figures(person)
frame.bottom(person)
