"""The one page about one person: readable in two minutes, only what is shared, with dates."""

from collections.abc import Callable

import streamlit as st

from modules.domain.records.people import Person
from modules.services.action import Action
from modules.services.activities.dream import ACTIVITY as DREAM
from modules.services.guidance import counselling, notes
from modules.services.guidance import summary as summaries
from modules.services.guidance.summary import Summary
from modules.services.permissions import Forbidden
from modules.storage.base import NoDossier
from modules.ui.components.card import signs
from modules.ui.frame import frame
from modules.ui.frame.credential_check import prove_again
from modules.ui.guidance.contact import for_counsellor
from modules.ui.guidance.digest import results
from modules.ui.guidance.person_ideas import person_ideas
from modules.ui.guidance.person_plan import person_plan
from modules.ui.observers.ratings import judged
from modules.ui.programme.suggestions import to_somebody
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.escape_markdown import escape_markdown
from modules.wording.guidance import caseload
from modules.wording.guidance.contact import note as note_heading
from modules.wording.guidance.digest import heading


def summary(dossier_id: str, person: Person) -> None:
    """Draw the page, and keep that it was looked at."""
    here = session.here()
    try:
        reader = session.reader(person, dossier_id)
        page = summaries.summary(here.store, reader, here.library, look=session.look_id())
    except (Forbidden, NoDossier):
        # The participant ended it or erased everything, maybe this very minute.
        _gone()
        return
    look = session.action(person)._replace(save_id=session.look_id())
    counselling.looked(here.store, reader, look)
    name = caseload.name(session.wording(), page.name)
    frame.top(f"person/{dossier_id}", name, person=person)
    frame.back("counsellor/caseload", session.word("caseload.title"))
    st.title(escape_markdown(name), anchor=False)
    st.caption(_line(page))
    _talk(page)
    _dream(page)
    left, right = st.columns([3, 2], gap="large")
    with left:
        results(page)
    with right:
        person_plan(page)
        to_somebody(dossier_id, page.suggestions)
        for_counsellor(dossier_id, page.contact)
        person_ideas(page)
        judged(page, person)
        _notes(page)
        _new_card(page)


def _gone() -> None:
    gone = session.word("person.gone")
    frame.top("person/gone", gone, person=None)
    frame.back("counsellor/caseload", session.word("caseload.title"))
    st.title(gone, anchor=False)
    st.markdown(session.word("person.gone.text"))


def _line(page: Summary) -> str:
    following = next((step.activity for step in page.path if step.here), None)
    return caseload.reading(
        session.wording(), page.language, page.last_activity, session.now(), following
    )


def _talk(page: Summary) -> None:
    if page.asked_for_talk is None:
        return
    wording = session.wording()
    st.warning(wording.say("caseload.talk", day=wording.day(page.asked_for_talk)))
    if page.wish and page.wish.urgent:
        st.markdown(session.word("caseload.urgent"))
    if page.wish and page.wish.question:
        with st.container(key="own-question"):
            st.text(page.wish.question)

    st.button(
        session.word("person.talked"),
        key="talked",
        on_click=on_tap(lambda action: notes.talked(session.here().store, page.dossier, action)),
    )


def _dream(page: Summary) -> None:
    """Draw the dream in the person's own words, on top of everything."""
    if page.dream is None:
        return
    with st.container(key="dream"):
        wording, shared = session.wording(), page.results[DREAM]
        st.caption(heading(wording, wording.say("person.dream"), shared.at, page.looked_before))
        st.text(str(page.dream.value))


def _notes(page: Summary) -> None:
    st.subheader(session.word("notes.title"), anchor=False)
    st.caption(session.word("notes.read-too"))
    with st.form("new-note", clear_on_submit=True):
        st.text_area(session.word("notes.write"), key="new-note-text", max_chars=notes.LONGEST_NOTE)
        st.form_submit_button(session.word("button.keep-it"), on_click=_keep_note(page.dossier))
    for number, note in enumerate(page.notes):
        with st.container(key=f"note-{number}"):
            st.caption(note_heading(session.wording(), note.name, note.at))
            st.text(note.text)


def _keep_note(dossier_id: str) -> Callable[[], None]:
    def keep(action: Action) -> None:
        typed = str(st.session_state.get("new-note-text") or "")
        notes.write_note(session.here().store, dossier_id, typed, action)

    return on_tap(keep)


def _new_card(page: Summary) -> None:
    with st.expander(session.word("person.card")):
        st.markdown(session.word("person.card.text"))
        made = session.remembered(f"card-{page.dossier}")
        if made:
            signs(made)  # type: ignore[arg-type]  # only the callback below puts a card there

        prove_again()
        st.button(session.word("person.card.make"), key="new-card", on_click=_make(page.dossier))


def _make(dossier_id: str) -> Callable[[], None]:
    def make(action: Action) -> None:
        here = session.here()
        made = counselling.give_new_card(here.store, here.keys, dossier_id, action)
        session.remember(f"card-{dossier_id}", made)

    return on_tap(make)
