"""The words of work as they are drawn: the Dutch word, what it means, and "I know this one"."""

from collections.abc import Callable, Sequence

import streamlit as st

from modules.domain.activities.term import Term
from modules.domain.catalogue import in_language
from modules.domain.records.people import Person
from modules.services.activities import glossary
from modules.services.activities.glossary import GlossaryPage
from modules.ui.components.picture import show
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap

AT_ONCE = 8
"""How many words stand on a screen before "more": a longer list is a wall."""


def heading_and_text(term: str) -> list[str]:
    """Return a word and what it means, in the language of the session."""
    return (
        in_language(session.here().library.term_words, session.language()).texts[term].split("\n\n")
    )


def spoken(found: GlossaryPage) -> list[str]:
    """Return what the voice reads of the words on the screen."""
    return [words for one in _shown(found) for words in heading_and_text(one.id)]


def draw(found: GlossaryPage, person: Person) -> None:
    """Draw the words to learn, a few at a time, and folded those that are known."""
    for one in _shown(found):
        _word(one, known=False)
    if len((*found.mine, *found.others)) > len(_shown(found)):
        st.button(
            session.word("terms.more"),
            key="terms-more",
            width="stretch",
            on_click=session.remember,
            args=("terms", _count() + AT_ONCE),
        )
    if found.known:
        with st.expander(session.word("terms.known", count=len(found.known))):
            for one in found.known:
                _word(one, known=True)


def of_activity(terms: Sequence[str]) -> None:
    """Draw the words of one lesson, folded, to read again."""
    there = [one for one in terms if one in session.here().library.terms]
    if not there:
        return
    with st.expander(session.word("terms.lesson", count=len(there))):
        for one in there:
            heading, *text = heading_and_text(one)
            st.markdown(f"**{heading}**: {' '.join(text)}")


def _shown(found: GlossaryPage) -> tuple[Term, ...]:
    return (*found.mine, *found.others)[: _count()]


def _count() -> int:
    return int(str(session.remembered("terms", AT_ONCE)))


def _word(term: Term, *, known: bool) -> None:
    heading, *text = heading_and_text(term.id)
    with st.container(key=f"term-{term.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            show(term.picture)
            st.markdown(f"**{heading}**")
        for paragraph in text:
            st.markdown(paragraph)
        st.button(
            session.word("terms.again" if known else "terms.know"),
            key=f"know-{term.id}",
            on_click=_mark(term.id, not known),
        )


def _mark(term: str, known: bool) -> Callable[[], None]:
    here = session.here()
    return on_tap(lambda action: glossary.mark(here.store, here.library, term, known, action))
