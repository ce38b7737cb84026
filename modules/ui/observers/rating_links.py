"""Asking somebody else, as the participant has it: links, and what others say about them."""

from collections.abc import Callable, Sequence

import streamlit as st

from modules.domain.observers.rating import ObserverRating, RatingLink
from modules.domain.records.people import Person
from modules.services.action import Action
from modules.services.observers import rating_links, ratings
from modules.services.observers.ratings import RatingsOfActivity
from modules.services.sharing import sharing
from modules.services.sharing.reader import Reader
from modules.ui.components.link import new_link
from modules.ui.observers.views import answers_in_words, mirror, rating_heading, views
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.observers import rating_links as said
from modules.wording.observers.ratings import decision


def ask_somebody(reader: Reader) -> None:
    """Draw the form that makes a link, the link once it is made, and every link there is."""
    here, wording = session.here(), session.wording()
    asked = [
        (activity.id, rater)
        for activity in ratings.activities_for_raters(here.library)
        for rater in activity.raters
        if rater != "counsellor"
    ]
    if not asked:
        return
    st.subheader(session.word("ask-others.title"), anchor=False)
    st.markdown(session.word("ask-others.text"))
    new_link(reader.dossier_id)
    with st.expander(session.word("ask-others.open")), st.form("ask-others", clear_on_submit=True):
        st.selectbox(
            session.word("ask-others.what"),
            asked,
            key="ask-what",
            format_func=lambda what: said.asked(wording, *what),
        )
        st.text_input(session.word("ask-others.who"), key="ask-who", max_chars=sharing.LONGEST_NAME)
        st.text_input(
            session.word("ask-others.name"),
            value=sharing.own_name(reader),
            key="ask-name",
            max_chars=sharing.LONGEST_NAME,
        )
        st.form_submit_button(
            session.word("ask-others.make"), type="primary", on_click=on_tap(_make)
        )
    links(reader.dossier_id, reader.links, reader.viewer)


def _make(action: Action) -> None:
    here = session.here()
    chosen = st.session_state.get("ask-what")
    activity, rater = chosen if isinstance(chosen, tuple) and len(chosen) == 2 else ("", "")
    token = rating_links.make_link(
        here.store,
        here.library,
        action.by.id,
        str(activity),
        rater,
        action,
        who=str(st.session_state.get("ask-who") or ""),
        name=str(st.session_state.get("ask-name") or ""),
    )
    session.remember(f"link-{action.by.id}", token)


def links(dossier_id: str, shown: Sequence[RatingLink], person: Person) -> None:
    """Draw every link, with who made it, until when it works, and the way to end it."""
    store, wording, now = session.here().store, session.wording(), session.now()
    for link in shown:
        with st.container(key=f"link-{link.id}"):
            maker = None if link.by == person.id else sharing.name_of(store, link.by)
            st.markdown(said.line(wording, link, maker, now))
            if link.is_open(now):
                st.button(
                    wording.say("link.withdraw"),
                    key=f"withdraw-{link.id}",
                    on_click=_withdraw(dossier_id, link.id),
                )


def _withdraw(dossier_id: str, link_id: str) -> Callable[[], None]:
    return on_tap(
        lambda action: rating_links.withdraw_link(session.here().store, dossier_id, link_id, action)
    )


def others_say(reader: Reader) -> None:
    """Draw what others said, first what waits for a yes; the participant reads all of it first."""
    here = session.here()
    all_seen = ratings.ratings_of_activities(here.store, reader, here.library)
    if not all_seen:
        return
    st.subheader(session.word("judgement.title"), anchor=False)
    st.markdown(session.word("judgement.text"))
    for seen in all_seen:
        st.markdown(f"**{session.wording().title(seen.activity.id)}**")
        mirror(seen)
        views(seen)
        for rating in seen.judgements:
            _rating(seen, rating)


def _rating(seen: RatingsOfActivity, rating: ObserverRating) -> None:
    waits = rating.rater == "other" and rating.accepted is None
    with st.expander(rating_heading(seen, rating), expanded=waits):
        answers_in_words(seen.activity, rating)
        if rating.rater != "other":
            return
        st.caption(decision(session.wording(), rating))
        with st.container(key=f"decide-{rating.id}", horizontal=True):
            for accept in (True, False):
                if rating.accepted is not accept:
                    st.button(
                        session.word("judgement.accept" if accept else "judgement.put-away"),
                        key=f"{'accept' if accept else 'away'}-{rating.id}",
                        type="primary" if accept else "secondary",
                        on_click=_decide(seen.activity.id, rating.id, accept),
                    )


def _decide(activity: str, rating_id: str, accept: bool) -> Callable[[], None]:
    here = session.here()
    return on_tap(
        lambda action: ratings.decide(here.store, here.library, activity, rating_id, accept, action)
    )
