"""The accounts of staff, for an administrator, who sees no participant and no dossier."""

import streamlit as st

from modules.ui.frame import frame
from modules.ui.frame.credential_check import prove_again
from modules.ui.organisation.staff_accounts import accounts, acts, invitations
from modules.ui.shell import session

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
