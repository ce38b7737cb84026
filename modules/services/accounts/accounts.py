"""Starting, signing in and out: who somebody is, and how long that stays proven."""

import uuid
from datetime import datetime, timedelta

from modules.domain.records import consent, fields
from modules.domain.records.dossier import Change
from modules.domain.records.people import (
    Account,
    FreshCard,
    Lookup,
    OneTimeToken,
    Person,
    SignIn,
)
from modules.domain.records.refusal import Refusal
from modules.domain.records.roles import ROLES, is_staff
from modules.services.accounts import pins, second_factor, secrets
from modules.services.accounts.credential_check import CLOCKS_DIFFER, prove
from modules.services.accounts.credential_check import NotSignedIn as NotSignedIn
from modules.services.accounts.one_time_tokens import BadToken as BadToken
from modules.services.accounts.secrets import Keys
from modules.services.security_log import log_event, pseudonym
from modules.storage.base import Store, StoreError

CARD_STAYS = timedelta(hours=24)
CARD = "card:"
"""How what is hashed for a QR code begins; no typed name does."""
SHORTEST_PASSWORD = 15
KEPT_SIGN_INS = 10
"""How many of their own sign-ins a participant sees: enough to know that all were theirs."""
SEEN_STEP = timedelta(minutes=1)
"""How exactly "seen" is kept: a write a minute, not one each run."""


class NotAllowedToStart(Refusal):
    """Something that must be agreed to first is missing."""

    text_id = "error.start"


class BadPassword(Refusal):
    """A password or sign-in name that cannot be taken."""

    text_id = "error.password"


class NameTaken(BadPassword):
    """Somebody else signs in with this name."""

    text_id = "error.name-taken"


def start_alone(
    store: Store, keys: Keys, *, adult: bool, use: bool, name: str, language: str, at: datetime
) -> Account:
    """Make an account and a dossier for somebody who starts without a counsellor.

    Raises NotAllowedToStart when one of the agreements is missing: then nothing is kept.
    """
    if not (adult and use):
        raise NotAllowedToStart
    agreements = [
        Change(field=fields.CONSENT.name(subject), value={"yes": True, "version": consent.VERSION})
        for subject in consent.SUBJECTS
    ]
    return make_participant(store, keys, agreements, name=name, language=language, by=None, at=at)


def make_participant(
    store: Store,
    keys: Keys,
    changes: list[Change],
    *,
    name: str,
    language: str,
    by: Person | None,
    at: datetime,
) -> Account:
    """Make an account with a fresh card, and its dossier with the given fields.

    Who makes their own card sees its PIN. On a card that somebody else makes (`by`) stands a start
    number instead, with which its owner chooses a PIN that nobody else knows.
    The dossier comes first: an account without a dossier would lock its owner out.
    """
    new_id = uuid.uuid4().hex
    pin = secrets.new_pin()
    kept_pin = secrets.sealed(keys, pin, staff=False)  # first: refused in a crowd, nothing is kept
    first = [*changes, Change(field=fields.LANGUAGE.name(), value=language)]
    if name:
        first.append(Change(field=fields.NAME.name(), value=name))
    store.create(new_id, first, by=by.id if by else new_id, at=at, save_id=new_id)
    code = _free_code(store, keys, new_id)
    card = _keep_card(store, keys, new_id, code, at, pin=pin, start=by is not None)
    account = Account(
        id=new_id,
        role="participant",
        lookup=secrets.lookup(keys, code),
        card=card_key(keys, card.secret or ""),
        secret=kept_pin,
        started=by is None,
        language=language,
        created_at=at,
    )
    store.update(Account, new_id, lambda _: account)
    return account


def _free_code(store: Store, keys: Keys, account_id: str) -> str:
    """Return a code that nobody has, already pointing to the account."""
    while True:
        code = secrets.new_code()
        if _point(store, secrets.lookup(keys, code), account_id):
            return code


