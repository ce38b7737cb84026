"""Hulp: whom to call, and that nobody here reads along at night."""

import streamlit as st

from modules.ui import frame, session
from modules.ui.picture import show_large

person = session.require("participant")

heading = session.word("help.title")
frame.top("help", heading, [heading, session.word("help.text")], person=person)
frame.back("participant/path", session.word("path.title"))
show_large("lifebuoy")
st.title(heading, anchor=False)
st.markdown(session.word("help.text"))
frame.bottom(person)
