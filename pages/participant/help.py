"""Hulp: whom to call, and that nobody here reads along at night."""

import streamlit as st

from modules.ui import frame, session
from modules.ui.picture import label, show_large

person = session.require("participant")

heading = session.word("help.title")
frame.top("help", heading, [heading, session.word("help.text")], person=person)
frame.back("participant/path", session.word("path.title"))
show_large("lifebuoy")
st.title(heading, anchor=False)
st.markdown(session.word("help.text"))
for number, what in (("112", "danger"), ("1813", "suicide"), ("106", "talk")):
    call = label("telephone", session.word(f"help.{what}"))
    st.link_button(call, f"tel:{number}", width="stretch")
st.markdown(session.word("help.more"))
frame.bottom(person)