def _point(store: Store, key: str, account_id: str) -> bool:
    """Make a lookup lead to the account unless it leads to another; say whether it does."""
    kept = store.update(Lookup, key, lambda before: before or Lookup(key=key, account=account_id))
    return kept is not None and kept.account == account_id


def _keep_card(
    store: Store,
    keys: Keys,
    account_id: str,
    code: str,
    at: datetime,
    *,
    pin: str,
    start: bool,
) -> FreshCard:
    """Return a readable card with the secret of its QR code, which leads to the account."""
    secret = secrets.new_card_secret()
    _point(store, card_key(keys, secret), account_id)
    card = FreshCard(
        key=account_id,
        code=code,
        pin=pin,
        start=start,
        secret=secret,
        expires_at=at + CARD_STAYS,
    )
    return store.update(FreshCard, account_id, lambda _: card) or card


def card_key(keys: Keys, secret: str) -> str:
    """Return the keyed hash under which the secret of a QR code is found."""
    return secrets.lookup(keys, f"{CARD}{secret}")


def new_card(store: Store, keys: Keys, account_id: str, *, at: datetime) -> FreshCard:
    """Give an account a new code and QR code; the old are dead at once, as is every sign-in.

    A PIN stays as it is, with its failures: whoever makes a card neither learns it nor gets more
    tries at it. Who has not chosen one yet gets a new start number.
    """
    old = store.find(Account, account_id)
    if old is None:
        raise NotSignedIn
    start_number = "" if old.started else secrets.new_pin()
    new: dict[str, object] = {}
    if start_number:
        kept = secrets.sealed(keys, start_number, staff=False)
        unlocked = {"failures": 0, "card_failures": 0}
        new = {"secret": kept, "locked_until": None, "card_locked_until": None, **unlocked}
    code = _free_code(store, keys, account_id)
    card = _keep_card(store, keys, account_id, code, at, pin=start_number, start=bool(start_number))
    new |= {"card": card_key(keys, card.secret or ""), "lookup": secrets.lookup(keys, code)}
    store.update(Account, account_id, lambda now: now and now.model_copy(update=new))
    for key in filter(None, (old.lookup, old.card)):
        store.update(Lookup, key, lambda _: None)
    end_all(store, account_id)
    return card


def fresh_card(store: Store, account_id: str, *, at: datetime) -> FreshCard | None:
    """Return the card that its owner has not put away yet, or None."""
    card = store.find(FreshCard, account_id)
    return card if card and card.expires_at > at else None


def put_card_away(store: Store, account_id: str) -> None:
    """Forget the readable card: the owner has it now."""
    store.update(FreshCard, account_id, lambda _: None)


def sign_in(store: Store, keys: Keys, name: str, secret: str, *, at: datetime) -> str:
    """Return the token of a new sign-in by code and PIN, or by name and password.

    Raises NotSignedIn, after the same work, whether the name is unknown, the secret is wrong or
    the account is locked; CodeNeeded or SetUpNeeded for staff whose password was right; PinNeeded
    for the right start number of a card that staff made.
    """
    account = _named(store, keys, name)
    staff = not secrets.is_code(name)
    proven = prove(store, keys, account, secret, at=at, staff=staff, starting=True)
    pins.refuse_without_pin(store, proven, at=at)
    second_factor.refuse_half_way(store, proven, at=at)
    return begin(store, proven, at=at)


def _named(store: Store, keys: Keys, name: str) -> Account | None:
    """Return whose code or sign-in name this is; never by the secret of a QR code, typed."""
    # As typed first: a sign-in name with a dot is not the same name without it.
    for key in (secrets.lookup(keys, name), secrets.lookup(keys, secrets.tidy_code(name))):
        lookup = store.find(Lookup, key)
        account = store.find(Account, lookup.account) if lookup else None
        if account is not None and account.lookup == key:
            return account
    return None


