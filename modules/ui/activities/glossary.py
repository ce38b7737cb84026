"""The words of work as they are drawn: the Dutch word, what it means, and "I know this one"."""

from collections.abc import Callable, Sequence

import streamlit as st

from modules.domain.activities.term import Term
from modules.domain.records.people import Person
from modules.services.activities import glossary
from modules.services.activities.glossary import GlossaryPage
from modules.ui.components.picture import show
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.activities.glossary import heading_and_text, in_a_line

AT_ONCE = 8
"""How many words stand on a screen before "more": a longer list is a wall."""


def spoken(glossary_page: GlossaryPage) -> list[str]:
    """Return what the voice reads of the words on the screen."""
    wording = session.wording()
    return [
        paragraph
        for term in _shown(glossary_page)
        for paragraph in heading_and_text(wording, term.id)
    ]


def draw(glossary_page: GlossaryPage, person: Person) -> None:
    """Draw the words to learn, a few at a time, and folded those that are known."""
    shown = _shown(glossary_page)
    for term in shown:
        _word(term, known=False)
    if len((*glossary_page.mine, *glossary_page.others)) > len(shown):
        st.button(
            session.word("terms.more"),
            key="terms-more",
            width="stretch",
            on_click=session.remember,
            args=("terms", _count() + AT_ONCE),
        )
    if glossary_page.known:
        with st.expander(session.word("terms.known", count=len(glossary_page.known))):
            for term in glossary_page.known:
                _word(term, known=True)


def of_activity(terms: Sequence[str]) -> None:
    """Draw the words of one lesson, folded, to read again."""
    wording = session.wording()
    there = [term_id for term_id in terms if term_id in wording.library.terms]
    if not there:
        return
    with st.expander(wording.say("terms.lesson", count=len(there))):
        for term_id in there:
            st.markdown(in_a_line(wording, term_id))


def _shown(glossary_page: GlossaryPage) -> tuple[Term, ...]:
    return (*glossary_page.mine, *glossary_page.others)[: _count()]


def _count() -> int:
    return int(str(session.remembered("terms", AT_ONCE)))


def _word(term: Term, *, known: bool) -> None:
    heading, *text = heading_and_text(session.wording(), term.id)
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
