"""The road as it is drawn: done is quiet, here is bright with one large button, later is grey."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from modules.domain.people import Person
from modules.services import keeping
from modules.services.road import Station
from modules.ui import saying, session
from modules.ui.ending import start
from modules.ui.picture import label, show
from modules.ui.places import page


def greeting(found: Sequence[Station]) -> str:
    """Return the sentence above the road."""
    done = sum(one.state == "done" for one in found)
    if done == len(found):
        return session.word("path.all-done")
    return (
        session.word("path.count", count=done, total=len(found))
        if done
        else session.word("path.first")
    )


def term(person: Person) -> None:
    """Say when everything is erased if the participant stays away, once that is near."""
    day = keeping.own_erase_day(session.here().store, by=person, at=session.now())
    if day is not None:
        st.info(session.word("path.term", day=saying.day(day)))


def stations(found: Sequence[Station]) -> None:
    """Draw each station of the road, in its order."""
    for one in found:
        state = "here" if one.here else one.state
        with st.container(key=f"station-{state}-{one.step}", border=False):
            _station(one, state)


def _station(one: Station, state: str) -> None:
    library = session.here().library
    activity = library.activities[one.activity]
    words = library.words("activities", one.activity, session.language())
    minutes = session.word("time.minutes", count=activity.minutes)
    with st.container(horizontal=True, vertical_alignment="center"):
        show("check-mark" if one.state == "done" else activity.picture)
        with st.container(key=f"said-{one.step}"):
            st.markdown(f"**{words.title}**")
            st.caption(f"{session.word(f'path.state.{state}')} · {minutes}")
    button = {"done": "path.look", "started": "path.go-on", "new": "path.begin"}[one.state]
    bright: Literal["primary", "tertiary"] = "primary" if one.here else "tertiary"
    if st.button(session.word(button), key=f"open-{one.step}", width="stretch", type=bright):
        start(one.activity)


def extras(found: Sequence[Station]) -> None:
    """Draw what can be done besides the road, quietly."""
    if found:
        st.subheader(session.word("path.extra"), anchor=False)
    stations(found)


DOORS = (
    ("participant/share", "share.title", "lock"),
    ("participant/together", "together.title", "two-people"),
    ("participant/mine", "mine.title", "folder"),
    ("participant/help", "help.title", "lifebuoy"),
)


def doors() -> None:
    """Draw the few other places a participant can go."""
    with st.container(key="doors"):
        for target, title, picture in DOORS:
            st.page_link(page(target), label=label(picture, session.word(title)))
