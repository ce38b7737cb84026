"""Which store an organisation has: a folder on this machine, or PostgreSQL."""

import os
from pathlib import Path
from typing import NamedTuple

from modules.storage.base import Store
from modules.storage.postgres.store import PostgresStore
from modules.storage.tinydb.store import TinyStore

URL_VARIABLE = "TWEEDE_KANS_DATABASE_URL"
ORGANISATION_VARIABLE = "TWEEDE_KANS_ORGANISATION"


class Opened(NamedTuple):
    """An open store, and a secret from which the app draws its other keys.

    The secret stays the same when the organisation's key is changed.
    """

    store: Store
    key: bytes


def open_store(folder: Path, *, url: str | None = None, serving: bool = False) -> Opened:
    """Return the store of an organisation; raises StoreError (WrongKey, Damaged).

    With a database (`url`, or TWEEDE_KANS_DATABASE_URL) the folder holds only the key file, and
    any number of processes may serve; without, the folder holds all, and one process serves it.
    """
    store = open_movable(folder, url=url or os.environ.get(URL_VARIABLE), serving=serving)
    return Opened(store, store.app_key)


def open_movable(
    folder: Path, *, url: str | None, serving: bool = False
) -> TinyStore | PostgresStore:
    """Return a store with what backup, export, move and rotate-key need beside base.Store."""
    if not url:
        return TinyStore.open(folder, serving=serving)
    organisation = os.environ.get(ORGANISATION_VARIABLE, "organisation")
    return PostgresStore.open(url, folder, organisation=organisation)
