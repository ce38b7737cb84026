"""How others see somebody, on the page of their counsellor: asking, filling in, side by side."""

from collections.abc import Callable, Sequence

import streamlit as st

from modules.domain.observers.rating import RatingLink
from modules.domain.records.people import Person
from modules.services.action import Action
from modules.services.guidance.summary import Summary
from modules.services.observers import rating_links, ratings
from modules.services.sharing import sharing
from modules.ui.components.link import new_link
from modules.ui.components.post_form import post_form
from modules.ui.observers.rating_links import links
from modules.ui.observers.views import answers_in_words, mirror, rating_heading, views
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap


def judged(page: Summary, person: Person) -> None:
    """Draw what this counsellor may see of how others see somebody, and the ways to ask."""
    here = session.here()
    if not ratings.activities_for_raters(here.library):
        return
    st.subheader(session.word("judgement.title"), anchor=False)
    for seen in page.ratings:
        st.markdown(f"**{session.wording().title(seen.activity.id)}**")
        mirror(seen)
        views(seen)
        for rating in seen.judgements:
            with st.expander(rating_heading(seen, rating)):
                answers_in_words(seen.activity, rating)
    _ask(page.dossier, person, page.links)


def _ask(dossier_id: str, person: Person, asked_links: Sequence[RatingLink]) -> None:
    wording = session.wording()
    activities = ratings.activities_for_raters(wording.library)
    for activity in activities:
        if "counsellor" in activity.raters:
            asked = {"dossier": dossier_id, "activity": activity.id, "lang": wording.language}
            fill_in = wording.say("judge.fill-in", title=wording.title(activity.id))
            post_form(fill_in, "/judge", asked, look="quiet")
    new_link(dossier_id)
    asked_by_link = [activity.id for activity in activities if "supervisor" in activity.raters]
    if asked_by_link:
        with st.expander(session.word("judge.ask")), st.form("ask-supervisor"):
            st.markdown(session.word("judge.ask.text"))
            st.selectbox(
                session.word("ask-others.what"),
                asked_by_link,
                key="judge-what",
                format_func=wording.title,
            )
            st.text_input(
                session.word("judge.who"), key="judge-who", max_chars=sharing.LONGEST_NAME
            )
            make = on_tap(_make(dossier_id))
            st.form_submit_button(session.word("ask-others.make"), on_click=make)
    links(dossier_id, asked_links, person)


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
