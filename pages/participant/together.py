"""Mijn begeleider: who it is, asking for a talk, reading the notes, inviting somebody."""

import streamlit as st

from modules.services.guidance.contact import contact_summary
from modules.services.sharing import sharing
from modules.ui.frame import frame
from modules.ui.guidance.contact import for_participant
from modules.ui.observers.rating_links import ask_somebody, others_say
from modules.ui.plan.together import invitation, notes, talk, who
from modules.ui.shell import session

person = session.require("participant")
store, reader = session.here().store, session.reader(person)
counsellors = sharing.counsellors(store, reader)

heading = session.word("together.title")
frame.top("together", heading, [heading], person=person)
frame.back("participant/path", session.word("path.title"))
st.title(heading, anchor=False)
who(counsellors)
talk(reader)
if counsellors:
    for_participant(contact_summary(store, reader))
    notes(reader)
invitation()
others_say(reader)
ask_somebody(reader)
frame.bottom(person)
