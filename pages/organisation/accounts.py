"""The accounts of staff, for an administrator, who sees no participant and no dossier."""

import streamlit as st

from modules.ui import frame, session
from modules.ui.proving import prove_again
from modules.ui.staff_accounts import accounts, acts, invitations

person = session.require("administrator")

heading = session.word("accounts.title")
frame.top("accounts", heading, person=person)
st.title(heading, anchor=False)
st.markdown(session.word("accounts.text"))
prove_again()
accounts(person)
invitations()
acts(person)
frame.bottom(person)
