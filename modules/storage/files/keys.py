"""The organisation's key: how it is written down, where it comes from, how it is recognised."""

import base64
import hashlib
import os
import re
import secrets
from pathlib import Path

from modules.storage.base import StoreError, WrongKey
from modules.storage.files.durable import remove_durably, write_durably

KEY_FILE = "organisation.key"
NEXT_KEY_FILE = "organisation.next.key"
KEY_VARIABLE = "TWEEDE_KANS_KEY"
NEW_KEY_VARIABLE = "TWEEDE_KANS_NEW_KEY"
OLD_KEY_VARIABLE = "TWEEDE_KANS_OLD_KEY"
KEY_BYTES = 32
_CHECK_BYTES = 3


def new_key() -> bytes:
    """Return a key nobody had before."""
    return secrets.token_bytes(KEY_BYTES)


def key_text(key: bytes) -> str:
    """Return a key as groups of four characters with a check at the end, to print or to type."""
    characters = base64.b32encode(key + _check(key)).decode("ascii").rstrip("=")
    return "-".join(characters[start : start + 4] for start in range(0, len(characters), 4))


def parse_key(text: str) -> bytes:
    """Return the key that a text stands for; raises WrongKey when it was mistyped."""
    characters = re.sub(r"[\s-]", "", text).upper()
    try:
        raw = base64.b32decode(characters + "=" * (-len(characters) % 8))
    except ValueError:
        raise WrongKey(
            "this is not an organisation key: it has signs other than A-Z and 2-7"
        ) from None
    key, check = raw[:KEY_BYTES], raw[KEY_BYTES:]
    if len(key) != KEY_BYTES or check != _check(key):
        raise WrongKey("this is not an organisation key: a sign is wrong or missing")
    return key


def fingerprint(key: bytes) -> str:
    """Return the sixteen characters by which a key is recognised without showing it."""
    return hashlib.sha256(b"tweede-kans fingerprint" + key).hexdigest()[:16]


def organisation_key(folder: Path, *, expected: str | None) -> bytes:
    """Return the key from TWEEDE_KANS_KEY or the key file, making the file at the first start.

    `expected` is the fingerprint of the key that opens the store, None at the first start. Raises
    WrongKey for another key, and when there is none: a new key would show an empty store where
    people's answers are.
    """
    from_environment = os.environ.get(KEY_VARIABLE)
    if from_environment:
        return right_key(parse_key(from_environment), expected)
    next_key = _read(folder / NEXT_KEY_FILE)
    if next_key is not None and fingerprint(next_key) == expected:
        settle_next_key(folder)
    key = _read(folder / KEY_FILE)
    if key is not None:
        return right_key(key, expected)
    if expected is not None:
        raise WrongKey(
            f"the key of this store (fingerprint {expected}) is missing: set {KEY_VARIABLE}, or "
            f"put back {folder / KEY_FILE}; the recovery sheet has it"
        )
    key = new_key()
    keep_key(folder / KEY_FILE, key)
    return key


def present_key(folder: Path) -> bytes:
    """Return the key that is at hand, and make none; raises WrongKey."""
    from_environment = os.environ.get(KEY_VARIABLE)
    key = parse_key(from_environment) if from_environment else _read(folder / KEY_FILE)
    if key is None:
        raise WrongKey(f"type the key of the recovery sheet into {KEY_VARIABLE}")
    return key


def old_keys() -> list[bytes]:
    """Return the earlier key, if it is set, to open a backup from before a change of key."""
    text = os.environ.get(OLD_KEY_VARIABLE)
    return [parse_key(text)] if text else []


def right_key(key: bytes, expected: str | None) -> bytes:
    """Return the key if it is the expected one; raises WrongKey."""
    if expected not in (None, fingerprint(key)):
        raise WrongKey(
            f"this store opens with the key with fingerprint {expected}, "
            f"and this is the key with fingerprint {fingerprint(key)}"
        )
    return key


def keep_key(path: Path, key: bytes) -> None:
    """Write a key file, readable by its owner only."""
    write_durably(path, key_text(key).encode("ascii") + b"\n")


def settle_next_key(folder: Path) -> None:
    """Put the key that a change of key wrote down in the place of the earlier one."""
    key = _read(folder / NEXT_KEY_FILE)
    if key is None:
        raise StoreError(f"{folder / NEXT_KEY_FILE} is missing")
    keep_key(folder / KEY_FILE, key)
    remove_durably(folder / NEXT_KEY_FILE)


def recovery_sheet(key: bytes, name: str) -> str:
    """Return the page to print and to lock away: with it, a backup opens on any machine."""
    rows = key_text(key).split("-")
    lines = ["   ".join(rows[start : start + 4]) for start in range(0, len(rows), 4)]
    return "\n".join(
        [
            "TWEEDE KANS - RECOVERY SHEET",
            "",
            f"Store:        {name}",
            f"Fingerprint:  {fingerprint(key)}",
            "",
            "The key:",
            "",
            *(f"    {line}" for line in lines),
            "",
            "Print this, check that it is readable, and lock it away: one copy inside and one copy",
            "outside the building. Do not keep it beside the backups, and do not send it by mail.",
            "",
            "Without this key nobody can ever read the store or its backups again. With it and a",
            "backup, anybody can. To use it, type it (small or capital letters, spaces or dashes,",
            f"all are good) into the environment variable {KEY_VARIABLE}.",
            "",
        ]
    )


def _read(path: Path) -> bytes | None:
    return parse_key(path.read_text("ascii", errors="replace")) if path.exists() else None


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"tweede-kans check" + key).digest()[:_CHECK_BYTES]
