"""How people see the same thing, beside each other: each with a date, apart in words only."""

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.observers.rating import ObserverRating
from modules.services.observers.ratings import RatingsOfActivity
from modules.ui.shell import session
from modules.wording.activities.read_back import read_back
from modules.wording.observers import ratings as said


def views(seen: RatingsOfActivity) -> None:
    """Draw each ladder question with everybody's newest answer, and how far these lie apart.

    A question that one person answered is not drawn: it stands in what they said.
    """
    wording = session.wording()
    words = wording.words("activities", seen.activity.id)
    for compared in (line for line in seen.compared if len(line.views) > 1):
        with st.container(key=f"view-{seen.activity.id}-{compared.part}"):
            st.markdown(f"**{words.heading(compared.part)}**")
            st.markdown(said.views(wording, seen.activity, compared, words))
            if compared.agreement == "talk":
                st.info(wording.say("agreement.talk"))
            elif compared.agreement:
                st.caption(wording.say(f"agreement.{compared.agreement}"))


def mirror(seen: RatingsOfActivity) -> None:
    """Draw what the participant and others both chose, others only, and the participant only."""
    if seen.mirrored is None:
        return
    wording = session.wording()
    words = wording.words("activities", seen.activity.id)
    with st.container(key=f"mirror-{seen.activity.id}"):
        st.markdown(said.mirror(wording, seen.mirrored, words))


def rating_heading(seen: RatingsOfActivity, rating: ObserverRating) -> str:
    """Return who said it, and when."""
    return said.rating(session.wording(), rating.rater, seen.names[rating.id], rating.at)


def answers_in_words(activity: Activity, rating: ObserverRating) -> None:
    """Draw each answer with its question; words of people as text."""
    words = session.wording().words("activities", activity.id)
    for part_id, answer in rating.answers.items():
        text = read_back(activity, part_id, answer.value, words)
        if text:
            st.caption(words.heading(part_id))
            st.text(text)
