"""Proving to be an account: what is checked, how failures are counted, and when it rests.

The code that somebody types and the QR code of a card have counters of their own: a stranger who
guesses codes can lock the typed way, and never keeps the owner of the card out.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal

from modules.domain.records.people import Account
from modules.domain.records.refusal import Refusal
from modules.services.accounts import secrets
from modules.services.accounts.secrets import Keys
from modules.services.security_log import log_event, pseudonym
from modules.storage.base import Store

FREE_FAILURES = 5
LONGEST_LOCK = timedelta(hours=24)

CredentialKind = Literal["typed", "card"]


class NotSignedIn(Refusal):
    """The code and PIN, or the name and password, do not belong together, or it is locked.

    Why one error: whoever guesses must not learn which of these it was.
    """

    text_id = "error.sign-in"


def prove(
    store: Store,
    keys: Keys,
    account: Account | None,
    secret: str,
    *,
    at: datetime,
    staff: bool = False,
    way: CredentialKind = "typed",
) -> Account:
    """Return the account when the PIN or password is its own; counts a failure otherwise.

    Raises NotSignedIn, after the same work, also when there is no account or it is locked. Five
    failures are free; then this way rests 1 minute, doubling up to a day.
    """
    right = secrets.matches(keys, account.secret if account else None, secret, staff=staff)
    if account is None or account.closed or is_locked(account, at, way):
        log_event(
            "sign-in refused", way=way, rests=True, who=pseudonym(account.id if account else None)
        )
        raise NotSignedIn
    if not right:
        log_event("sign-in refused", way=way, rests=False, who=pseudonym(account.id))
        fail(store, account, at, way)
        raise NotSignedIn
    if account.totp is None:  # else the code that follows decides
        forgive(store, account, way)
    return account


def is_locked(account: Account, at: datetime, way: CredentialKind = "typed") -> bool:
    """Say whether a way to an account rests now."""
    until = account.card_locked_until if way == "card" else account.locked_until
    return until is not None and until > at


def fail(store: Store, account: Account, at: datetime, way: CredentialKind = "typed") -> None:
    """Count a failure, and let the way rest when there were too many."""
    store.update(Account, account.id, _failed(at, way))


def forgive(store: Store, account: Account, way: CredentialKind = "typed") -> None:
    """Forget the failures of one way, because it was the owner who came."""
    name = "card_failures" if way == "card" else "failures"
    store.update(Account, account.id, lambda now: now and now.model_copy(update={name: 0}))


def _failed(at: datetime, way: CredentialKind) -> Callable[[Account | None], Account | None]:
    def count(now: Account | None) -> Account | None:
        if now is None:
            return None
        failures = (now.card_failures if way == "card" else now.failures) + 1
        over = failures - FREE_FAILURES
        # 2**11 minutes is over a day; a larger exponent would only make a large number.
        lock = min(timedelta(minutes=2 ** min(over, 11)), LONGEST_LOCK) if over >= 0 else None
        start = "card_" if way == "card" else ""
        until = None if lock is None else at + lock
        return now.model_copy(update={f"{start}failures": failures, f"{start}locked_until": until})

    return count
