"""A list that somebody makes: what is on it, each line to take off, and a form for one more."""

from collections.abc import Callable

import streamlit as st

from modules.domain.activities.answer import Entry
from modules.domain.activities.part import Choose, Entries, EntryField, Rate
from modules.domain.activities.words import Words
from modules.ui.components.answer_button import Keep, next_button
from modules.ui.components.entry import drawn
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.wording.activities.answers import entry_name
from modules.wording.escape_markdown import escape_markdown

LONG = 100
"""From this many signs on, a field for words has more lines than one."""


def entries(part: Entries, value: object, words: Words, keep: Keep) -> None:
    """Draw the list and the way to add to it; each line is kept as soon as it is added."""
    made = tuple(one for one in value if isinstance(one, dict)) if isinstance(value, tuple) else ()
    most = min(part.at_most, 99)
    if made:
        st.caption(session.word("entries.count", count=len(made), most=most))
    else:
        st.caption(session.word("entries.empty"))
    for number, one in enumerate(made):
        _line(part, made, number, one, words, keep)
    if len(made) >= part.at_most:
        st.info(session.word("entries.full"))
        next_button(part.id, lambda: keep(made, True))
    else:
        _form(part, made, words, keep)


def _line(
    part: Entries,
    made: tuple[Entry, ...],
    number: int,
    one: Entry,
    words: Words,
    keep: Keep,
) -> None:
    others = (*made[:number], *made[number + 1 :])
    with st.container(key=f"own-{part.id}-{number}"):
        drawn(part, one, words)
        st.button(
            f"{session.word('entries.remove')}: {escape_markdown(entry_name(part, one, words))}",
            key=f"remove-{part.id}-{number}",
            type="tertiary",
            on_click=_keeping(keep, others or None),
        )


def _keeping(keep: Keep, value: object) -> Callable[[], None]:
    def tapped() -> None:
        keep(value, False)

    return tapped


def _form(part: Entries, made: tuple[Entry, ...], words: Words, keep: Keep) -> None:
    """Draw the fields; both buttons keep what is filled in, so that nothing typed gets lost.

    The fields are emptied only once the store has them: each line that was added names new ones.
    """
    occurrence = session.remembered(_turn(part), 0)
    with st.form(f"new-{part.id}-{occurrence}"):
        for field in part.fields:
            _field(part, field, _key(part, field, occurrence), words)
        st.form_submit_button(
            session.word("entries.add"),
            key=f"add-{part.id}",
            width="stretch",
            on_click=_adding(part, made, occurrence, keep, move=False),
        )
        st.form_submit_button(
            session.word("button.next"),
            key=f"next-{part.id}",
            type="primary",
            width="stretch",
            on_click=_adding(part, made, occurrence, keep, move=True),
        )


def _turn(part: Entries) -> str:
    return f"entries-{part.id}"


def _key(part: Entries, field: EntryField, occurrence: object) -> str:
    return f"entry-{part.id}-{field.id}-{occurrence}"


def _field(part: Entries, field: EntryField, key: str, words: Words) -> None:
    text_id = f"{part.id}/{field.id}"
    heading = words.heading(text_id)
    if isinstance(field, Choose):
        names = {
            choice.id: label(choice.picture, words.heading(f"{text_id}/{choice.id}"))
            for choice in field.choices
        }
        st.pills(heading, list(names), format_func=names.__getitem__, key=key)
    elif isinstance(field, Rate):
        rungs = list(range(field.lowest, field.highest + 1))
        st.pills(heading, rungs, key=key)
        lowest, highest = words.heading(f"{text_id}/laagste"), words.heading(f"{text_id}/hoogste")
        st.caption(f"{field.lowest}: {lowest} · {field.highest}: {highest}")
    elif field.max_length > LONG:
        st.text_area(heading, key=key, max_chars=field.max_length, height=96)
    else:
        st.text_input(heading, key=key, max_chars=field.max_length)
    if words.rest(text_id):
        st.caption(words.rest(text_id))


def _adding(
    part: Entries, made: tuple[Entry, ...], occurrence: object, keep: Keep, *, move: bool
) -> Callable[[], None]:
    def tapped() -> None:
        given = {
            field.id: _filled(st.session_state.get(_key(part, field, occurrence)))
            for field in part.fields
        }
        one = {name: value for name, value in given.items() if value is not None}
        if not one and not move:
            session.tell("entries.nothing")
        elif keep((*made, one) if one else made or None, move) and one:
            session.remember(_turn(part), int(str(occurrence)) + 1)

    return tapped


def _filled(value: object) -> object:
    """Return what is in a field, None when it holds nothing."""
    return (value.strip() or None) if isinstance(value, str) else value
