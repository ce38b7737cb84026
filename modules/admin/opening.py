"""Opening the store that a command is about; one that is not there is not made."""

from argparse import Namespace
from pathlib import Path

from modules.storage.base import StoreError
from modules.storage.opening import open_movable
from modules.storage.postgres.store import PostgresStore
from modules.storage.tinydb.store import TinyStore


def opened(asked: Namespace, *, alone: bool = False) -> TinyStore | PostgresStore:
    """Return the store; `alone` refuses beside an app that serves the folder."""
    if not asked.database:
        refuse_missing(asked.folder)
    return open_movable(asked.folder, url=asked.database, serving=alone)


def refuse_missing(folder: Path) -> None:
    """Raise StoreError where no store is: a mistyped folder must not become an empty store."""
    if not (folder / "store.json").exists() and not (folder / "people").exists():
        raise StoreError(f"{folder}: there is no store here")
