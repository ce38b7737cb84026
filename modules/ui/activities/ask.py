"""How each kind of part is asked: large buttons with a picture and words, one tap an answer."""

import streamlit as st

from modules.domain.activities.answer import plain
from modules.domain.activities.part import (
    Choose,
    ChooseMany,
    Entries,
    Part,
    Rate,
    Read,
    Sort,
    Write,
)
from modules.domain.activities.words import Words
from modules.services.activities.answering import ActivitySession
from modules.ui.activities.ask_cards import sort
from modules.ui.activities.ask_entries import entries
from modules.ui.activities.ask_many import choose_many
from modules.ui.components.answer_button import Keep, answer_button, keeping, next_button
from modules.ui.shell import session


def draw(part: Part, activity_session: ActivitySession, words: Words, keep: Keep) -> None:
    """Draw what the participant taps or types for a part."""
    given = activity_session.answers.get(part.id)
    value = given.value if given else None
    match part:
        case Read():
            next_button(part.id, lambda: keep(True, True))
        case Choose():
            _choose(part, value, words, keep)
        case ChooseMany():
            choose_many(part, activity_session, value, words, keep)
        case Sort():
            sort(activity_session.activity, part, given, words)
        case Rate():
            _rate(part, value, words, keep)
        case Entries():
            entries(part, value, words, keep)
        case Write():
            _write(part, value, words, keep)


def _choose(part: Choose, value: object, words: Words, keep: Keep) -> None:
    stays = bool(part.right) or part.consequences
    for choice in part.choices:
        said = words.heading(choice.id if part.shared_choices else f"{part.id}/{choice.id}")
        answer_button(
            f"{part.id}-{choice.id}",
            said,
            choice.picture,
            value == choice.id,
            keeping(keep, choice.id, not stays),
            quiet=choice.blank,
        )
    if stays and isinstance(value, str):
        _what_follows(part, value, words, keep)


def _what_follows(part: Choose, value: str, words: Words, keep: Keep) -> None:
    """Explain the chosen answer, or tell what follows from it: kindly, without counting."""
    kind = st.success if value in part.right else st.info
    text_id = value if part.shared_choices else f"{part.id}/{value}"
    kind(words.rest(text_id) or words.heading(text_id))
    next_button(part.id, lambda: keep(value, True))


def _rate(part: Rate, value: object, words: Words, keep: Keep) -> None:
    st.caption(f"{part.lowest}: {words.heading(f'{part.id}/laagste')}")
    with st.container(key="rungs", horizontal=True):
        for rung in range(part.lowest, part.highest + 1):
            st.button(
                str(rung),
                key=f"{part.id}-{rung}",
                on_click=keeping(keep, rung, True),
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

    typed = st.session_state.get(key)
    if isinstance(value, str) and typed is not None and plain(typed) != value:
        # Not kept, or kept differently elsewhere: show both, so that neither is lost.
        with st.container(key=f"own-kept-{part.id}"):
            st.caption(session.word("kept.now"))
            st.text(value)
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
