"""Delen: for each result, what each counsellor may see; changed at any time, private at first."""

import streamlit as st

from modules.services.sharing import sharing
from modules.ui.frame import frame
from modules.ui.sharing.sharing import levels, nobody_yet, who_looked
from modules.ui.shell import session

person = session.require("participant")
reader = session.reader(person)
counsellors = sharing.counsellors(session.here().store, reader)

heading = session.word("share.title")
frame.top("share", heading, [heading, *session.word("share.text").split("\n\n")], person=person)
frame.back("participant/path", session.word("path.title"))
st.title(heading, anchor=False)
st.markdown(session.word("share.text"))
if not counsellors:
    nobody_yet()
for counsellor in counsellors:
    levels(counsellor, reader)
who_looked(reader)
frame.bottom(person)
