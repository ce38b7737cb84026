"""The guides as counsellors find them: a list by name, one open at a time, and a page to print."""

from collections.abc import Sequence

import streamlit as st

from modules.content.loading.shelf import GUIDE_IDS
from modules.services.guidance.guides import Guide
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.wording.guidance.guides import facts


def draw(guides: Sequence[Guide]) -> None:
    """Draw a field to choose an activity, and its guide."""
    if not guides:
        st.info(session.word("guides.none"))
        return
    titles = {guide.activity: guide.title for guide in guides}
    chosen = st.selectbox(
        session.word("guides.choose"),
        list(titles),
        format_func=lambda activity: titles[activity],
        key="guide",
    )
    _guide(next(guide for guide in guides if guide.activity == chosen))


def _guide(guide: Guide) -> None:
    st.subheader(guide.title, anchor=False)
    st.caption(
        facts(
            session.wording(),
            guide.kind,
            questions=guide.questions,
            minutes=guide.minutes,
            languages=guide.languages,
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
