"""The large button of one answer, and what a tap on it keeps."""

from collections.abc import Callable

import streamlit as st

from modules.ui import session
from modules.ui.picture import label

Keep = Callable[[object, bool], None]
"""Keeps a value, and with True goes on to the next part."""


def answer_button(
    key: str, words: str, picture: str | None, chosen: bool, tapped: Callable[[], None]
) -> None:
    """Draw one answer; a chosen one has an edge, a tick and the word, never colour alone."""
    mark = f" **✓ {session.word('answer.chosen')}**" if chosen else ""
    st.button(
        label(picture, words) + mark,
        key=key,
        width="stretch",
        on_click=tapped,
        type="primary" if chosen else "secondary",
    )


def keeping(keep: Keep, value: object, move: bool) -> Callable[[], None]:
    return lambda: keep(value, move)


def next_button(part_id: str, tapped: Callable[[], None]) -> None:
    """Draw the way on from a part that does not go on by itself."""
    st.button(
        session.word("button.next"),
        key=f"next-{part_id}",
        type="primary",
        width="stretch",
        on_click=tapped,
    )
