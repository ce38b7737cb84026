"""Pictures by name, as the pages show them."""

import streamlit as st

from modules.ui.shell import session


def address(name: str) -> str:
    """Return where a picture is served; raises KeyError for a name the content does not have."""
    return f"/assets/pictures/{session.here().library.pictures[name].file.name}"


def show(name: str | None) -> None:
    """Draw a small picture beside words that say the same; without a name draw nothing.

    The name is a constant of the content, so Markdown cannot carry anything else in here.
    """
    if name:
        st.markdown(f"![]({address(name)})")


def show_large(name: str | None) -> None:
    """Draw the large picture of a screen; the style sheet knows it by the end of its address."""
    if name:
        st.markdown(f"![]({address(name)}#large)")


def label(name: str | None, words: str) -> str:
    """Return a button's label: the picture and the words."""
    return f"![]({address(name)}) {words}" if name else words
