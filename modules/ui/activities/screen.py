"""The screen of an activity: the questions, which come and go by themselves, and the end."""

import streamlit as st

from modules.domain.records.people import Person
from modules.services.activities.answering import ActivitySession, open_session
from modules.services.activities.screen import screen_of
from modules.ui.activities.asking import asking
from modules.ui.activities.ending import ending
from modules.ui.frame import frame
from modules.ui.shell import session
from modules.ui.shell.page_registry import page

LEFT = "left-activity"


@st.fragment
@session.one_run()
def activity_screen(activity_id: str) -> None:
    """Draw where the participant is; checks who is here in every run of its own."""
    person = session.require("participant")
    here = session.here()
    if activity_id not in here.library.activities:  # taken out of the content meanwhile
        session.open_activity(None)
        session.tell("error.unknown-activity")
        st.switch_page(page("participant/path"))
    if session.remembered(LEFT):
        session.forget(LEFT)
        st.switch_page(page("participant/path"))
    reader = session.reader(person)
    activity_session = open_session(reader, here.library, activity_id, whole=False)
    if activity_session.part is None and not activity_session.choose_form:
        words = here.library.words("activities", activity_id, session.language())
        ending(activity_session, words, reader)
    else:
        _questions(activity_session, person)


def _questions(activity_session: ActivitySession, person: Person) -> None:
    here = session.here()
    shown = screen_of(activity_session, here.library, at=session.now(), saying=session.wording())
    frame.top(f"{shown.activity}/questions", shown.heading, shown.speak, person=person, below=True)
    asking(shown, on_end=lambda: None, on_leave=lambda: session.remember(LEFT, True))
