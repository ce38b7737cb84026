"""Mijn plan: the job I aim for, my next step, my goals; only I write them."""

import streamlit as st

from modules.services.plan.plan import own_plan
from modules.ui.frame import frame
from modules.ui.plan.plan import goals, steps, target
from modules.ui.shell import session
from modules.ui.work.trainings import my_ways

person = session.require("participant")
reader = session.reader(person)
plan = own_plan(reader)

heading = session.word("plan.title")
frame.top("plan", heading, [heading, session.word("plan.text")], person=person)
frame.back("participant/path", session.word("path.title"))
st.title(heading, anchor=False)
st.markdown(session.word("plan.text"))
target(plan)
steps(plan)
my_ways(reader)
goals(plan)
frame.bottom(person)
