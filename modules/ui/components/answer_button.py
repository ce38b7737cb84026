"""The large button of one answer, and what a tap on it keeps."""

from collections.abc import Callable

import streamlit as st

from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.wording.activities.answers import marked

Keep = Callable[[object, bool], bool]
"""Keeps a value, and with True goes on to the next part; says whether the store has it."""


def answer_button(
    key: str,
    words: str,
    picture: str | None,
    chosen: bool,
    tapped: Callable[[], None],
    *,
    quiet: bool = False,
) -> None:
    """Draw one answer; a chosen one has an edge, a tick and the word, never colour alone.

    `quiet` is for an answer that says nothing on purpose: it is there, beside those that do.
    """
    st.button(
        marked(session.wording(), label(picture, words), chosen),
        key=key,
        width="stretch",
        on_click=tapped,
        type="primary" if chosen else "tertiary" if quiet else "secondary",
    )


def keeping(keep: Keep, value: object, move: bool) -> Callable[[], None]:
    def tapped() -> None:
        keep(value, move)

    return tapped


def next_button(part_id: str, tapped: Callable[[], object]) -> None:
    """Draw the way on from a part that does not go on by itself."""

    def go_on() -> None:
        tapped()

    st.button(
        session.word("button.next"),
        key=f"next-{part_id}",
        type="primary",
        width="stretch",
        on_click=go_on,
    )
