"""A disk that fills up while people save: what was refused is not there, all else is."""

import os
import subprocess
import tempfile
from pathlib import Path

from modules.storage.tinydb.store import TinyStore
from tests.storage.crash.disk import NoDisk
from tests.storage.crash.journal import heard
from tests.storage.crash.rounds import Outcome, verdict_of
from tests.storage.crash.writing import prepare, work

_KILOBYTES = 512


def full_disk(rounds: int) -> Outcome:
    """Save long past the moment when nothing fits any more; raises NoDisk."""
    with tempfile.TemporaryDirectory() as between, tempfile.TemporaryFile() as out:
        mounted = ["mount", "-t", "tmpfs", "-o", f"size={_KILOBYTES}k", "tmpfs", between]
        if subprocess.run(mounted, capture_output=True).returncode:
            raise NoDisk("a small disk cannot be mounted here")
        try:
            folder = Path(between) / "store"
            store = TinyStore.open(folder)
            prepare(store)
            work(store, 0, 0, out.fileno(), rounds=rounds)
            free = os.statvfs(between).f_bavail
            said = heard([out], [os.fstat(out.fileno()).st_size])
            verdict = verdict_of(folder, said)
        finally:
            subprocess.run(["umount", between], check=True)
    what = f"disk of {_KILOBYTES} kB, {free} blocks free"
    wrong = [len(kind) for kind in verdict]
    return Outcome(what, 1, said.count, *wrong, [one for kind in verdict for one in kind][:6])
