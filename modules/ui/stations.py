"""The road as it is drawn: done is quiet, here is bright with one large button, later is grey."""

from collections.abc import Sequence

import streamlit as st

from modules.services.road import Station
from modules.ui import session
from modules.ui.ending import start
from modules.ui.picture import show


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
    show("check-mark" if one.state == "done" else activity.picture)
    st.markdown(f"**{words.title}**")
    st.caption(
        " · ".join(
            (
                session.word(f"path.state.{state}"),
                session.word("time.minutes", count=activity.minutes),
            )
        )
    )
    button = (
        "path.look"
        if one.state == "done"
        else ("path.go-on" if one.state == "started" else "path.begin")
    )
    if st.button(
        session.word(button),
        key=f"open-{one.step}",
        width="stretch",
        type="primary" if one.here else "tertiary",
    ):
        start(one.activity)


def doors() -> None:
    """Draw the few other places a participant can go."""
    with st.container(key="doors"):
        st.page_link(
            "pages/participant/share.py", label=session.word("share.title"), icon=":material/lock:"
        )
        st.page_link(
            "pages/participant/together.py",
            label=session.word("together.title"),
            icon=":material/group:",
        )
        st.page_link(
            "pages/participant/help.py", label=session.word("help.title"), icon=":material/support:"
        )
