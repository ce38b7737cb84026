"""A participant and their counsellor: who, a talk, the notes, and inviting somebody."""

from collections.abc import Callable, Sequence

import streamlit as st

from modules.services.action import Action
from modules.services.guidance import notes as talking
from modules.services.sharing import sharing
from modules.services.sharing.reader import Reader
from modules.services.sharing.sharing import Counsellor
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.ui.shell.page_registry import page
from modules.wording.escape_markdown import escape_markdown
from modules.wording.guidance.contact import note as note_heading


def who(counsellors: Sequence[Counsellor]) -> None:
    """Draw who guides the participant, each with the way to end it."""
    if not counsellors:
        st.markdown(session.word("together.nobody"))
    for counsellor in counsellors:
        st.markdown(session.word("together.is", name=escape_markdown(counsellor.name)))
        with st.expander(session.word("together.end")):
            st.markdown(session.word("together.end.text"))
            st.button(
                session.word("together.end.yes"),
                key=f"end-{counsellor.account}",
                width="stretch",
                on_click=_end(counsellor.account),
            )


def _end(account: str) -> Callable[[], None]:
    return on_tap(lambda action: sharing.part_with(session.here().store, account, action))


def talk(reader: Reader) -> None:
    """Draw the wish to talk, and taking it back."""
    wanted = talking.wish(reader) is not None
    if wanted:
        st.success(session.word("talk.asked"))
    st.button(
        session.word("talk.withdraw" if wanted else "talk.ask"),
        key="talk",
        width="stretch",
        type="secondary" if wanted else "primary",
        on_click=on_tap(
            lambda action: talking.ask_for_talk(session.here().store, not wanted, action)
        ),
    )
    if wanted:
        with st.container(key="doors-question"):
            st.page_link(
                page("participant/ideas"),
                label=label("light-bulb", session.word("talk.question.on")),
            )
    else:
        _question()


def _question() -> None:
    """Draw the form for a question about work, with how soon it must be talked about."""
    with st.expander(session.word("talk.question")), st.form("question", border=False):
        st.text_area(
            session.word("talk.question.label"),
            key="talk-question",
            max_chars=talking.LONGEST_QUESTION,
        )
        st.checkbox(session.word("talk.urgent"), key="talk-urgent")
        st.form_submit_button(
            session.word("talk.question.send"),
            type="primary",
            width="stretch",
            on_click=on_tap(_ask, kept=True),
        )


def _ask(action: Action) -> None:
    question = str(st.session_state.get("talk-question") or "")
    urgent = bool(st.session_state.get("talk-urgent"))
    talking.ask_for_talk(session.here().store, True, action, question=question, urgent=urgent)


def notes(reader: Reader) -> None:
    """Draw every note that counsellors wrote; there are no hidden ones."""
    st.subheader(session.word("notes.title"), anchor=False)
    written = talking.notes(session.here().store, reader)
    if not written:
        st.markdown(session.word("notes.none"))
    for number, note in enumerate(written):
        with st.container(key=f"note-{number}"):
            st.caption(note_heading(session.wording(), note.name, note.at))
            st.text(note.text)


def invitation() -> None:
    """Draw the way to let a counsellor join, and the code once it is drawn."""
    st.subheader(session.word("invite.title"), anchor=False)
    st.markdown(session.word("invite.text"))
    code = session.remembered("invitation")
    if code:
        with st.container(key="code"):
            st.text(f"{str(code)[:4]} {str(code)[4:]}")
        st.markdown(session.word("invite.shown"))
        return

    st.button(
        session.word("invite.make"), key="invite", width="stretch", on_click=on_tap(_draw_code)
    )


def _draw_code(action: Action) -> None:
    here = session.here()
    code = talking.invite_counsellor(here.store, here.keys, by=action.by, at=action.at)
    session.remember("invitation", code)
