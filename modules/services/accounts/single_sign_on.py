"""Signing in staff by their organisation's own sign-in, in exchange for a short one of ours.

Nobody gets an account by it: an administrator connects somebody there with an account here, by a
code that the person sees and reads out. Who was not asked there for a second step gives ours.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from modules.domain.records.people import Account, Lookup, OneTimeToken
from modules.domain.records.roles import Permission, is_staff
from modules.services.accounts import oidc, second_factor, secrets
from modules.services.accounts.audit_log import append_entry
from modules.services.accounts.oidc import NotFromThere, SignInRequest
from modules.services.accounts.one_time_tokens import (
    BadToken,
    count_code,
    forgive_codes,
    redeem_token,
)
from modules.services.accounts.secrets import Keys
from modules.services.accounts.staff_administration import AccountRefused, colleague
from modules.services.accounts.step_up import require_proof
from modules.services.action import Action
from modules.services.permissions import allow
from modules.storage.base import Store

STATE_STAYS = timedelta(minutes=10)
CODE_STAYS = timedelta(minutes=15)


class NotConnected(Exception):
    """Somebody of the organisation whom no account here belongs to yet; `code` connects them."""

    def __init__(self, code: str) -> None:
        super().__init__("not connected yet")
        self.code = code


class Begun(NamedTuple):
    """Where the browser goes, and the state that it has to bring back."""

    address: str
    state: str


def begin(store: Store, keys: Keys, back: str, *, at: datetime) -> Begun:
    """Return where somebody signs in; raises NotFromThere when there is no provider or answer."""
    there = oidc.provider()
    if there is None:
        raise NotFromThere("no provider")
    state = secrets.new_token()
    address = oidc.address(there, _asked(keys, back, state))
    key, until = secrets.fingerprint(state), at + STATE_STAYS
    kept = OneTimeToken(key=key, kind="organisation", expires_at=until)
    store.update(OneTimeToken, key, lambda _: kept)
    return Begun(address, state)


def finish(store: Store, keys: Keys, back: str, state: str, code: str, *, at: datetime) -> Account:
    """Return the account of somebody who signed in there; a state is good once.

    Raises BadInvitation, NotFromThere, NotConnected; CodeNeeded or SetUpNeeded when the second
    step is still to come here.
    """
    there = oidc.provider()
    kept = redeem_token(store, secrets.fingerprint(state), "organisation")
    if there is None or kept is None or kept.expires_at <= at:
        raise BadToken
    identity = oidc.verified_identity(there, _asked(keys, back, state), code)
    key = _key(keys, there.issuer, identity.subject)
    lookup = store.find(Lookup, key)
    account = store.find(Account, lookup.account) if lookup else None
    if account is None or account.outside != key:
        raise NotConnected(_code(store, keys, key, at))
    if account.closed or not is_staff(account.role):
        raise NotFromThere("closed")
    if not (identity.two_steps and account.ready):
        second_factor.refuse_half_way(store, account, at=at)
    return account


def _asked(keys: Keys, back: str, state: str) -> SignInRequest:
    """Return what a question carries; drawn from the state, so that nothing else is kept."""
    nonce, verifier = (
        secrets.derived(keys, f"oidc-{purpose}:{state}") for purpose in ("nonce", "pkce")
    )
    return SignInRequest(back, state, nonce, verifier)


def _key(keys: Keys, issuer: str, subject: str) -> str:
    # Hashed first: names of sign-ins are compared without case, subjects are not.
    who = hashlib.sha256(f"{issuer}\0{subject}".encode("utf-8", "surrogatepass")).hexdigest()
    return secrets.lookup(keys, f"oidc:{who}")


def _code(store: Store, keys: Keys, subject_key: str, at: datetime) -> str:
    code = secrets.new_code()
    key, until = secrets.lookup(keys, f"connect:{code}"), at + CODE_STAYS
    kept = OneTimeToken(key=key, kind="connect", link=subject_key, expires_at=until)
    store.update(OneTimeToken, key, lambda _: kept)
    return code


def connect(store: Store, keys: Keys, account_id: str, code: str, action: Action) -> None:
    """Let somebody of the organisation sign in as this member of staff from now on.

    Raises BadInvitation for a code that is not good (any more), TooManyCodes, NotProven,
    AccountRefused when they are connected with another account.
    """
    allow(Permission.STAFF_CONNECT, action.by)
    require_proof(store, action)
    account = colleague(store, account_id, action.by)
    asker = count_code(store, action.by.id, at=action.at)
    key = secrets.lookup(keys, f"connect:{secrets.tidy_code(code)}")
    kept = redeem_token(store, key, "connect")
    if kept is None or not kept.link or kept.expires_at <= action.at:
        raise BadToken
    forgive_codes(store, asker)
    lookup = Lookup(key=kept.link, account=account_id)
    taken = store.update(Lookup, lookup.key, _unless_taken(store, lookup))
    if taken != lookup:
        raise AccountRefused
    append_entry(store, "connected", by=action.by, at=action.at, about=account_id)
    if account.outside and account.outside != kept.link:
        store.update(Lookup, account.outside, lambda _: None)
    new = {"outside": kept.link}
    store.update(Account, account_id, lambda now: now and now.model_copy(update=new))


def _unless_taken(store: Store, lookup: Lookup) -> Callable[[Lookup | None], Lookup]:
    """Return what takes a lookup, unless an account is connected by it already."""

    def take(before: Lookup | None) -> Lookup:
        holder = store.find(Account, before.account) if before else None
        return before if before and holder and holder.outside == lookup.key else lookup

    return take


def disconnect(store: Store, account_id: str, action: Action) -> None:
    """End that somebody of the organisation signs in as this member of staff; raises NotProven."""
    allow(Permission.STAFF_CONNECT, action.by)
    require_proof(store, action)
    account = colleague(store, account_id, action.by)
    append_entry(store, "disconnected", by=action.by, at=action.at, about=account_id)
    if account.outside:
        store.update(Lookup, account.outside, lambda _: None)
        none = {"outside": None}
        store.update(Account, account_id, lambda now: now and now.model_copy(update=none))
