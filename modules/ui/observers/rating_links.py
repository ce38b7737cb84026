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
from modules.ui.components.escape_markdown import escape_markdown
from modules.ui.components.link import new_link
from modules.ui.observers.views import answers_in_words, by_whom, mirror, views
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording import dates


def ask_somebody(reader: Reader) -> None:
    """Draw the form that makes a link, the link once it is made, and every link there is."""
    here = session.here()
    asked = [
        (one.id, rater)
        for one in ratings.activities_for_raters(here.library)
        for rater in one.raters
        if rater != "counsellor"
    ]
    if not asked:
        return
    st.subheader(session.word("ask-others.title"), anchor=False)
    st.markdown(session.word("ask-others.text"))
    new_link(reader.dossier_id)
    with st.expander(session.word("ask-others.open")), st.form("ask-others", clear_on_submit=True):
        st.selectbox(
            session.word("ask-others.what"), asked, key="ask-what", format_func=_what_and_whom
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


def _what_and_whom(asked: tuple[str, str]) -> str:
    words = session.here().library.words("activities", asked[0], session.language())
    return f"{words.title}: {session.word(f'rater.{asked[1]}.name')}"


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


def links(dossier_id: str, found: Sequence[RatingLink], person: Person) -> None:
    """Draw every link, with who made it, until when it works, and the way to end it."""
    for one in found:
        with st.container(key=f"link-{one.id}"):
            st.markdown(_line(one, person))
            if one.is_open(session.now()):
                st.button(
                    session.word("link.withdraw"),
                    key=f"withdraw-{one.id}",
                    on_click=_withdraw(dossier_id, one.id),
                )


def _line(one: RatingLink, person: Person) -> str:
    library = session.here().library
    known = one.activity in library.activities
    title = library.words("activities", one.activity, session.language()).title if known else ""
    state = "used" if one.used else "open" if one.is_open(session.now()) else "over"
    made = "you" if one.by == person.id else "somebody"
    maker = sharing.name_of(session.here().store, one.by)
    return " · ".join(
        (
            f"**{escape_markdown(one.who) or session.word(f'rater.{one.rater}.name')}**",
            title,
            session.word(f"link.{state}", day=dates.day(one.until)),
            session.word(
                f"link.by.{made}", name=escape_markdown(maker), day=dates.day(one.made_at)
            ),
        )
    )


def _withdraw(dossier_id: str, link_id: str) -> Callable[[], None]:
    return on_tap(
        lambda action: rating_links.withdraw_link(session.here().store, dossier_id, link_id, action)
    )


def others_say(reader: Reader) -> None:
    """Draw what others said, first what waits for a yes; the participant reads all of it first."""
    here = session.here()
    found = ratings.ratings_of_activities(reader, here.library)
    if not found:
        return
    st.subheader(session.word("judgement.title"), anchor=False)
    st.markdown(session.word("judgement.text"))
    for one in found:
        title = here.library.words("activities", one.activity.id, session.language()).title
        st.markdown(f"**{title}**")
        mirror(one, own=True)
        views(one, own=True)
        for observer_rating in one.judgements:
            _said(one, observer_rating)


def _said(seen: RatingsOfActivity, one: ObserverRating) -> None:
    waits = one.rater == "other" and one.accepted is None
    with st.expander(f"{by_whom(one)} · {dates.day(one.at)}", expanded=waits):
        answers_in_words(seen.activity, one)
        if one.rater != "other":
            return
        st.caption(session.word(f"judgement.{_state(one)}"))
        with st.container(key=f"decide-{one.id}", horizontal=True):
            for accept in (True, False):
                if one.accepted is not accept:
                    st.button(
                        session.word("judgement.accept" if accept else "judgement.put-away"),
                        key=f"{'accept' if accept else 'away'}-{one.id}",
                        type="primary" if accept else "secondary",
                        on_click=_decide(seen.activity.id, one.id, accept),
                    )


def _state(one: ObserverRating) -> str:
    return "waits" if one.accepted is None else "accepted" if one.accepted else "away"


def _decide(activity: str, one: str, accept: bool) -> Callable[[], None]:
    here = session.here()
    return on_tap(
        lambda action: ratings.decide(here.store, here.library, activity, one, accept, action)
    )