def sign_in_by_card(store: Store, keys: Keys, secret: str, pin: str, *, at: datetime) -> str:
    """Return the token of a new sign-in by the QR code of a card and its PIN.

    Raises NotSignedIn and PinNeeded as `sign_in` does, with a count of failures of its own.
    """
    key = card_key(keys, secret)
    lookup = store.find(Lookup, key)
    account = store.find(Account, lookup.account) if lookup else None
    if account is not None and account.card != key:
        account = None
    proven = prove(store, keys, account, pin, at=at, way="card", starting=True)
    pins.refuse_without_pin(store, proven, at=at)
    return begin(store, proven, at=at)


def begin(store: Store, account: Account, *, at: datetime) -> str:
    """Return the token of a new sign-in for somebody who has proven to be this account.

    Raises NotSignedIn when the account was closed meanwhile: looked at after the sign-in is kept,
    so that whoever closes an account at the same moment finds it.
    """
    token = secrets.new_token()
    key = secrets.fingerprint(token)
    sign = SignIn(
        key=key,
        account=account.id,
        role=account.role,
        signed_in_at=at,
        seen_at=at,
        proven_at=at,
    )
    store.update(SignIn, key, lambda _: sign)
    now = store.find(Account, account.id)
    if now is None or now.closed:
        sign_out(store, key)
        raise NotSignedIn
    if not is_staff(account.role):
        _note_sign_in(store, account.id, at)
    log_event("signed-in", role=account.role, who=pseudonym(account.id))
    return token


def _note_sign_in(store: Store, account_id: str, at: datetime) -> None:
    def add(now: Account | None) -> Account | None:
        if now is None:
            return None
        return now.model_copy(update={"sign_ins": (*now.sign_ins, at)[-KEPT_SIGN_INS:]})

    store.update(Account, account_id, add)


def present(store: Store, key: str, *, at: datetime) -> Person | None:
    """Return who a sign-in proves to be now, or None when it ended, idled or grew too old."""
    sign = store.find(SignIn, key)
    if sign is None or is_over(sign, at):
        return None
    if at - sign.seen_at >= SEEN_STEP:
        _note_seen(store, key, at)
    return Person(id=sign.account, role=sign.role)


def _note_seen(store: Store, key: str, at: datetime) -> None:
    """Keep when a sign-in was last seen; a full or read-only disk keeps nobody from reading.

    Not kept, it only makes the sign-in idle sooner.
    """
    try:
        store.update(SignIn, key, lambda now: now and now.model_copy(update={"seen_at": at}))
    except (StoreError, OSError):
        log_event("not noted")


def is_over(sign: SignIn, at: datetime) -> bool:
    """Say whether a sign-in idled or grew too old, or comes from a clock that ran ahead."""
    row, idle, age = ROLES[sign.role], at - sign.seen_at, at - sign.signed_in_at
    # Two requests at the same moment may have it a little apart: that is no clock set back.
    if min(idle, age) < -CLOCKS_DIFFER:
        return True
    return idle > row.idle + SEEN_STEP or age > row.longest


def sign_out(store: Store, key: str) -> None:
    """End a sign-in, everywhere and at once."""
    store.update(SignIn, key, lambda _: None)


def end_all(store: Store, account_id: str) -> None:
    """End every sign-in of an account."""
    for sign in list(store.records(SignIn)):
        if sign.account == account_id:
            sign_out(store, sign.key)


def forget_old(store: Store, *, at: datetime) -> int:
    """Remove sign-ins, cards and invitations that are past their time; return how many."""
    old_signs = [sign.key for sign in store.records(SignIn) if is_over(sign, at)]
    old_cards = [card.key for card in store.records(FreshCard) if card.expires_at <= at]
    old_invitations = [token.key for token in store.records(OneTimeToken) if token.expires_at <= at]
    for key in old_signs:
        sign_out(store, key)
    for key in old_cards:
        put_card_away(store, key)
    for key in old_invitations:
        store.update(OneTimeToken, key, lambda _: None)
    return len(old_signs) + len(old_cards) + len(old_invitations)
