"""The accounts of staff as an administrator has them: making, closing, a lost phone, acts."""

from collections.abc import Callable

import streamlit as st

from modules.domain.records.people import Person
from modules.services.accounts import audit_log, oidc, single_sign_on, staff, staff_administration
from modules.services.accounts.staff_administration import StaffAccount
from modules.services.action import Action
from modules.services.sharing import sharing
from modules.ui.components.post_form import post_form
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.escape_markdown import escape_markdown
from modules.wording.organisation import staff_accounts as said

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
    wording = session.wording()
    for account in staff_administration.staff_accounts(session.here().store, by=person):
        with st.container(key=f"account-{account.id}"):
            st.markdown(f"**{escape_markdown(account.name)}**")
            st.caption(said.account(wording, account.role, account.state, account.since))
            if account.id != person.id:
                _buttons(account)


def _buttons(account: StaffAccount) -> None:
    store = session.here().store
    with st.container(key=f"doing-{account.id}", horizontal=True):
        if account.state == "closed":
            _button(
                "reopen",
                account,
                lambda action: staff_administration.reopen_account(store, account.id, action),
            )
            return
        _button(
            "close",
            account,
            lambda action: staff_administration.close_account(store, account.id, action),
        )
        if account.state == "open":
            _button(
                "reset",
                account,
                lambda action: staff_administration.reset_second_step(store, account.id, action),
            )
        if account.connected:
            _button(
                "disconnect",
                account,
                lambda action: single_sign_on.disconnect(store, account.id, action),
            )
    if oidc.provider() and not account.connected:
        _connect(account)


def _connect(account: StaffAccount) -> None:
    """Draw the field for the code that a colleague sees after the organisation's own sign-in."""
    with st.expander(session.word("accounts.connect")), st.form(f"connect-{account.id}"):
        st.text_input(session.word("accounts.connect.code"), key=f"code-{account.id}", max_chars=20)
        st.caption(session.word("accounts.connect.text"))
        st.form_submit_button(
            session.word("accounts.connect"), on_click=on_tap(_connects(account.id))
        )


def _connects(account_id: str) -> Callable[[Action], None]:
    def connect(action: Action) -> None:
        here = session.here()
        code = str(st.session_state.get(f"code-{account_id}") or "")
        single_sign_on.connect(here.store, here.keys, account_id, code, action)

    return connect


def _button(what: str, account: StaffAccount, act: Callable[[Action], None]) -> None:
    st.button(session.word(f"accounts.{what}"), key=f"{what}-{account.id}", on_click=on_tap(act))


def acts(person: Person) -> None:
    """Draw what administrators did, newest first, and say when the list is not as it was kept."""
    st.subheader(session.word("accounts.acts"), anchor=False)
    store = session.here().store
    entries = audit_log.entries(store, by=person)
    if not audit_log.is_whole(entries):
        st.error(session.word("accounts.acts.damaged"))
    if entries:
        for kind in ("xlsx", "csv"):
            words = session.word(f"accounts.file.{kind}")
            post_form(words, "/acts", {"form": kind}, look="quiet", leaves=False)
    else:
        st.markdown(session.word("accounts.acts.none"))
    for entry in entries[:MOST_ACTS]:
        who, about = (sharing.name_of(store, account) for account in (entry.by, entry.about))
        st.caption(said.audit_entry(session.wording(), entry, who, about))
