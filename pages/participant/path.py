"""Mijn pad: the road with its stations, and one bright thing to do now."""

import streamlit as st

from modules.services import road
from modules.ui import frame, session
from modules.ui.stations import doors, extras, greeting, stations, term

person = session.require("participant")
here = session.here()
found = road.road(here.store, here.library, by=person)

heading = session.word("path.title")
frame.top("path", heading, [heading, greeting(found)], person=person)
st.title(heading, anchor=False)
st.markdown(greeting(found))
term(person)
stations(found)
extras(road.extras(here.store, here.library, by=person))
doors()
frame.bottom(person)
