"""How steady the lists are, from the organisation's own answers: figures with their intervals."""

import streamlit as st

from modules.domain.activities.words import Words
from modules.domain.records.people import Person
from modules.measurement.reliability import NotEnough, Reliability
from modules.services.organisation.instrument_statistics import Figures, figures
from modules.ui.shell import session
from modules.wording.organisation import instrument_statistics as said


def own_figures(person: Person) -> None:
    """Draw the figures once they are asked for: they read every dossier."""
    st.subheader(session.word("figures.title"), anchor=False)
    st.markdown(session.word("figures.text"))
    if not st.button(session.word("figures.make"), key="figures"):
        return
    here = session.here()
    for figures_of_list in figures(here.store, here.library, by=person):
        _list(figures_of_list)


def _list(figures_of_list: Figures) -> None:
    wording, scales = session.wording(), figures_of_list.scales
    words = wording.words("activities", figures_of_list.activity)
    people = figures_of_list.people
    st.markdown(said.heading(wording, words.title, figures_of_list.language, people))
    if people is None:
        return
    if not any(isinstance(scale, Reliability) for scale in scales.values()):
        st.markdown(wording.say("figures.not-enough"))
        return
    st.markdown(said.table(wording, scales, words))
    _differences(figures_of_list, words)


def _differences(figures_of_list: Figures, words: Words) -> None:
    wording, differing = session.wording(), figures_of_list.differing
    if differing is None:
        return
    if isinstance(differing, NotEnough):
        st.caption(wording.say("figures.no-comparison"))
        return
    st.markdown(said.differing(wording, differing, words))
