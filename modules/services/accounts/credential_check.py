"""Proving to be an account: what is checked, how failures are counted, and when it rests.

A try is counted before the secret is looked at, and taken back when it was right: of any number of
tries at the same moment no more are looked at than one after another would be.

The code that somebody types and the QR code of a card have counters of their own: a stranger who
guesses codes can lock the typed way, and never keeps the owner of the card out.
"""

from datetime import datetime, timedelta
from typing import Literal

from modules.domain.records.people import Account, OneTimeToken
from modules.domain.records.refusal import Refusal
from modules.services.accounts import secrets
from modules.services.accounts.hashing import QUEUE
from modules.services.accounts.secrets import Keys
from modules.services.security_log import log_event, pseudonym
from modules.storage.base import Store

FREE_FAILURES = 5
LONGEST_LOCK = timedelta(hours=24)
CLOCKS_DIFFER = timedelta(minutes=1)
"""How far apart the clocks of two requests may be; more is a clock that was set back."""

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
    starting: bool = False,
) -> Account:
    """Return the account when the PIN or password is its own; the try stays counted otherwise.

    A PIN may be typed in digits of any script, in groups or not. The start number of a card that
    staff made is nobody's PIN: it is right only for who is `starting`.
    Raises NotSignedIn, after the same work, also when there is no account or it is locked. Five
    failures are free; then this way rests 1 minute, doubling up to a day. Raises Crowded when too
    many are being looked at: then nothing was counted.
    """
    typed = secret if staff else secrets.tidy_pin(secret)
    with QUEUE.place():
        counted = account is not None and count_try(store, account, at, way)
        right = secrets.matches(keys, account.secret if account else None, typed, staff=staff)
    if not counted:
        _write_as_much(store, at)
    if account is None or not counted or not right or not (account.started or starting):
        who = pseudonym(account.id if account else None)
        log_event("sign-in refused", way=way, rests=not counted, who=who)
        raise NotSignedIn
    if account.totp is None:
        forgive(store, account, way)
    else:  # the code that follows decides: only this try is taken back
        _take_back(store, account, way)
    return account


def count_try(store: Store, account: Account, at: datetime, way: CredentialKind = "typed") -> bool:
    """Count a try as a failure, before it is looked at; say whether it may be looked at.

    It may not when the account is closed or gone, or when this way rests.
    """
    counted: list[bool] = []

    def count(now: Account | None) -> Account | None:
        counted.clear()  # a store may call this twice
        if now is None or now.closed or is_locked(now, at, way):
            return now
        counted.append(True)
        failures = _failures(now, way) + 1
        lock = _lock(failures)
        return _with(now, way, failures, None if lock is None else at + lock)

    store.update(Account, account.id, count)
    return bool(counted)


def is_locked(account: Account, at: datetime, way: CredentialKind = "typed") -> bool:
    """Say whether a way to an account rests now.

    A rest that would last longer than it can was set by a clock that ran ahead: it is over.
    """
    until = account.card_locked_until if way == "card" else account.locked_until
    if until is None or until <= at:
        return False
    return until - at <= (_lock(_failures(account, way)) or LONGEST_LOCK) + CLOCKS_DIFFER


def forgive(store: Store, account: Account, way: CredentialKind = "typed") -> None:
    """Forget the failures of one way, because it was the owner who came."""
    store.update(Account, account.id, lambda now: now and _with(now, way, 0, None))


def _take_back(store: Store, account: Account, way: CredentialKind) -> None:
    """Take back a try that was right; what others failed meanwhile stays."""

    def less(now: Account | None) -> Account | None:
        if now is None:
            return None
        return _with(now, way, max(0, _failures(now, way) - 1), None)

    store.update(Account, account.id, less)


def _write_as_much(store: Store, at: datetime) -> None:
    """Write a record that says nothing: a clock must not tell who was counted, and so exists."""
    nothing = OneTimeToken(key="nobody", kind="join", link=secrets.new_token(), expires_at=at)
    store.update(OneTimeToken, nothing.key, lambda _: nothing)


def _failures(account: Account, way: CredentialKind) -> int:
    return account.card_failures if way == "card" else account.failures


def _lock(failures: int) -> timedelta | None:
    """Return how long a way rests after this many failures; None when they are free."""
    over = failures - FREE_FAILURES
    # 2**11 minutes is over a day; a larger exponent would only make a large number.
    return min(timedelta(minutes=2 ** min(over, 11)), LONGEST_LOCK) if over >= 0 else None


def _with(account: Account, way: CredentialKind, failures: int, until: datetime | None) -> Account:
    start = "card_" if way == "card" else ""
    new = {f"{start}failures": failures, f"{start}locked_until": until}
    return account.model_copy(update=new)
