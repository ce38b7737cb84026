"""The question screen as plain as Streamlit can draw it: everything a person sees, nothing kept.

Reading aloud, quick exit and the line that says what is kept are on the app's screen too, so they
stand here as a plain button, a plain button and a plain line.
"""

import os

import streamlit as st

QUESTIONS = 48
BARE = "FLOOR_BARE" in os.environ
"""Without reading aloud, quick exit and the line that says what is kept."""

ANSWERS = ("frowning", "unsure", "neutral", "slight-smile", "big-smile")


def go(by: int) -> None:
    """Go to another question."""
    st.session_state["at"] = (st.session_state.get("at", 0) + by) % QUESTIONS


@st.fragment
def screen() -> None:
    """Draw the question that is on."""
    at = st.session_state.get("at", 0)
    if not BARE:
        with st.container(key="shell", horizontal=True):
            st.button("Lees voor", key="voice")
            st.button("Snel weg", key="leave")
    st.caption(f"Vraag {at + 1} van {QUESTIONS} · nog ongeveer 10 minuten")
    st.markdown("![](/assets/pictures/bicycle.svg)")
    st.title(f"Een fiets nakijken en herstellen, {at}", anchor=False)
    for answer in ANSWERS:
        st.button(
            f"![](/assets/pictures/face-{answer}.svg) {answer}",
            key=f"answer-{at}-{answer}",
            width="stretch",
            on_click=go,
            args=(1,),
        )
    with st.container(key="steps", horizontal=True):
        st.button("Terug", key=f"back-{at}", icon=":material/arrow_back:", on_click=go, args=(-1,))
        st.button("Nu niet", key=f"later-{at}", on_click=go, args=(1,))
    if at and not BARE:
        st.caption("**Je vorige antwoord is bewaard.** Alleen jij ziet het.")


screen()
