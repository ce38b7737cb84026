"""Mijn begeleider: who it is, asking for a talk, reading the notes, inviting somebody."""

import streamlit as st

from modules.services.sharing import sharing
from modules.ui.frame import frame
from modules.ui.guidance.contact import for_participant
from modules.ui.observers.rating_links import ask_somebody, others_say
from modules.ui.plan.together import invitation, notes, talk, who
from modules.ui.shell import session

person = session.require("participant")
here = session.here()
counsellors = sharing.counsellors(here.store, by=person)

heading = session.word("together.title")
frame.top("together", heading, [heading], person=person)
frame.back("participant/path", session.word("path.title"))
st.title(heading, anchor=False)
who(counsellors)
talk(person)
if counsellors:
    for_participant(person)
    notes(person)
invitation()
others_say(person)
ask_somebody(person)
frame.bottom(person)
