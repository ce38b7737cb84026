"""How each kind of part is asked: large buttons with a picture and words, one tap an answer."""

from collections.abc import Callable, Sequence

import streamlit as st

from modules.domain.activity import (
    Activity,
    Choice,
    Choose,
    ChooseMany,
    Part,
    Rate,
    Read,
    Sort,
    Write,
)
from modules.domain.answer import Answer, offered
from modules.domain.words import Words
from modules.services import answering
from modules.services.answering import Sitting
from modules.ui import session
from modules.ui.acting import tap
from modules.ui.picture import label

Keep = Callable[[object, bool], None]
"""Keeps a value, and with True goes on to the next part."""


def draw(part: Part, sitting: Sitting, words: Words, keep: Keep) -> None:
    """Draw what the participant taps or types for a part."""
    given = sitting.answers.get(part.id)
    value = given.value if given else None
    match part:
        case Read():
            st.button(
                session.word("button.next"),
                key=f"next-{part.id}",
                type="primary",
                width="stretch",
                on_click=lambda: keep(True, True),
            )
        case Choose():
            _choose(part, value, words, keep)
        case ChooseMany():
            _choose_many(part, sitting, value, words, keep)
        case Sort():
            _sort(sitting.activity, part, given, words)
        case Rate():
            _rate(part, value, words, keep)
        case Write():
            _write(part, value, words, keep)


def _answer_button(
    key: str, words: str, picture: str | None, chosen: bool, tapped: Callable[[], None]
) -> None:
    """Draw one answer; a chosen one has an edge, a tick and the word, never colour alone."""
    mark = f" **✓ {session.word('answer.chosen')}**" if chosen else ""
    st.button(
        label(picture, words) + mark,
        key=key,
        width="stretch",
        on_click=tapped,
        type="primary" if chosen else "secondary",
    )


def _choose(part: Choose, value: object, words: Words, keep: Keep) -> None:
    check = bool(part.right)
    for choice in part.choices:
        said = words.heading(choice.id if part.shared_choices else f"{part.id}/{choice.id}")
        _answer_button(
            f"{part.id}-{choice.id}",
            said,
            choice.picture,
            value == choice.id,
            _kept(keep, choice.id, not check),
        )
    if check and isinstance(value, str):
        _feedback(part, value, words, keep)


def _kept(keep: Keep, value: object, move: bool) -> Callable[[], None]:
    return lambda: keep(value, move)


def _feedback(part: Choose, value: str, words: Words, keep: Keep) -> None:
    """Explain the chosen answer: kindly, and without counting anything."""
    kind = st.success if value in part.right else st.info
    kind(words.rest(f"{part.id}/{value}") or words.heading(f"{part.id}/{value}"))
    st.button(
        session.word("button.next"),
        key=f"next-{part.id}",
        type="primary",
        width="stretch",
        on_click=lambda: keep(value, True),
    )


def _choose_many(
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
            _answer_button(
                f"{part.id}-{card}",
                words.heading(text_id),
                picture,
                card in chosen,
                _toggle(part, chosen, card, keep),
            )
    if len(chosen) >= part.at_least:
        st.button(
            session.word("button.next"),
            key=f"next-{part.id}",
            type="primary",
            width="stretch",
            on_click=lambda: keep(chosen, True),
        )


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


def _sort(activity: Activity, part: Sort, given: Answer | None, words: Words) -> None:
    card = in_hand(part, given)
    for pile in part.piles if card else ():
        st.button(
            label(pile.picture, words.heading(f"{part.id}/{pile.id}")),
            key=f"pile-{pile.id}",
            width="stretch",
            on_click=_lay(activity, part, card.id if card else "", pile.id),
        )
    if card is None:
        st.button(
            session.word("button.next"),
            key=f"next-{part.id}",
            type="primary",
            width="stretch",
            on_click=_on(activity, part),
        )


def _lay(activity: Activity, part: Sort, card: str, pile: str) -> Callable[[], None]:
    here = session.here()
    return tap(
        lambda doing: answering.lay(
            here.store, here.library, activity.id, part.id, card, pile, doing
        ),
        kept=True,
    )


def _on(activity: Activity, part: Sort) -> Callable[[], None]:
    here = session.here()
    return tap(
        lambda doing: answering.put_off(here.store, here.library, activity.id, part.id, doing)
    )


def _rate(part: Rate, value: object, words: Words, keep: Keep) -> None:
    st.caption(f"{part.lowest}: {words.heading(f'{part.id}/laagste')}")
    with st.container(key="rungs", horizontal=True):
        for rung in range(part.lowest, part.highest + 1):
            st.button(
                str(rung),
                key=f"{part.id}-{rung}",
                on_click=_kept(keep, rung, True),
                type="primary" if value == rung else "secondary",
            )
    st.caption(f"{part.highest}: {words.heading(f'{part.id}/hoogste')}")


def _write(part: Write, value: object, words: Words, keep: Keep) -> None:
    key = f"write-{part.id}"
    if f"{part.id}/hulp" in words.texts:
        st.info(words.texts[f"{part.id}/hulp"])

    def kept(move: bool) -> None:
        typed = str(st.session_state.get(key) or "")
        if typed.strip():
            keep(typed, move)
        elif move:
            keep(None, True)

    # Leaving the field keeps the words; the button keeps them too and goes on.
    st.text_area(
        words.heading(part.id),
        value=value if isinstance(value, str) else "",
        key=key,
        max_chars=part.max_length,
        height=32 * part.lines + 24,
        label_visibility="collapsed",
        on_change=kept,
        args=(False,),
    )
    st.button(
        session.word("button.keep"),
        key=f"next-{part.id}",
        type="primary",
        width="stretch",
        on_click=kept,
        args=(True,),
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


def spoken(part: Part, sitting: Sitting, words: Words) -> Sequence[str]:
    """Return what the voice reads: the question, what stands under it, then each answer."""
    card = card_in_hand(part, sitting.answers.get(part.id), words)
    said = [card] if card else words.texts[part.id].split("\n\n")
    return [*said, *_spoken_answers(part, words)]


def _spoken_answers(part: Part, words: Words) -> list[str]:
    match part:
        case Choose(shared_choices=True):
            return [words.heading(choice.id) for choice in part.choices]
        case Choose():
            return [words.heading(f"{part.id}/{choice.id}") for choice in part.choices]
        case ChooseMany(from_part=None):
            return [words.heading(f"{part.id}/{choice.id}") for choice in part.choices]
        case Sort():
            return [words.heading(f"{part.id}/{pile.id}") for pile in part.piles]
        case Rate():
            return [words.heading(f"{part.id}/laagste"), words.heading(f"{part.id}/hoogste")]
        case _:
            return []
