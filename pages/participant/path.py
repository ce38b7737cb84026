"""Mijn pad: the road with its stations, and one bright thing to do now."""

import streamlit as st

from modules.services.programme import path
from modules.ui.frame import frame
from modules.ui.programme.path import choose, doors, extras, greeting, modules, term
from modules.ui.programme.suggestions import to_me
from modules.ui.shell import session

person = session.require("participant")
here = session.here()
found, besides = path.own_sections(here.store, here.library, by=person)
programme = path.own_programme(here.store, here.library, by=person)
path_steps = [one for stretch in found for one in stretch.path_steps if not one.optional]

heading = session.word("path.title")
frame.top("path", heading, [heading, greeting(path_steps, programme.id)], person=person)
st.title(heading, anchor=False)
st.markdown(greeting(path_steps, programme.id))
term(person)
to_me(person)
modules(found, programme.id)
extras(besides)
choose(here.library.programmes, programme, person)
doors()
frame.bottom(person)
