"""The participant's own PIN: chosen with the start number of a card, and changed by themselves.

Nobody else ever sees it. Who makes a card for somebody hands over a start number, which opens
nothing but the choice of a PIN, once.
"""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from modules.domain.records.people import Account, FreshCard, OneTimeToken, SignIn
from modules.domain.records.refusal import Refusal
from modules.domain.records.roles import Permission, is_staff
from modules.services.accounts import secrets
from modules.services.accounts.credential_check import prove
from modules.services.accounts.one_time_tokens import BadToken, redeem_token
from modules.services.accounts.secrets import Keys
from modules.services.action import Action
from modules.services.permissions import allow
from modules.storage.base import Store

TICKET_STAYS = timedelta(minutes=30)
"""Long enough to think of a PIN and to write it down."""
KIND = "own-pin"


class Change(NamedTuple):
    """What somebody types who changes their PIN."""

    current: str
    new: str
    again: str


class PinNeeded(Exception):
    """The start number was right; choosing a PIN comes next. `ticket` says who chooses."""

    def __init__(self, ticket: str) -> None:
        super().__init__("choosing a PIN comes next")
        self.ticket = ticket


class BadPin(Refusal):
    """Not 6 digits, or digits that anybody would try first."""

    text_id = "error.pin"


class PinsDiffer(Refusal):
    """The PIN was not typed the same twice."""

    text_id = "error.pins-differ"


def refuse_without_pin(store: Store, account: Account, *, at: datetime) -> None:
    """Return for whoever has a PIN or a password of their own; raises PinNeeded."""
    if account.started:
        return
    token = secrets.new_token()
    kept = OneTimeToken(
        key=secrets.fingerprint(token),
        kind=KIND,
        account=account.id,
        # A later card has another start number: then this ticket is dead.
        link=secrets.fingerprint(account.secret),
        expires_at=at + TICKET_STAYS,
    )
    store.update(OneTimeToken, kept.key, lambda _: kept)
    raise PinNeeded(token)


def choose_pin(
    store: Store, keys: Keys, ticket: str, pin: str, again: str, *, at: datetime
) -> Account:
    """Keep the first PIN of whoever has the start number, which is used up; return the account.

    Raises BadToken when the ticket is used, past its time or of an older card; BadPin, PinsDiffer.
    """
    key = secrets.fingerprint(ticket)
    token = store.find(OneTimeToken, key)
    if token is None or token.kind != KIND or token.expires_at <= at:
        raise BadToken
    new = {"secret": _sealed(keys, pin, again), "started": True}
    redeemed = redeem_token(store, key, KIND)
    if redeemed is None:
        raise BadToken
    chosen: list[Account] = []

    def choose(now: Account | None) -> Account | None:
        chosen.clear()  # a store may call this twice
        if now is None or now.started or secrets.fingerprint(now.secret) != redeemed.link:
            return now
        chosen.append(now.model_copy(update=new))
        return chosen[0]

    store.update(Account, redeemed.account or "", choose)
    if not chosen:
        raise BadToken
    store.update(FreshCard, chosen[0].id, lambda _: None)
    return chosen[0]


def change_pin(store: Store, keys: Keys, typed: Change, action: Action) -> None:
    """Keep a new PIN of one's own, and end every other sign-in.

    Raises NotSignedIn when the current one is wrong (it counts as a failed sign-in), BadPin,
    PinsDiffer.
    """
    by = action.by
    # Staff has no dossier to look in, and no PIN.
    allow(Permission.PIN_CHANGE, by, None if is_staff(by.role) else store.get(by.id))
    account = prove(
        store, keys, store.find(Account, by.id), typed.current, at=action.at, way="card"
    )
    new = {"secret": _sealed(keys, typed.new, typed.again)}
    store.update(Account, account.id, lambda now: now and now.model_copy(update=new))
    # A card that still stands on the screen would show the PIN of before.
    store.update(FreshCard, by.id, lambda card: card and card.model_copy(update={"pin": ""}))
    for sign in list(store.records(SignIn)):
        if sign.account == by.id and sign.key != action.sign_in:
            store.update(SignIn, sign.key, lambda _: None)


def _sealed(keys: Keys, pin: str, again: str) -> str:
    typed = secrets.tidy_pin(pin)
    if not secrets.is_pin(typed) or _is_easy(typed):
        raise BadPin
    if typed != secrets.tidy_pin(again):
        raise PinsDiffer
    return secrets.sealed(keys, typed, staff=False)


def _is_easy(pin: str) -> bool:
    """Say whether all steps between the digits are alike, or the halves or pairs repeat."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1 or pin[:3] == pin[3:] or pin[:2] == pin[2:4] == pin[4:]
