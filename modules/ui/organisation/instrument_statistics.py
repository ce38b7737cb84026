"""How steady the lists are, from the organisation's own answers: figures with their intervals."""

import streamlit as st

from modules.domain.records.people import Person
from modules.measurement.reliability import NotEnough, Reliability
from modules.services.organisation.instrument_statistics import Figures, figures
from modules.ui.shell import session


def own_figures(person: Person) -> None:
    """Draw the figures once they are asked for: they read every dossier."""
    st.subheader(session.word("figures.title"), anchor=False)
    st.markdown(session.word("figures.text"))
    if not st.button(session.word("figures.make"), key="figures"):
        return
    here = session.here()
    for found in figures(here.store, here.library, by=person):
        _list(found)


def _list(found: Figures) -> None:
    library, word = session.here().library, session.wording()
    words = library.words("activities", found.activity, session.language())
    language = library.languages[found.language].name
    few = found.people is None
    people = word("figures.not-enough") if few else word("figures.people", count=found.people)
    st.markdown(f"**{words.title}** · {language} · {people}")
    if few:
        return
    known = {scale: one for scale, one in found.scales.items() if isinstance(one, Reliability)}
    if not known:
        st.markdown(word("figures.not-enough"))
        return
    rows = [f"| {words.heading(scale)} | {_said(one)} |" for scale, one in found.scales.items()]
    head = f"| {word('person.scale')} | {word('figures.steady')} |"
    st.markdown("\n".join([head, "|---|---|", *rows]))
    _differences(found)


def _said(one: Reliability | NotEnough) -> str:
    if isinstance(one, NotEnough):
        return session.word("figures.not-enough")
    said = f"alpha {one.alpha.value:.2f} ({one.alpha.low:.2f}–{one.alpha.high:.2f})"
    if one.omega is not None:
        omega = one.omega
        said += f", omega {omega.value:.2f} ({omega.low:.2f}–{omega.high:.2f})"
    return f"{said}, n = {one.people}"


def _differences(found: Figures) -> None:
    if found.differing is None:
        return
    if isinstance(found.differing, NotEnough):
        st.caption(session.word("figures.no-comparison"))
        return
    words = session.here().library.words("activities", found.activity, session.language())
    names = ", ".join(words.heading(one.item) for one in found.differing)
    if names:
        st.markdown(session.word("figures.differ", names=names))
    else:
        st.markdown(session.word("figures.same"))
