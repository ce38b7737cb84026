"""Somewhere else: an address that is not for whoever is here now."""

import streamlit as st

from modules.ui.frame import frame
from modules.ui.shell import session
from modules.ui.shell.page_registry import page, pages_for

person = session.who()
if person is not None:
    st.switch_page(page(pages_for(person)[0][0]))
heading = session.word("error.signed-out")
frame.top("elsewhere", heading, [heading, session.word("elsewhere.text")], person=None)
st.title(heading, anchor=False)
st.markdown(session.word("elsewhere.text"))
st.link_button(session.word("sign-in.title"), "/sign-in", type="primary", width="stretch")
frame.bottom(None)
