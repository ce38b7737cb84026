"""The second step of staff: a code of six digits from an app on their own phone, or a spare one.

The codes are those of RFC 6238: a secret of 160 bits, 30 seconds each, the step before and after
taken too, and none twice.
"""

import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

import pyotp

from modules.domain.records.people import Account, OneTimeToken
from modules.domain.records.roles import is_staff
from modules.services.accounts import secrets
from modules.services.accounts.credential_check import NotSignedIn, count_try, forgive
from modules.services.accounts.one_time_tokens import BadToken, redeem_token
from modules.services.accounts.secrets import Keys
from modules.storage.base import Store

TICKET_STAYS = timedelta(minutes=10)
SECONDS = 30
AROUND = (-1, 0, 1)
SPARE_CODES = 10
ISSUER = "Tweede Kans"
HALF_WAY = ("staff-setup", "second-step")
"""The kinds of tickets of whoever typed the right password."""


class CodeNeeded(Exception):
    """The password was right; the code comes next. `ticket` says who is half-way."""

    def __init__(self, ticket: str) -> None:
        super().__init__("the second step comes next")
        self.ticket = ticket


class SetUpNeeded(CodeNeeded):
    """The password was right, and the second step of this account was never proven."""


class Waiting(NamedTuple):
    """What somebody puts in the app on their phone: as a QR code, or typed."""

    secret: str
    address: str


class Ready(NamedTuple):
    """An account whose second step is proven now, and the spare codes, shown this once."""

    account: Account
    spare_codes: tuple[str, ...]


def refuse_half_way(store: Store, account: Account, *, at: datetime) -> None:
    """Return for a participant and for made-up staff; raises CodeNeeded or SetUpNeeded."""
    if not is_staff(account.role) or account.demo:
        return
    if account.totp and account.ready:
        raise CodeNeeded(_ticket(store, account, "second-step", at))
    raise SetUpNeeded(start_set_up(store, account, at=at))


def start_set_up(store: Store, account: Account, *, at: datetime) -> str:
    """Draw a secret for an account that is not ready, and return the ticket to prove it with."""
    new = {"totp": pyotp.random_base32(32), "totp_step": 0, "recovery": (), "ready": False}
    store.update(Account, account.id, lambda now: now and now.model_copy(update=new))
    return _ticket(store, account, "staff-setup", at)


def _ticket(store: Store, account: Account, kind: str, at: datetime) -> str:
    token = secrets.new_token()
    key, until = secrets.fingerprint(token), at + TICKET_STAYS
    kept = OneTimeToken.model_validate(
        {"key": key, "kind": kind, "account": account.id, "expires_at": until}
    )
    store.update(OneTimeToken, key, lambda _: kept)
    return token


def waiting(store: Store, ticket: str, *, at: datetime) -> Waiting:
    """Return what to put in the phone; raises BadInvitation once it was proven."""
    account = _whose(store, ticket, "staff-setup", at)
    if account.ready or account.totp is None:
        raise BadToken
    name = account.name or account.id
    address = pyotp.TOTP(account.totp).provisioning_uri(name=name, issuer_name=ISSUER)
    return Waiting(account.totp, address)


def set_up(store: Store, keys: Keys, ticket: str, code: str, *, at: datetime) -> Ready:
    """Make an account ready with its first code; raises BadInvitation, NotSignedIn."""
    account = _whose(store, ticket, "staff-setup", at)
    if account.ready:
        raise BadToken
    use_code(store, account, code, at=at)
    _take(store, ticket)
    spare = tuple(secrets.new_code() for _ in range(SPARE_CODES))
    new = {"ready": True, "recovery": tuple(_spare_key(keys, spare_code) for spare_code in spare)}
    ready = store.update(Account, account.id, lambda now: now and now.model_copy(update=new))
    return Ready(ready or account, spare)


def pass_code(store: Store, keys: Keys, ticket: str, code: str, *, at: datetime) -> Account:
    """Return the account of whoever typed the right code, or one of their spare codes.

    Raises BadInvitation when the ticket is no longer good, NotSignedIn for a wrong code.
    """
    account = _whose(store, ticket, "second-step", at)
    if not account.ready:
        raise BadToken
    if secrets.is_code(code):
        _use_spare(store, keys, account, code, at)
    else:
        use_code(store, account, code, at=at)
    _take(store, ticket)
    return account


def forget(store: Store, account: Account) -> None:
    """Take away a second step, when a phone and the spare codes are lost.

    The password alone then leads to setting up another; tickets and sign-ins of before are dead.
    """
    new = {"totp": None, "totp_step": 0, "recovery": (), "ready": False}
    rested = {"failures": 0, "locked_until": None}
    store.update(Account, account.id, lambda now: now and now.model_copy(update={**new, **rested}))
    end_half_way(store, account.id)


def end_half_way(store: Store, account_id: str) -> None:
    """Let nobody go on who is half-way into an account: what they proved is no longer so."""
    for token in list(store.records(OneTimeToken)):
        if token.account == account_id and token.kind in HALF_WAY:
            store.update(OneTimeToken, token.key, lambda _: None)


def _whose(store: Store, ticket: str, kind: str, at: datetime) -> Account:
    kept = store.find(OneTimeToken, secrets.fingerprint(ticket))
    good = kept is not None and kept.kind == kind and kept.expires_at > at
    account = store.find(Account, kept.account or "") if kept and good else None
    if account is None or account.closed:
        raise BadToken
    return account


def _take(store: Store, ticket: str) -> None:
    if redeem_token(store, secrets.fingerprint(ticket), *HALF_WAY) is None:
        raise BadToken


def use_code(store: Store, account: Account, code: str, *, at: datetime) -> None:
    """Use up the time step of a code; raises NotSignedIn when it is wrong, used, or locked."""
    used: list[int] = []

    def use(now: Account | None) -> Account | None:
        step = _step(now, code, at) if now else None
        if now is None or step is None:
            return now
        used.append(step)
        return now.model_copy(update={"totp_step": step})

    _prove(store, account, at, lambda: store.update(Account, account.id, use) and bool(used))


def _step(account: Account, code: str, at: datetime) -> int | None:
    """Return the time step that a code belongs to, if it was not used or passed before."""
    typed = secrets.tidy_pin(code)
    present = int(at.timestamp()) // SECONDS
    for step in (present + by for by in AROUND):
        right = pyotp.TOTP(account.totp or "").at(step * SECONDS)
        if step > account.totp_step and hmac.compare_digest(right.encode(), _octets(typed)):
            return step
    return None


def _octets(typed: str) -> bytes:
    return typed.encode("utf-8", "surrogatepass")


def _use_spare(store: Store, keys: Keys, account: Account, code: str, at: datetime) -> None:
    """Use up a spare code; raises NotSignedIn when it is wrong, used, or locked."""
    key = _spare_key(keys, code)
    used: list[str] = []

    def use(now: Account | None) -> Account | None:
        if now is None or key not in now.recovery:
            return now
        used.append(key)
        left = tuple(spare_key for spare_key in now.recovery if spare_key != key)
        return now.model_copy(update={"recovery": left})

    _prove(store, account, at, lambda: store.update(Account, account.id, use) and bool(used))


def _prove(store: Store, account: Account, at: datetime, works: Callable[[], object]) -> None:
    if not count_try(store, account, at) or not works():
        raise NotSignedIn
    forgive(store, account)


def _spare_key(keys: Keys, code: str) -> str:
    return secrets.lookup(keys, f"spare:{secrets.tidy_code(code)}")
