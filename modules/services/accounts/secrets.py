"""Codes, PINs and passwords: how they are drawn, found back and checked."""

import hashlib
import hmac
import secrets
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from argon2.low_level import Type

from modules.domain import folding
from modules.services.accounts.hashing import QUEUE

SIGNS = "23456789CDFGHJKMPQRTVWXY"
"""Characters for codes: none that looks or sounds like another, no vowels that make words."""

CODE_LENGTH = 8
PIN_LENGTH = 6

_PIN = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)
_PASSWORD = PasswordHasher(time_cost=2, memory_cost=46 * 1024, parallelism=1, type=Type.ID)


class Keys(NamedTuple):
    """Keys outside the store, so that a stolen store alone gives no code and no PIN away."""

    lookup: bytes
    pepper: bytes


def keys(organisation_key: bytes) -> Keys:
    """Return the keys for finding and checking secrets, drawn from the organisation's key."""
    return Keys(_derived(organisation_key, b"lookup"), _derived(organisation_key, b"pepper"))


def _derived(key: bytes, purpose: bytes) -> bytes:
    return hmac.digest(key, b"tweede-kans/" + purpose, "sha256")


def draft_key(keys: Keys, account_id: str) -> bytes:
    """Return the key (32 bytes) that seals what somebody's own browser keeps of their drafts.

    The same at each sign-in, so that words come back; nobody else's sign-in gets it.
    """
    return hmac.digest(keys.lookup, b"drafts/" + account_id.encode(), "sha256")


def new_code() -> str:
    """Return a new code of 8 unambiguous characters (36 bits)."""
    return "".join(secrets.choice(SIGNS) for _ in range(CODE_LENGTH))


def new_pin() -> str:
    """Return a new PIN of 6 digits, drawn by the system so that it is nobody's birthday."""
    return f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}d}"


def new_card_secret() -> str:
    """Return a new secret of 128 bits for a card's QR code, in characters any reader knows."""
    return secrets.token_hex(16)


def new_link_secret() -> str:
    """Return a new secret of 128 bits for the link of a guest."""
    return secrets.token_hex(16)


def new_token() -> str:
    """Return a new secret of 256 bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """Return the SHA-256 under which a drawn token is kept."""
    return hashlib.sha256(_octets(token)).hexdigest()


def tidy_code(typed: str) -> str:
    """Return a typed code as it was drawn: without spaces and dashes, in capitals."""
    return folding.code(typed)


def tidy_pin(typed: str) -> str:
    """Return a typed PIN as it was drawn: digits of any script, in groups or not."""
    return folding.digits(typed)


def lookup(keys: Keys, name: str) -> str:
    """Return the keyed hash under which a code or a sign-in name is found."""
    return hmac.digest(keys.lookup, _octets(name.strip().casefold()), "sha256").hex()


def derived(keys: Keys, purpose: str) -> str:
    """Return a secret of 256 bits that only this organisation can draw, the same for a purpose."""
    return hmac.digest(keys.lookup, _octets(f"derived:{purpose}"), "sha256").hex()


def sealed(keys: Keys, secret: str, *, staff: bool) -> str:
    """Return the argon2id hash of a PIN or a password.

    Source of the costs: OWASP's lowest advice for a PIN (19 MiB, 2 rounds), more for staff. Raises
    Crowded when too many wait for one.
    """
    with QUEUE.place(), QUEUE.turn():
        return (_PASSWORD if staff else _PIN).hash(_peppered(keys, secret))


def is_code(typed: str) -> bool:
    """Say whether what was typed has the form of a code."""
    tidy = tidy_code(typed)
    return len(tidy) == CODE_LENGTH and set(tidy) <= set(SIGNS)


def is_pin(typed: str) -> bool:
    """Say whether what was typed has the form of a PIN, or of a code from a phone."""
    tidy = tidy_pin(typed)
    return len(tidy) == PIN_LENGTH and tidy.isascii() and tidy.isdigit()


@lru_cache(maxsize=2)
def _nobodys(staff: bool) -> str:
    return (_PASSWORD if staff else _PIN).hash("nobody has this")


def matches(keys: Keys, kept: str | None, secret: str, *, staff: bool = False) -> bool:
    """Say whether a secret is the kept one; takes as long when there is nothing kept.

    `staff` says as what nothing is checked then: a password costs more than a PIN. Who calls this
    has a place in the queue.
    """
    with QUEUE.turn():
        try:
            _PIN.verify(kept or _nobodys(staff), _peppered(keys, secret))
        except VerificationError:
            return False
    return kept is not None


def _peppered(keys: Keys, secret: str) -> bytes:
    return hmac.digest(keys.pepper, _octets(secret), "sha256")


def _octets(typed: str) -> bytes:
    """Return typed words as the same bytes on each keyboard; any characters at all have some."""
    return unicodedata.normalize("NFKC", typed).encode("utf-8", "surrogatepass")
