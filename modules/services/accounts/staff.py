"""Accounts of staff, the first counsellor's and the ones after: made by a one-time link."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from modules.domain.activities.answer import plain
from modules.domain.records.people import Account, Lookup, OneTimeToken, Person, SignIn
from modules.domain.records.roles import Permission, Role, is_staff
from modules.services.accounts import audit_log, secrets
from modules.services.accounts.accounts import (
    SHORTEST_PASSWORD,
    BadPassword,
    NameTaken,
    sign_out,
)
from modules.services.accounts.credential_check import prove
from modules.services.accounts.one_time_tokens import BadToken, redeem_token
from modules.services.accounts.passwords import refuse_easy
from modules.services.accounts.second_factor import end_half_way, start_set_up
from modules.services.accounts.secrets import Keys
from modules.services.accounts.step_up import require_proof
from modules.services.action import Action
from modules.services.permissions import Forbidden, allow
from modules.storage.base import Store

FIRST_LINK_STAYS = timedelta(hours=24)
STAFF_LINK_STAYS = timedelta(days=3)
FIRST = "first-counsellor"
COUNSELLOR: Role = "counsellor"
ADMINISTRATOR: Role = "administrator"
ROLES: Mapping[str, Role] = {
    FIRST: COUNSELLOR,
    COUNSELLOR: COUNSELLOR,
    ADMINISTRATOR: ADMINISTRATOR,
}
"""Whose account each kind of link makes."""


def first_link(store: Store, *, at: datetime) -> str | None:
    """Return a one-time token for the first counsellor's account; None once there is staff.

    Each start of the server draws a new one, and only the newest is good.
    """
    if any(is_staff(account.role) and account.ready for account in store.records(Account)):
        return None
    for old in list(store.records(OneTimeToken)):
        if old.kind == FIRST:
            store.update(OneTimeToken, old.key, lambda _: None)
    return _invite(store, FIRST, at + FIRST_LINK_STAYS)


def invite(store: Store, action: Action) -> str:
    """Return a one-time token with which a colleague makes an account; raises NotProven."""
    allow(Permission.STAFF_INVITE, action.by)
    require_proof(store, action)
    if action.by.role == "administrator":
        audit_log.append_entry(store, "invited", by=action.by, at=action.at)
    return _invite(store, COUNSELLOR, action.at + STAFF_LINK_STAYS)


def console_link(store: Store, *, at: datetime) -> str:
    """Return a one-time token for an administrator's account, for who has the server itself."""
    return _invite(store, ADMINISTRATOR, at + FIRST_LINK_STAYS)


def may_invite_first(store: Store, *, by: Person) -> bool:
    """Say whether somebody is the first counsellor of a house that has no administrator yet."""
    allow(Permission.ADMINISTRATOR_INVITE_FIRST, by)
    accounts = [
        account for account in store.records(Account) if is_staff(account.role) and account.ready
    ]
    if any(account.role == ADMINISTRATOR and not account.closed for account in accounts):
        return False
    first = min(accounts, key=lambda account: (account.created_at, account.id), default=None)
    return first is not None and first.id == by.id


def invite_first_administrator(store: Store, action: Action) -> str:
    """Return a token for the first administrator; raises Forbidden, NotProven."""
    allow(Permission.ADMINISTRATOR_INVITE_FIRST, action.by)
    if not may_invite_first(store, by=action.by):
        raise Forbidden("only the first counsellor, and only the first administrator")
    require_proof(store, action)
    return _invite(store, ADMINISTRATOR, action.at + FIRST_LINK_STAYS)


def invite_administrator(store: Store, action: Action) -> str:
    """Return a token with which a colleague becomes an administrator; raises NotProven."""
    allow(Permission.ADMINISTRATOR_INVITE, action.by)
    require_proof(store, action)
    audit_log.append_entry(store, "invited-administrator", by=action.by, at=action.at)
    return _invite(store, ADMINISTRATOR, action.at + FIRST_LINK_STAYS)


def _invite(store: Store, kind: str, until: datetime) -> str:
    token = secrets.new_token()
    key = secrets.fingerprint(token)
    invitation = OneTimeToken.model_validate({"key": key, "kind": kind, "expires_at": until})
    store.update(OneTimeToken, key, lambda _: invitation)
    return token


def is_open(store: Store, token: str, *, at: datetime) -> bool:
    """Say whether a link for making a staff account can still be used."""
    return _open_invitation(store, token, at=at) is not None


def _open_invitation(store: Store, token: str, *, at: datetime) -> OneTimeToken | None:
    kept = store.find(OneTimeToken, secrets.fingerprint(token))
    good = kept is not None and kept.kind in ROLES and kept.expires_at > at
    return kept if good else None


def make_account(
    store: Store,
    keys: Keys,
    token: str,
    *,
    name: str,
    sign_in_name: str,
    password: str,
    language: str,
    at: datetime,
) -> str:
    """Return the ticket with which new staff proves a second step; the link is used up.

    Raises BadInvitation, BadPassword (too short, easy to guess, or no name) or NameTaken.
    """
    invitation = _open_invitation(store, token, at=at)
    if invitation is None:
        raise BadToken
    if len(password) < SHORTEST_PASSWORD or not plain(name) or len(sign_in_name.strip()) < 3:
        raise BadPassword
    refuse_easy(password, (name, sign_in_name))
    account = Account(
        id=uuid.uuid4().hex,
        role=ROLES[invitation.kind],
        name=plain(name)[:80],
        lookup=secrets.lookup(keys, sign_in_name),
        secret=secrets.sealed(keys, password, staff=True),
        language=language,
        created_at=at,
        ready=False,
    )
    _claim(store, account, token)
    store.update(Account, account.id, lambda _: account)
    return start_set_up(store, account, at=at)


def change_password(store: Store, keys: Keys, current: str, new: str, action: Action) -> None:
    """Keep a new password of one's own, and end every other sign-in, also one that is half-way.

    Raises NotSignedIn when the current one is wrong (it counts as a failed sign-in), BadPassword.
    """
    allow(Permission.PASSWORD_CHANGE, action.by)
    account = prove(
        store, keys, store.find(Account, action.by.id), current, at=action.at, staff=True
    )
    if len(new) < SHORTEST_PASSWORD:
        raise BadPassword
    refuse_easy(new, (account.name or "",))
    secret = secrets.sealed(keys, new, staff=True)
    store.update(Account, account.id, lambda now: now and now.model_copy(update={"secret": secret}))
    end_half_way(store, account.id)
    for sign in list(store.records(SignIn)):
        if sign.account == account.id and sign.key != action.sign_in:
            sign_out(store, sign.key)


def _claim(store: Store, account: Account, token: str) -> None:
    """Take the sign-in name, then the link: whoever comes second gets neither."""
    lookup = Lookup(key=account.lookup, account=account.id)
    kept = store.update(Lookup, lookup.key, lambda before: before or lookup)
    if kept is None or kept.account != account.id:
        raise NameTaken
    if redeem_token(store, secrets.fingerprint(token), *ROLES) is None:
        store.update(Lookup, lookup.key, lambda _: None)
        raise BadToken
