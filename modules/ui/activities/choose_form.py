"""Before a long questionnaire: as few questions as it takes, or every one."""

from collections.abc import Callable

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.form import FormName
from modules.domain.activities.words import Words
from modules.domain.records.people import Person
from modules.services.activities import answering
from modules.ui.components.depth import about
from modules.ui.components.picture import label, show_large
from modules.ui.frame import frame
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap


def choose_form(activity: Activity, words: Words, person: Person) -> None:
    """Draw the title with what it is about, and the two forms as large buttons."""
    spoken = [words.title, *words.introduction.split("\n\n"), session.word("form.short")]
    frame.top(f"{activity.id}/form", words.title, spoken, person=person, below=True)
    show_large(activity.picture)
    st.title(words.title, anchor=False)
    st.markdown(words.introduction)
    with st.container(key="answers-form"):
        st.button(
            label("person-walking", session.word("form.short")),
            key="form-short",
            width="stretch",
            type="primary",
            on_click=choosing(activity.id, "short"),
        )
        st.button(
            label("road", session.word("form.full", total=len(activity.parts))),
            key="form-full",
            width="stretch",
            on_click=choosing(activity.id, "full"),
        )
    st.caption(session.word("form.text"))
    about(activity, words)


def choosing(activity_id: str, name: FormName) -> Callable[[], None]:
    """Return what a tap on a form does."""
    here = session.here()
    return on_tap(
        lambda action: answering.choose_form(here.store, here.library, activity_id, name, action)
    )
