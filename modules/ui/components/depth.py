"""What stands folded beside an activity: where a list comes from, and more for who wants it."""

import streamlit as st

from modules.domain.activities.activity import ABOUT, Activity
from modules.domain.activities.words import Words
from modules.ui.shell import session


def about(activity: Activity, words: Words) -> None:
    """Draw, folded, what a questionnaire rests on and what it cannot say."""
    if activity.kind == "questionnaire" and ABOUT in words.texts:
        with st.expander(session.word("end.about")):
            st.markdown(words.texts[ABOUT])


def more(activity: Activity, words: Words) -> None:
    """Draw, folded, the texts for who wants to know more."""
    if activity.depth:
        with st.expander(session.word("end.depth")):
            for text_id in activity.depth:
                st.markdown(f"**{words.heading(text_id)}**")
                st.markdown(words.rest(text_id))
