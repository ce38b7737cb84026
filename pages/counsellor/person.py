"""One person on one page: what they chose to share, in their words, with dates."""

import streamlit as st

from modules.ui import frame, session
from modules.ui.places import page
from modules.ui.summary import summary

person = session.require("counsellor")
dossier_id = session.person_id()
if dossier_id is None:
    st.switch_page(page("counsellor/caseload"))
summary(dossier_id, person)
frame.bottom(person)
