"""The screen of an activity: one part at a time, kept at each tap, in one run."""

from functools import partial

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Part, Read
from modules.domain.activities.words import Words
from modules.domain.records.people import Person
from modules.services.activities import answering
from modules.services.activities.answering import ActivitySession, open_session
from modules.ui.activities import ask
from modules.ui.activities.ask_cards import card_in_hand, picture, progress
from modules.ui.activities.choose_form import choose_form
from modules.ui.activities.ending import ending
from modules.ui.activities.facts import fact_cards
from modules.ui.activities.glossary import of_activity
from modules.ui.activities.place import place
from modules.ui.activities.sensitive import ask_first
from modules.ui.activities.spoken import spoken
from modules.ui.components.depth import about
from modules.ui.components.picture import label, show_large
from modules.ui.frame import frame
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap, perform
from modules.ui.shell.page_registry import page


@st.fragment
@session.one_run()
def activity_screen(activity_id: str) -> None:
    """Draw the part where the participant is; checks who is here in every run of its own."""
    person = session.require("participant")
    here = session.here()
    if activity_id not in here.library.activities:  # taken out of the content meanwhile
        session.open_activity(None)
        session.tell("error.unknown-activity")
        st.switch_page(page("participant/path"))
    reader = session.reader(person)
    activity_session = open_session(reader, here.library, activity_id, whole=False)
    words = here.library.words("activities", activity_id, session.language())
    part = activity_session.activity.part(activity_session.part) if activity_session.part else None
    if activity_session.ask_sensitive and (part is not None or activity_session.choose_form):
        ask_first(activity_session.activity, words, person)
    elif activity_session.choose_form:
        choose_form(activity_session.activity, words, person)
    elif part is None:
        ending(activity_session, words, reader)
    else:
        _part(activity_session, part, words, person)


def _part(activity_session: ActivitySession, part: Part, words: Words, person: Person) -> None:
    activity = activity_session.activity
    given = activity_session.answers.get(part.id)
    heading = words.heading(part.id)
    title = card_in_hand(part, given, words) or heading
    screen = f"{activity.id}/{part.id}/{title}"
    frame.top(screen, title, spoken(part, activity_session, words), person=person, below=True)
    st.caption(progress(part, given) or place(activity_session, part.id))
    show_large(picture(part, given))
    st.title(title, anchor=False)
    if title == heading and words.rest(part.id):
        st.markdown(words.rest(part.id))
    if isinstance(part, Read):
        fact_cards(part.facts)
    keep = partial(_keep, activity, part, activity_session.versions.get(part.id, 0))
    with st.container(key=f"answers-{part.kind}"):
        ask.draw(part, activity_session, words, keep)
    _steps(activity, part)
    answered = given is not None and given.value is not None
    if part.kind != "write":
        _who_sees(answered, activity_session.shared)
        _beside(activity, part, words)
        return
    with st.container(key="kept"):
        _who_sees(answered, activity_session.shared)
    with st.container(key="unsaved"):
        st.caption(session.word("kept.not-yet"))


def _beside(activity: Activity, part: Part, words: Words) -> None:
    """Draw what stands folded below: of a list where it comes from, at a text the words of work."""
    if part is activity.parts[0]:
        about(activity, words)
    if isinstance(part, Read):
        of_activity(activity.terms)


def _keep(activity: Activity, part: Part, base: int, value: object, move: bool) -> bool:
    """Keep an answer and say whether that worked; called in callbacks only."""
    here = session.here()
    return perform(
        lambda action: answering.record(
            here.store, here.library, activity.id, part.id, value, action, base=base, move=move
        ),
        kept=value is not None and part.asks,
    )


def _steps(activity: Activity, part: Part) -> None:
    """Draw Back and "not now", at the same place on every screen."""
    here, word = session.here(), session.wording().say
    with st.container(key="steps", horizontal=True):
        st.button(
            label("arrow-left", word("button.back")),
            key=f"back-{part.id}",
            on_click=on_tap(
                lambda action: answering.go_back(
                    here.store, here.library, activity.id, part.id, action
                )
            ),
        )
        if part.asks:
            st.button(
                word("button.not-now"),
                key=f"later-{part.id}",
                on_click=on_tap(
                    lambda action: answering.put_off(
                        here.store, here.library, activity.id, part.id, action
                    )
                ),
            )


def _who_sees(answered: bool, shared: bool) -> None:
    """Say, once something is kept, what it is, and who can see it."""
    kept_now = session.was_kept()
    if answered:
        st.caption(session.word("kept.shared" if shared else "kept.private"))
    elif kept_now:
        st.caption(session.word("kept.before-shared" if shared else "kept.before"))
