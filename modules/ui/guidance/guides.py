"""The guides as counsellors find them: a list by name, one open at a time, and a page to print."""

from collections.abc import Sequence

import streamlit as st

from modules.content.loading.shelf import GUIDE_IDS
from modules.services.guidance.guides import Guide
from modules.ui.components.picture import label
from modules.ui.shell import session


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
    library = session.here().library
    st.subheader(guide.title, anchor=False)
    st.caption(
        " · ".join(
            (
                session.word(f"guides.{guide.kind}"),
                session.word("guides.questions", count=guide.questions),
                session.word("guides.minutes", minutes=guide.minutes),
                session.word(
                    "guides.languages", number=guide.languages, total=len(library.languages)
                ),
            )
        )
    )
    st.caption(session.word("guides.source", source=guide.source))
    if guide.about:
        with st.expander(session.word("end.about")):
            st.markdown(guide.about)
    if guide.words is None:
        return
    if guide.words.introduction:
        st.markdown(guide.words.introduction)
    st.link_button(
        label("printer", session.word("guides.print")),
        f"/guide/{guide.activity}?lang={session.language()}",
    )
    for text_id in GUIDE_IDS:
        st.markdown(f"**{session.word(f'guide.{text_id}')}**")
        st.markdown(guide.words.texts[text_id])
