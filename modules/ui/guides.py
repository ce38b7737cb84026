"""The guides as counsellors find them: a list by name, one open at a time, and a page to print."""

from collections.abc import Sequence

import streamlit as st

from modules.services.guides import Guide
from modules.ui import session


def draw(found: Sequence[Guide]) -> None:
    """Draw a field to choose an activity, and its guide."""
    if not found:
        st.info(session.word("guides.none"))
        return
    titles = {one.activity: one.title for one in found}
    chosen = st.selectbox(
        session.word("guides.choose"),
        list(titles),
        format_func=lambda one: titles[one],
        key="guide",
    )
    _guide(next(one for one in found if one.activity == chosen))


def _guide(guide: Guide) -> None:
    words = guide.words
    st.subheader(guide.title, anchor=False)
    st.caption(session.word("guides.minutes", minutes=guide.minutes))
    if words.introduction:
        st.markdown(words.introduction)
    st.link_button(
        session.word("guides.print"),
        f"/guide/{guide.activity}?lang={session.language()}",
        icon=":material/print:",
    )
    for text_id in words.texts:
        st.markdown(f"**{session.word(f'guide.{text_id}')}**")
        st.markdown(words.texts[text_id])
