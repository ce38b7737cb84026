"""The way to proving once more who one is, in a tab of its own so that nothing here is lost."""

import streamlit as st

from modules.ui.shell import session


def prove_again() -> None:
    """Draw what is risky here asks for, and the way to it."""
    st.caption(session.word("again.needed"))
    st.link_button(session.word("again.title"), f"/again?lang={session.language()}")
