"""The organisation's key: how it is written down, where it comes from, how it is recognised."""

import base64
import hashlib
import os
import re
import secrets
from pathlib import Path

from modules.storage.base import WrongKey
from modules.storage.durable import write_durably

KEY_FILE = "organisation.key"
KEY_VARIABLE = "TWEEDE_KANS_KEY"
KEY_BYTES = 32
_CHECK_BYTES = 3


def new_key() -> bytes:
    """Return a key nobody had before."""
    return secrets.token_bytes(KEY_BYTES)


def key_text(key: bytes) -> str:
    """Return a key as groups of four signs with a check at the end, to print or to type."""
    signs = base64.b32encode(key + _check(key)).decode("ascii").rstrip("=")
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def parse_key(text: str) -> bytes:
    """Return the key that a text stands for; raises WrongKey when it was mistyped."""
    signs = re.sub(r"[\s-]", "", text).upper()
    try:
        raw = base64.b32decode(signs + "=" * (-len(signs) % 8))
    except ValueError:
        raise WrongKey(
            "this is not an organisation key: it has signs other than A-Z and 2-7"
        ) from None
    key, check = raw[:KEY_BYTES], raw[KEY_BYTES:]
    if len(key) != KEY_BYTES or check != _check(key):
        raise WrongKey("this is not an organisation key: a sign is wrong or missing")
    return key


def fingerprint(key: bytes) -> str:
    """Return the sixteen signs by which a key is recognised without showing it."""
    return hashlib.sha256(b"tweede-kans fingerprint" + key).hexdigest()[:16]


def organisation_key(folder: Path, *, is_first_start: bool) -> bytes:
    """Return the key from TWEEDE_KANS_KEY or the key file, making the file at the first start.

    Raises WrongKey when this is not the first start and there is no key: a new key would show an
    empty store where people's answers are.
    """
    from_environment = os.environ.get(KEY_VARIABLE)
    if from_environment:
        return parse_key(from_environment)
    key_file = folder / KEY_FILE
    if key_file.exists():
        return parse_key(key_file.read_text("ascii", errors="replace"))
    if not is_first_start:
        raise WrongKey(
            f"the store's key is missing: set {KEY_VARIABLE} or put back {key_file} "
            "(the recovery sheet has the key)"
        )
    key = new_key()
    keep_key(folder, key)
    return key


def keep_key(folder: Path, key: bytes) -> None:
    """Write the key file, readable by its owner only."""
    write_durably(folder / KEY_FILE, key_text(key).encode("ascii") + b"\n")


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"tweede-kans check" + key).digest()[:_CHECK_BYTES]
