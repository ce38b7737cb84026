"""Help, never further than the end of a page: whom to call, for a participant and a visitor."""

import streamlit as st

from modules.domain.records.people import Person
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.ui.shell.page_registry import ADDRESSES, page, pages_for

PAGE = "participant/help"
NUMBERS = (("112", "danger"), ("1813", "suicide"), ("106", "talk"))
"""Whom to call, and the sentence that says for what. Source: the services themselves."""


def numbers() -> None:
    """Draw a large button to call each number."""
    for number, what in NUMBERS:
        call = label("telephone", session.word(f"help.{what}"))
        st.link_button(call, f"tel:{number}", width="stretch")


def door(person: Person | None) -> None:
    """Draw the way to help: a page for a participant, for a visitor the numbers themselves."""
    title = session.word("help.title")
    if person is None:
        with st.expander(title):
            numbers()
    elif (PAGE, ADDRESSES[PAGE]) in pages_for(person):
        st.page_link(page(PAGE), label=label("lifebuoy", title))
