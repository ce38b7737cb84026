"""Choosing some of several: tiles that are tapped on and off, each tap kept."""

from collections.abc import Callable

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choice, ChooseMany, Sort
from modules.domain.activities.words import Words
from modules.services.activities.answering import ActivitySession
from modules.ui.components.answer_button import Keep, answer_button, next_button
from modules.ui.shell import session

DRAWING = "room-"
"""How the names of drawings begin that one looks into: they are shown large."""


def choose_many(
    part: ChooseMany, activity_session: ActivitySession, value: object, words: Words, keep: Keep
) -> None:
    ids = part.offered(activity_session.answers)
    if not ids:
        st.info(session.word("ask.no-cards"))
        return
    kept = (
        value
        if isinstance(value, tuple)
        else session.remembered(_begun(activity_session, part), ())
    )
    chosen = tuple(str(one) for one in kept if one in ids) if isinstance(kept, tuple) else ()
    st.caption(session.word("ask.chosen", number=len(chosen), most=min(part.at_most, len(ids))))
    found = [_card(activity_session.activity, part, card) for card in ids]
    drawings = any((card.picture or "").startswith(DRAWING) for _, card in found)
    with st.container(key="tiles-large" if drawings else "tiles"):
        for text_id, card in found:
            answer_button(
                f"{part.id}-{card.id}",
                words.heading(text_id),
                card.picture,
                card.id in chosen,
                _toggle(activity_session, part, chosen, card.id, keep),
                quiet=card.blank,
            )
    if len(chosen) >= part.at_least:
        next_button(part.id, lambda: keep(chosen, True))


def _card(activity: Activity, part: ChooseMany, card: str) -> tuple[str, Choice]:
    """Return the id of the words of something to choose and what it is, wherever it comes from."""
    source = activity.origin(part)
    if isinstance(source, Sort):
        return f"{source.id}/{card}", next(one for one in source.cards if one.id == card)
    choices = source.choices if isinstance(source, ChooseMany) else ()
    return f"{source.id}/{card}", next(one for one in choices if one.id == card)


def _begun(activity_session: ActivitySession, part: ChooseMany) -> str:
    """Return under which name a choice is remembered that is not enough yet to be kept."""
    return f"begun:{activity_session.activity.id}/{part.id}"


def _toggle(
    activity_session: ActivitySession,
    part: ChooseMany,
    chosen: tuple[str, ...],
    card: str,
    keep: Keep,
) -> Callable[[], None]:
    def tapped() -> None:
        if card not in chosen and len(chosen) >= part.at_most:
            session.tell("ask.enough", most=part.at_most)
            return
        now = tuple(one for one in chosen if one != card) if card in chosen else (*chosen, card)
        if len(now) >= part.at_least:
            keep(now, False)
            return
        # No answer yet, but what was tapped must show, and what was taken away must not come back.
        session.remember(_begun(activity_session, part), now)
        given = activity_session.answers.get(part.id)
        if given is not None and given.value is not None:
            keep(None, False)

    return tapped
