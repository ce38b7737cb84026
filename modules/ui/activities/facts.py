"""Facts about Flanders as cards: what is told, where it comes from, and how sure it is."""

from collections.abc import Sequence

import streamlit as st

from modules.domain.activities.fact import Fact
from modules.ui.components.picture import show
from modules.ui.shell import session
from modules.wording.activities import facts


def fact_cards(ids: Sequence[str]) -> None:
    """Draw the facts with these ids; one that is gone from the content is left out."""
    library = session.here().library
    for fact_id in ids:
        if fact_id in library.facts:
            _card(library.facts[fact_id])


def _card(fact: Fact) -> None:
    wording = session.wording()
    text = facts.told(wording, fact, session.now().date())
    with st.container(key=f"fact-{fact.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            show(fact.picture)
            st.markdown(f"**{text.heading}**")
        for paragraph in text.paragraphs:
            st.markdown(paragraph)
        if text.overdue:
            st.warning(wording.say("fact.overdue"))
        st.caption(facts.source(wording, fact))
