"""One line of a list that somebody made: what was chosen in words, own words as they were typed."""

import streamlit as st

from modules.domain.activities.answer import Entry
from modules.domain.activities.part import Choose, Entries, Rate
from modules.domain.activities.words import Words
from modules.ui.components.picture import label
from modules.ui.shell import session


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
