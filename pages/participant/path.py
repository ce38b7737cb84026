"""Mijn pad: the road with its stations, and one bright thing to do now."""

import streamlit as st

from modules.services.programme import path
from modules.ui.frame import frame
from modules.ui.programme.path import choose, doors, extras, greeting, modules, term
from modules.ui.programme.suggestions import to_me
from modules.ui.shell import session

person = session.require("participant")
here, reader = session.here(), session.reader(person)
found, besides = path.sections(reader, here.library)
programme = path.followed(reader, here.library)
path_steps = [step for part in found for step in part.path_steps if not step.optional]

heading = session.word("path.title")
frame.top("path", heading, [heading, greeting(path_steps, programme.id)], person=person)
st.title(heading, anchor=False)
st.markdown(greeting(path_steps, programme.id))
term(reader)
to_me(reader)
modules(found, programme.id)
extras(besides)
choose(here.library.programmes, programme, person)
doors()
frame.bottom(person)
