"""Hulp: whom to call, and that nobody here reads along at night."""

import streamlit as st

from modules.ui.components.picture import show_large
from modules.ui.frame import frame
from modules.ui.frame.help import numbers
from modules.ui.shell import session
from modules.ui.shell.page_registry import pages_for

person = session.require("participant")

heading = session.word("help.title")
frame.top("help", heading, [heading, session.word("help.text")], person=person)
frame.back(pages_for(person)[0][0], session.word("button.back"))
show_large("lifebuoy")
st.title(heading, anchor=False)
st.markdown(session.word("help.text"))
numbers()
st.markdown(session.word("help.more"))
frame.bottom(person)
