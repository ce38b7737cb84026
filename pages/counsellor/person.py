"""One person on one page: what they chose to share, in their words, with dates."""

import streamlit as st

from modules.ui.frame import frame
from modules.ui.guidance.summary import summary
from modules.ui.shell import session
from modules.ui.shell.page_registry import page

person = session.require("counsellor")
dossier_id = session.person_id()
if dossier_id is None:
    st.switch_page(page("counsellor/caseload"))
summary(dossier_id, person)
frame.bottom(person)
