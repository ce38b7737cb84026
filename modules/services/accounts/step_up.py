"""Proving once more who somebody is, before what opens much or cannot be undone.

A screen that lies open proves nobody: taking everything along, a new card and the accounts of
colleagues ask for a PIN, password or code of at most five minutes ago.
"""

from datetime import timedelta

from modules.domain.records.people import Account, SignIn
from modules.domain.records.refusal import Refusal
from modules.domain.records.roles import Permission, is_staff
from modules.services.accounts import second_factor
from modules.services.accounts.credential_check import NotSignedIn, prove
from modules.services.accounts.secrets import Keys, is_pin
from modules.services.action import Action
from modules.services.permissions import allow
from modules.storage.base import Store

STAYS = timedelta(minutes=5)


class NotProven(Refusal):
    """It was too long ago that somebody typed their PIN, password or code."""

    text_id = "error.prove-again"


def require_proof(store: Store, action: Action) -> None:
    """Return when this sign-in was proven at most five minutes ago; raises NotProven."""
    sign = store.find(SignIn, action.sign_in) if action.sign_in else None
    if sign is None or sign.account != action.by.id or sign.proven_at is None:
        raise NotProven
    # A proof from the future is a clock that was set back: it would stay good for too long.
    if not timedelta() <= action.at - sign.proven_at <= STAYS:
        raise NotProven


def prove_again(store: Store, keys: Keys, typed: str, action: Action) -> None:
    """Keep that somebody proved who they are now, by PIN, or as staff by password or code.

    Raises NotSignedIn; wrong ones count as failed sign-ins do.
    """
    participant = not is_staff(action.by.role)
    allow(Permission.STEP_UP, action.by, store.get(action.by.id) if participant else None)
    account = store.find(Account, action.by.id)
    if participant:
        prove(store, keys, account, typed, at=action.at, way="card")
    elif account is not None and account.totp and is_pin(typed):
        second_factor.use_code(store, account, typed, at=action.at)
    else:
        prove(store, keys, account, typed, at=action.at, staff=True)
    new = {"proven_at": action.at}
    kept = store.update(SignIn, action.sign_in, lambda now: now and now.model_copy(update=new))
    if kept is None or kept.account != action.by.id:
        raise NotSignedIn
