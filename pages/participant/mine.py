"""Mijn gegevens: everything that is kept, taking it along, agreeing apart, and erasing it."""

import streamlit as st

from modules.ui.data_rights.own_data import (
    agreements,
    erase,
    kept,
    name,
    own_pin,
    take_along,
)
from modules.ui.frame import frame
from modules.ui.sharing.consents import optional
from modules.ui.sharing.sharing import who_looked
from modules.ui.shell import session
from modules.ui.shell.page_registry import pages_for

person = session.require("participant")
reader = session.reader(person)

heading = session.word("mine.title")
frame.top("mine", heading, [heading, session.word("mine.text")], person=person)
frame.back(pages_for(person)[0][0], session.word("button.back"))
st.title(heading, anchor=False)
st.markdown(session.word("mine.text"))
kept(reader)
name(reader)
take_along()
who_looked(reader)
own_pin(reader)
agreements(reader)
optional(reader)
erase()
frame.bottom(person)
