"""One lesson, questionnaire or exercise, a part at a time."""

import streamlit as st

from modules.services.activities.answering import last_opened
from modules.ui.activities.screen import activity_screen
from modules.ui.frame import frame
from modules.ui.shell import session
from modules.ui.shell.page_registry import page

person = session.require("participant")
here = session.here()
activity_id = session.activity_id() or last_opened(session.reader(person), here.library)
if activity_id is None:
    st.switch_page(page("participant/path"))
session.open_activity(activity_id)
frame.back("participant/path", session.word("path.title"))
activity_screen(activity_id)
frame.bottom(person)
