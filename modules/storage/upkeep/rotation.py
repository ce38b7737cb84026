"""Changing the organisation's key: every data key is wrapped anew, every record sealed anew.

In a folder it may be cut short at any moment: until it is finished, the description of the store
carries the earlier key, wrapped by the new one, and the store opens with the new key.
"""

from pathlib import Path

from modules.storage.base import KINDS, ReportProgress
from modules.storage.files.durable import BEFORE, read_whole, remove_durably, write_durably
from modules.storage.files.encryption import unwrap, wrap
from modules.storage.files.keys import fingerprint
from modules.storage.tinydb.folder import FORMAT, Description, TinyFolder


def begin(folder: TinyFolder, key: bytes) -> None:
    """Let a folder open with another key from now on; nobody may serve it meanwhile."""
    earlier = tuple(wrap(key, retired).hex() for retired in folder.keys)
    folder.describe(Description(format=FORMAT, key=fingerprint(key), retired=earlier))
    folder.keys.insert(0, key)


def finish(folder: TinyFolder, report: ReportProgress = lambda _: None) -> None:
    """Wrap and seal everything for the newest key, then forget the earlier ones."""
    folder.adopt(folder.app_key)
    for done, path in enumerate(sorted(folder.root.glob("people/??/*.key")), start=1):
        _wrap_again(folder, path)
        report(done)
    for name in KINDS.values():
        for path in sorted((folder.root / "records" / name).glob("??.tk")):
            _seal_again(folder, path)
    _seal_again(folder, folder.root / "erased.tk")
    del folder.keys[1:]
    folder.describe(Description(format=FORMAT, key=fingerprint(folder.keys[0])))
    remove_durably(folder.root / f"store.json{BEFORE}")


def _wrap_again(folder: TinyFolder, path: Path) -> None:
    with folder.locks.hold(folder.lock_of(path)):
        wrapped = read_whole(path)
        if wrapped is not None:
            data_key = unwrap(folder.keys, wrapped, folder.name(path))
            write_durably(path, wrap(folder.keys[0], data_key))


def _seal_again(folder: TinyFolder, path: Path) -> None:
    """Seal a file for the newest key, without a generation before: it has the earlier key."""
    with folder.locks.hold(folder.lock_of(path)):
        sealed = read_whole(path)
        if sealed is None:
            return
        name, sealer = folder.name(path), folder.sealer(path)
        write_durably(path, sealer.seal(sealer.unseal(sealed, name), name))
