"""Woorden: words of work to learn, in Dutch, explained in one's own language."""

import streamlit as st

from modules.services.activities import glossary
from modules.ui.activities.glossary import draw, spoken
from modules.ui.frame import frame
from modules.ui.shell import session

person = session.require("participant")
found = glossary.glossary_page(session.reader(person), session.here().library)

heading = session.word("terms.title")
frame.top("words", heading, [heading, session.word("terms.text"), *spoken(found)], person=person)
frame.back("participant/path", session.word("path.title"))
st.title(heading, anchor=False)
st.markdown(session.word("terms.text"))
draw(found, person)
frame.bottom(person)
