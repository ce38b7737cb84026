"""One line of a list that somebody made: what was chosen in words, own words as they were typed."""

import streamlit as st

from modules.domain.activities.answer import Entry
from modules.domain.activities.part import Choose, Entries, Rate, Write
from modules.domain.activities.words import Words
from modules.ui.components.picture import label
from modules.ui.shell import session

SHORT = 30
"""The most signs of a line that its button repeats."""


def drawn(part: Entries, one: Entry, words: Words) -> None:
    """Draw what is in the fields of one line."""
    for field in part.fields:
        value = one.get(field.id)
        text_id = f"{part.id}/{field.id}"
        if value is None:
            continue
        if isinstance(field, Choose):
            chosen = next(choice for choice in field.choices if choice.id == value)
            st.markdown(label(chosen.picture, words.heading(f"{text_id}/{value}")))
        elif isinstance(field, Rate):
            rung = session.word("result.rung", number=value, highest=field.highest)
            st.caption(f"{words.heading(text_id)} {rung}")
        else:
            st.text(str(value))


def name_of(part: Entries, one: Entry, words: Words) -> str:
    """Return what a line is called in short: its own words, else what was chosen first."""
    for field in part.fields:
        if isinstance(field, Write) and field.id in one:
            said = " ".join(str(one[field.id]).split())
            return said if len(said) <= SHORT else said[: SHORT - 1] + "…"
    for field in part.fields:
        if isinstance(field, Choose) and field.id in one:
            return words.heading(f"{part.id}/{field.id}/{one[field.id]}")
    return ", ".join(str(value) for value in one.values())
