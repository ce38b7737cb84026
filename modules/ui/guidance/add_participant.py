"""Adding somebody to a caseload, and inviting a colleague."""

import streamlit as st

from modules.domain.records.people import Person
from modules.services.accounts import staff
from modules.services.action import Action
from modules.services.guidance import counselling, notes
from modules.services.sharing.sharing import LONGEST_NAME
from modules.ui.components.card import signs
from modules.ui.frame.credential_check import prove_again
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap


def by_card() -> None:
    """Draw the form that makes a card, and the card, to print or to copy."""
    st.subheader(session.word("add.card"), anchor=False)
    st.markdown(session.word("add.card.text"))
    added = session.remembered("added")
    if isinstance(added, counselling.Added):
        signs(added.card)
        st.markdown(session.word("add.card.made"))
        st.button(
            session.word("add.another"),
            key="add-another",
            on_click=lambda: session.remember("added", None),
        )
        return
    library = session.here().library
    with st.form("add-by-card"):
        st.text_input(session.word("welcome.name.label"), key="add-name", max_chars=LONGEST_NAME)
        st.selectbox(
            session.word("add.language"),
            list(library.languages),
            key="add-language",
            format_func=lambda code: library.languages[code].name,
        )
        st.form_submit_button(
            session.word("add.make-card"), type="primary", on_click=on_tap(_make_card)
        )


def _make_card(action: Action) -> None:
    here = session.here()
    added = counselling.add_participant(
        here.store,
        here.keys,
        str(st.session_state.get("add-name") or ""),
        by=action.by,
        language=session.language_or_source(st.session_state.get("add-language")),
        at=action.at,
    )
    session.remember("added", added)


def by_code() -> None:
    """Draw the form that takes the code of somebody who started alone."""
    st.subheader(session.word("add.code"), anchor=False)
    st.markdown(session.word("add.code.text"))
    joined = session.remembered("joined")
    if joined:
        st.success(session.word("add.code.done"))
    with st.form("add-by-code", clear_on_submit=True):
        st.text_input(session.word("add.code.label"), key="add-code", max_chars=20)
        st.form_submit_button(session.word("add.code.go"), on_click=on_tap(_join))


def _join(action: Action) -> None:
    here = session.here()
    session.remember("joined", None)
    code = str(st.session_state.get("add-code") or "")
    session.remember("joined", notes.accept(here.store, here.keys, code, action))


def colleague(person: Person) -> None:
    """Draw the link with which a colleague makes an account."""
    with st.expander(session.word("add.colleague")):
        st.markdown(session.word("add.colleague.text"))
        link = session.remembered("colleague")
        if link:
            st.code(f"/staff-account#{link}", language=None)

        prove_again()
        st.button(session.word("add.colleague.make"), key="colleague", on_click=on_tap(_invite))
        if staff.may_invite_first(session.here().store, by=person):
            st.markdown(session.word("add.administrator.text"))
            st.button(
                session.word("accounts.invite.administrator"),
                key="administrator",
                on_click=on_tap(_invite_administrator),
            )


def _invite(action: Action) -> None:
    link = staff.invite(session.here().store, action)
    session.remember("colleague", link)


def _invite_administrator(action: Action) -> None:
    link = staff.invite_first_administrator(session.here().store, action)
    session.remember("colleague", link)
