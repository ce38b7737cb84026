"""Choosing some of several: tiles that are tapped on and off, each tap kept."""

from collections.abc import Callable

import streamlit as st

from modules.domain.activity import Activity, ChooseMany, Part, Sort
from modules.domain.answer import offered
from modules.domain.words import Words
from modules.services.answering import Sitting
from modules.ui import session
from modules.ui.answer_button import Keep, answer_button, next_button


def choose_many(
    part: ChooseMany, sitting: Sitting, value: object, words: Words, keep: Keep
) -> None:
    ids = offered(part, sitting.answers)
    if not ids:
        st.info(session.word("ask.no-cards"))
        return
    chosen = tuple(str(one) for one in value) if isinstance(value, tuple) else ()
    st.caption(session.word("ask.chosen", number=len(chosen), most=min(part.at_most, len(ids))))
    with st.container(key="tiles"):
        for card in ids:
            text_id, picture = _card(sitting.activity, part, card)
            answer_button(
                f"{part.id}-{card}",
                words.heading(text_id),
                picture,
                card in chosen,
                _toggle(part, chosen, card, keep),
            )
    if len(chosen) >= part.at_least:
        next_button(part.id, lambda: keep(chosen, True))


def _card(activity: Activity, part: ChooseMany, card: str) -> tuple[str, str | None]:
    """Return the words and the picture of something to choose, wherever it comes from."""
    source: Part | None = activity.part(part.from_part) if part.from_part else part
    cards = source.cards if isinstance(source, Sort) else part.choices
    found = next(one for one in cards if one.id == card)
    return f"{part.from_part or part.id}/{card}", found.picture


def _toggle(part: ChooseMany, chosen: tuple[str, ...], card: str, keep: Keep) -> Callable[[], None]:
    def tapped() -> None:
        if card not in chosen and len(chosen) >= part.at_most:
            session.tell("ask.enough", most=part.at_most)
            return
        now = tuple(one for one in chosen if one != card) if card in chosen else (*chosen, card)
        # Fewer than the part needs is no answer yet, but what was taken away must not come back.
        keep(now if len(now) >= part.at_least else None, False)

    return tapped
