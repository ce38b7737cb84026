"""Laying cards on piles: one card in hand, a button for each pile."""

from collections.abc import Callable

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import Choice, Part, Pile, Sort
from modules.domain.activities.words import Words
from modules.services.activities import answering
from modules.ui.components.answer_button import next_button
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap


def sort(activity: Activity, part: Sort, given: Answer | None, words: Words) -> None:
    card = in_hand(part, given)
    for pile in part.piles if card else ():
        st.button(
            label(pile.picture, words.heading(f"{part.id}/{pile.id}")) + _room(pile, given),
            key=f"pile-{pile.id}",
            width="stretch",
            on_click=_lay(activity, part, card.id if card else "", pile.id),
        )
    if card is None:
        next_button(part.id, _on(activity, part))


def _room(pile: Pile, given: Answer | None) -> str:
    """Return how many cards a pile still takes, to say behind its name; empty without an end."""
    if pile.at_most is None:
        return ""
    laid = given.value if given and isinstance(given.value, dict) else {}
    left = pile.at_most - list(laid.values()).count(pile.id)
    said = session.word("pile.room", count=left) if left > 0 else session.word("pile.full")
    return f" **{said}**"


def _lay(activity: Activity, part: Sort, card: str, pile: str) -> Callable[[], None]:
    here = session.here()
    return on_tap(
        lambda action: answering.lay(
            here.store, here.library, activity.id, part.id, card, pile, action
        ),
        kept=True,
    )


def _on(activity: Activity, part: Sort) -> Callable[[], None]:
    here = session.here()
    return on_tap(
        lambda action: answering.put_off(here.store, here.library, activity.id, part.id, action)
    )


def in_hand(part: Sort, given: Answer | None) -> Choice | None:
    """Return the next card to lay, or None when all are laid."""
    laid = given.value if given and isinstance(given.value, dict) else {}
    return next((card for card in part.cards if card.id not in laid), None)


def card_in_hand(part: Part, given: Answer | None, words: Words) -> str | None:
    """Return the words of the card to lay, for a sort part."""
    card = in_hand(part, given) if isinstance(part, Sort) else None
    return words.heading(f"{part.id}/{card.id}") if card else None


def picture(part: Part, given: Answer | None) -> str | None:
    """Return the picture of a screen: the card's, else the part's."""
    card = in_hand(part, given) if isinstance(part, Sort) else None
    return card.picture if card else part.picture


def progress(part: Part, given: Answer | None) -> str | None:
    """Return "card 5 of 40" for a sort part, None for others."""
    if not isinstance(part, Sort):
        return None
    laid = len(given.value) if given and isinstance(given.value, dict) else 0
    number = min(laid + 1, len(part.cards))
    return session.word("progress.card", number=number, total=len(part.cards))
