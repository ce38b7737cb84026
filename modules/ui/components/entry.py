"""One line of a list that somebody made: what was chosen in words, own words as they were typed."""

import streamlit as st

from modules.domain.activities.answer import Entry
from modules.domain.activities.part import Choose, Entries, Rate
from modules.domain.activities.words import Words
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.wording.activities.answers import rating


def drawn(part: Entries, entry: Entry, words: Words) -> None:
    """Draw what is in the fields of one line."""
    for field in part.fields:
        value = entry.get(field.id)
        text_id = f"{part.id}/{field.id}"
        if value is None:
            continue
        if isinstance(field, Choose):
            chosen = next(choice for choice in field.choices if choice.id == value)
            st.markdown(label(chosen.picture, words.heading(f"{text_id}/{value}")))
        elif isinstance(field, Rate):
            st.caption(f"{words.heading(text_id)} {rating(session.wording(), field, value)}")
        else:
            st.text(str(value))
