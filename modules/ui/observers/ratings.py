"""How others see somebody, on the page of their counsellor: asking, filling in, side by side."""

from collections.abc import Callable

import streamlit as st

from modules.domain.records.people import Person
from modules.services.action import Action
from modules.services.guidance.summary import Summary
from modules.services.observers import rating_links, ratings
from modules.services.sharing import sharing
from modules.ui.components.link import new_link
from modules.ui.components.post_form import post_form
from modules.ui.observers.rating_links import links
from modules.ui.observers.views import answers_in_words, by_whom, mirror, views
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording import dates


def judged(page: Summary, person: Person) -> None:
    """Draw what this counsellor may see of how others see somebody, and the ways to ask."""
    here = session.here()
    if not ratings.activities_for_raters(here.library):
        return
    st.subheader(session.word("judgement.title"), anchor=False)
    for one in page.ratings:
        title = here.library.words("activities", one.activity.id, session.language()).title
        st.markdown(f"**{title}**")
        mirror(one, own=False)
        views(one, own=False)
        for observer_rating in one.judgements:
            with st.expander(f"{by_whom(observer_rating)} · {dates.day(observer_rating.at)}"):
                answers_in_words(one.activity, observer_rating)
    _ask(page, person)


def _ask(page: Summary, person: Person) -> None:
    library, dossier_id = session.here().library, page.dossier
    for one in ratings.activities_for_raters(library):
        if "counsellor" in one.raters:
            title = library.words("activities", one.id, session.language()).title
            asked = {"dossier": dossier_id, "activity": one.id, "lang": session.language()}
            post_form(session.word("judge.fill-in", title=title), "/judge", asked, look="quiet")
    new_link(dossier_id)
    asked_by_link = [
        one.id for one in ratings.activities_for_raters(library) if "supervisor" in one.raters
    ]
    if asked_by_link:
        with st.expander(session.word("judge.ask")), st.form("ask-supervisor"):
            st.markdown(session.word("judge.ask.text"))
            st.selectbox(
                session.word("ask-others.what"),
                asked_by_link,
                key="judge-what",
                format_func=lambda one: library.words("activities", one, session.language()).title,
            )
            st.text_input(
                session.word("judge.who"), key="judge-who", max_chars=sharing.LONGEST_NAME
            )
            make = on_tap(_make(dossier_id))
            st.form_submit_button(session.word("ask-others.make"), on_click=make)
    links(dossier_id, page.links, person)


def _make(dossier_id: str) -> Callable[[Action], None]:
    def make(action: Action) -> None:
        here = session.here()
        token = rating_links.make_link(
            here.store,
            here.library,
            dossier_id,
            str(st.session_state.get("judge-what") or ""),
            "supervisor",
            action,
            who=str(st.session_state.get("judge-who") or ""),
        )
        session.remember(f"link-{dossier_id}", token)

    return make
