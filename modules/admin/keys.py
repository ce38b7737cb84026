"""The commands around the organisation's key: printing, making and changing it."""

import os
from argparse import Namespace
from contextlib import closing

from modules.admin.opening import opened
from modules.admin.progress import progress
from modules.storage.base import WrongKey
from modules.storage.files.keys import (
    KEY_VARIABLE,
    NEW_KEY_VARIABLE,
    NEXT_KEY_FILE,
    fingerprint,
    keep_key,
    key_text,
    new_key,
    parse_key,
    present_key,
    recovery_sheet,
    settle_next_key,
)
from modules.storage.postgres.rotation import change_key
from modules.storage.postgres.store import PostgresStore
from modules.storage.upkeep import rotation


def sheet(asked: Namespace) -> int:
    """Print the recovery sheet, once the key has been seen to open the store."""
    opened(asked).close()
    print(recovery_sheet(present_key(asked.folder), asked.folder.resolve().name))
    return 0


def make_key(_asked: Namespace) -> int:
    """Print a new key."""
    print(key_text(new_key()))
    return 0


def change(asked: Namespace) -> int:
    """Change the organisation's key, or finish a change that was cut short."""
    report = progress("wrapping keys")
    with closing(opened(asked, alone=True)) as store:
        if isinstance(store, PostgresStore):
            key = _next_key(asked)
            change_key(store, key, report)
            _settle(asked)
        else:
            if not store.folder.is_changing_key:
                rotation.begin(store.folder, _next_key(asked))
                _settle(asked)
            rotation.finish(store.folder, report)
            key = store.folder.keys[0]
    print(f"the key is changed; its fingerprint is {fingerprint(key)}")
    print("print a new recovery sheet and make a backup: earlier backups need the earlier key")
    return 0


def _next_key(asked: Namespace) -> bytes:
    """Return the key to change to, written down before anything needs it."""
    if not os.environ.get(KEY_VARIABLE):
        key = new_key()
        keep_key(asked.folder / NEXT_KEY_FILE, key)
        return key
    text = os.environ.get(NEW_KEY_VARIABLE)
    if not text:
        raise WrongKey(
            f"the key comes from {KEY_VARIABLE}: make one with new-key, keep it where the "
            f"present one is kept, and give it in {NEW_KEY_VARIABLE}"
        )
    return parse_key(text)


def _settle(asked: Namespace) -> None:
    if not os.environ.get(KEY_VARIABLE):
        settle_next_key(asked.folder)
