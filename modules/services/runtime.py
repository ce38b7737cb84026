"""The running app: the store, the content and the keys that every page and route works with."""

import gc
import os
from pathlib import Path
from typing import NamedTuple

from modules.content.library import open_library
from modules.domain.catalogue import Library
from modules.services.accounts.secrets import Keys, keys
from modules.storage.base import Store
from modules.storage.opening import open_store

CONTENT = Path(__file__).parents[2] / "content"


class Runtime(NamedTuple):
    """What one server serves."""

    store: Store
    library: Library
    keys: Keys
    content: Path


class NotOpen(Exception):
    """Something asked for the runtime before it was opened."""


_current: list[Runtime] = []


def open_runtime(folder: Path, content: Path = CONTENT) -> Runtime:
    """Return the runtime over a data folder, and make it the one that pages work with.

    Raises ContentError when the content has a problem, and a StoreError when the store does not
    open: a server must not start on either.
    """
    library = open_library(content)
    opened = open_store(folder, url=os.environ.get("TWEEDE_KANS_DATABASE_URL"), serving=True)
    runtime = Runtime(opened.store, library, keys(opened.key), content)
    set_current(runtime)
    # The content stays as long as the server: the collector need not walk it again and again.
    gc.collect()
    gc.freeze()
    return runtime


def set_current(runtime: Runtime | None) -> None:
    """Make this the runtime that pages and routes work with; None takes it away."""
    _current[:] = [runtime] if runtime else []


def current_or_none() -> Runtime | None:
    """Return the present runtime, None when there is none."""
    return _current[0] if _current else None


def current() -> Runtime:
    """Return the present runtime; raises NotOpen when app.py did not start it."""
    if not _current:
        raise NotOpen("start the app with app.py")
    return _current[0]
