"""Facts about Flanders as cards: what is told, where it comes from, and how sure it is."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from modules.content.library import in_language
from modules.domain.activities.fact import Fact, fact_text
from modules.ui.components.picture import show
from modules.ui.shell import session
from modules.wording import dates


def fact_cards(ids: Sequence[str]) -> None:
    """Draw the facts with these ids; one that is gone from the content is left out."""
    library = session.here().library
    for one in ids:
        if one in library.facts:
            _card(library.facts[one])


def _card(fact: Fact) -> None:
    words = in_language(session.here().library.fact_words, session.language()).texts[fact.id]
    found = fact_text(fact, words, session.now().date())
    with st.container(key=f"fact-{fact.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            show(fact.picture)
            st.markdown(f"**{found.heading}**")
        for paragraph in found.paragraphs:
            st.markdown(paragraph)
        if found.overdue:
            st.warning(session.word("fact.overdue"))
        st.caption(_source(fact))


def _source(fact: Fact) -> str:
    """Return where a fact comes from, as a person asks: from whom, looked at when, how sure."""
    names = ", ".join(dict.fromkeys(_name(one) for one in fact.sources))
    return " ".join(
        (
            session.word("fact.source", names=names),
            session.word("fact.checked", day=dates.date_of(fact.checked_on)),
            session.word(f"fact.{fact.certainty}"),
        )
    )


def _name(source: str) -> str:
    return urlsplit(source.split(" ")[0]).netloc.removeprefix("www.") or source
