"""The running house: the store, the content and the keys that every page and route works with."""

import os
from pathlib import Path
from typing import NamedTuple

from modules.content.library import Library, load
from modules.services.accounts.secrets import Keys, keys
from modules.storage.base import Store
from modules.storage.opening import open_store

CONTENT = Path(__file__).parents[2] / "content"


class House(NamedTuple):
    """What one server serves."""

    store: Store
    library: Library
    keys: Keys
    content: Path


class NotOpen(Exception):
    """Something asked for the house before it was opened."""


_settled: list[House] = []


def open_house(folder: Path, content: Path = CONTENT) -> House:
    """Return the house over a data folder, and settle it as the one that pages work with.

    Raises ContentError when the content has a problem, and a StoreError when the store does not
    open: a server must not start on either.
    """
    library = load(content)
    opened = open_store(folder, url=os.environ.get("TWEEDE_KANS_DATABASE_URL"), serving=True)
    house = House(opened.store, library, keys(opened.key), content)
    settle(house)
    return house


def settle(house: House | None) -> None:
    """Make this the house that pages and routes work with; None takes it away."""
    _settled[:] = [house] if house else []


def settled() -> House | None:
    """Return the settled house, None when there is none."""
    return _settled[0] if _settled else None


def house() -> House:
    """Return the settled house; raises NotOpen when app.py did not start it."""
    if not _settled:
        raise NotOpen("start the app with app.py")
    return _settled[0]
