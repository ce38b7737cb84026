"""The accounts of staff as an administrator has them: making, closing, a lost phone, acts."""

from collections.abc import Callable

import streamlit as st

from modules.domain.records.people import Person
from modules.services.accounts import audit_log, oidc, single_sign_on, staff, staff_administration
from modules.services.accounts.staff_administration import StaffAccount
from modules.services.action import Action
from modules.services.sharing import sharing
from modules.ui.components.escape_markdown import escape_markdown
from modules.ui.components.post_form import post_form
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording import dates

MOST_ACTS = 50


def invitations() -> None:
    """Draw the two links: with one a colleague guides people, with the other looks after this."""
    st.subheader(session.word("accounts.invite"), anchor=False)
    st.markdown(session.word("accounts.invite.text"))
    link = session.remembered("colleague")
    if link:
        st.code(f"{session.origin() or ''}/staff-account#{link}", language=None, wrap_lines=True)
    with st.container(key="invitations", horizontal=True):
        st.button(
            session.word("accounts.invite.counsellor"),
            key="invite-counsellor",
            on_click=on_tap(_invite_counsellor),
        )
        st.button(
            session.word("accounts.invite.administrator"),
            key="invite-administrator",
            on_click=on_tap(_invite_administrator),
        )


def _invite_counsellor(action: Action) -> None:
    session.remember("colleague", staff.invite(session.here().store, action))


def _invite_administrator(action: Action) -> None:
    session.remember("colleague", staff.invite_administrator(session.here().store, action))


def accounts(person: Person) -> None:
    """Draw every account of staff, with what can be done to it."""
    st.subheader(session.word("accounts.all"), anchor=False)
    for one in staff_administration.staff_accounts(session.here().store, by=person):
        with st.container(key=f"account-{one.id}"):
            st.markdown(f"**{escape_markdown(one.name)}**")
            st.caption(_line(one))
            if one.id != person.id:
                _buttons(one)


def _line(one: StaffAccount) -> str:
    return " · ".join(
        (
            session.word(f"accounts.role.{one.role}"),
            session.word(f"accounts.{one.state}"),
            session.word("accounts.since", day=dates.day(one.since)),
        )
    )


def _buttons(one: StaffAccount) -> None:
    store = session.here().store
    with st.container(key=f"doing-{one.id}", horizontal=True):
        if one.state == "closed":
            _button(
                "reopen",
                one,
                lambda action: staff_administration.reopen_account(store, one.id, action),
            )
            return
        _button(
            "close", one, lambda action: staff_administration.close_account(store, one.id, action)
        )
        if one.state == "open":
            _button(
                "reset",
                one,
                lambda action: staff_administration.reset_second_step(store, one.id, action),
            )
        if one.connected:
            _button(
                "disconnect",
                one,
                lambda action: single_sign_on.disconnect(store, one.id, action),
            )
    if oidc.provider() and not one.connected:
        _connect(one)


def _connect(one: StaffAccount) -> None:
    """Draw the field for the code that a colleague sees after the organisation's own sign-in."""
    with st.expander(session.word("accounts.connect")), st.form(f"connect-{one.id}"):
        st.text_input(session.word("accounts.connect.code"), key=f"code-{one.id}", max_chars=20)
        st.caption(session.word("accounts.connect.text"))
        st.form_submit_button(session.word("accounts.connect"), on_click=on_tap(_connects(one.id)))


def _connects(account_id: str) -> Callable[[Action], None]:
    def connect(action: Action) -> None:
        here = session.here()
        code = str(st.session_state.get(f"code-{account_id}") or "")
        single_sign_on.connect(here.store, here.keys, account_id, code, action)

    return connect


def _button(what: str, one: StaffAccount, act: Callable[[Action], None]) -> None:
    st.button(session.word(f"accounts.{what}"), key=f"{what}-{one.id}", on_click=on_tap(act))


def acts(person: Person) -> None:
    """Draw what administrators did, newest first, and say when the list is not as it was kept."""
    st.subheader(session.word("accounts.acts"), anchor=False)
    store = session.here().store
    found = audit_log.entries(store, by=person)
    if not audit_log.is_whole(found):
        st.error(session.word("accounts.acts.damaged"))
    if found:
        for kind in ("xlsx", "csv"):
            words = session.word(f"accounts.file.{kind}")
            post_form(words, "/acts", {"form": kind}, look="quiet", leaves=False)
    else:
        st.markdown(session.word("accounts.acts.none"))
    for one in found[:MOST_ACTS]:
        who, about = (
            escape_markdown(sharing.name_of(store, which)) for which in (one.by, one.about)
        )
        said = session.word(f"accounts.did.{one.what}", who=who, about=about)
        st.caption(f"{dates.moment(one.at)} · {said}")
