"""Restoring a backup: proved whole in a place of its own first, and only then swapped in."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from modules.storage.base import Damaged, StoreError, WrongKey
from modules.storage.erasing import forget_account
from modules.storage.files.durable import fsync_folder, make_folder, read_whole, write_durably
from modules.storage.files.keys import fingerprint
from modules.storage.files.locks import SoleUse
from modules.storage.tinydb.erasures import listed
from modules.storage.tinydb.folder import FORMAT, Description, description_text
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.archive import entries, verify
from modules.storage.transfer.portable import Erased
from modules.storage.upkeep import rotation
from modules.storage.upkeep.checking import check_folder

_ERASED = "erased.tk"
_SWAPPED = ("people", "records", "cache", _ERASED, f"{_ERASED}.before", "app.key")
"""What a backup replaces; store.json goes away first and comes back last, so that a folder in
between does not open. Locks and the key file stay."""


class Restored(NamedTuple):
    """What a restore did: how many dossiers came back, how many stayed erased."""

    dossiers: int
    stayed_erased: int
    aside: Path | None
    """Where what stood in the folder before is now."""


def restore(
    content: Path,
    wrapped: Path,
    folder: Path,
    keys: Sequence[bytes],
    *,
    at: datetime,
    replace: bool = False,
) -> Restored:
    """Put a backup in a folder; raises StoreError, and then the folder is as it was.

    The first key is the present one; more are for backups from before a change of key. Anyone
    erased since the backup was made stays erased: the lists of erasures of the folder and of every
    backup beside this one are carried out before anything is swapped.
    """
    made_with = _key_of_backup(content, wrapped, keys)
    make_folder(folder)
    sole = SoleUse(folder / "serving.lock")
    try:
        is_used = (folder / "store.json").exists() or any(folder.glob("people/??/*.tk"))
        if is_used and not replace:
            raise StoreError(f"{folder} is in use; say --replace to put the backup in its place")
        erased = {erasure.dossier: erasure for erasure in _erased_since(content, folder, keys)}
        restored = _prepare(content, wrapped, folder / "restoring", (made_with, keys[0]), erased)
        aside = folder / f"before-restore-{at:%Y%m%dT%H%M%S}" if is_used else None
        _swap(folder / "restoring", folder, aside)
    finally:
        sole.release()
    return restored._replace(aside=aside)


def _key_of_backup(content: Path, wrapped: Path, keys: Sequence[bytes]) -> bytes:
    """Return which key made a backup whose two tars are whole; raises StoreError."""
    for key in keys:
        try:
            manifest = verify(content, "content", [key])
        except WrongKey:
            continue
        if verify(wrapped, "keys", [key]).backup != manifest.backup:
            raise StoreError(f"{wrapped} holds the keys of another backup than {content}")
        return key
    verify(content, "content", keys)
    raise AssertionError("a tar that no key opens is refused above")


def _erased_since(content: Path, folder: Path, keys: Sequence[bytes]) -> Iterator[Erased]:
    """Yield the erasures on the lists of the present folder and of each backup beside this one."""
    sealed = read_whole(folder / _ERASED)
    if sealed is not None:
        yield from listed(sealed, keys)
    for path in sorted(content.parent.glob("*.tar")):
        try:
            for name, sealed_list in entries(path):
                if name == _ERASED:
                    yield from listed(sealed_list, keys)
        except WrongKey:  # a backup of another organisation, or of an earlier key
            continue


def _prepare(
    content: Path,
    wrapped: Path,
    new: Path,
    keys: tuple[bytes, bytes],
    erased: Mapping[str, Erased],
) -> Restored:
    """Unpack a backup in a folder of its own and prove it; a folder that fails is removed.

    `keys` are the key that made the backup and the present one.
    """
    made_with, present = keys
    shutil.rmtree(new, ignore_errors=True)
    try:
        _unpack(content, wrapped, new, made_with)
        return _prove(new, made_with, present, erased.values())
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def _unpack(content: Path, wrapped: Path, new: Path, key: bytes) -> None:
    for tar in (content, wrapped):
        for name, file_content in entries(tar):
            if name != "manifest.tk":
                make_folder((new / name).parent)
                write_durably(new / name, file_content)
    description = Description(format=FORMAT, key=fingerprint(key))
    write_durably(new / "store.json", description_text(description))


def _prove(new: Path, made_with: bytes, key: bytes, erased: Iterable[Erased]) -> Restored:
    """Carry out the erasures, then prove that all the rest opens; raises Damaged."""
    store = TinyStore.open(new, key=made_with)
    try:
        before = set(store.dossier_ids())
        for erasure in erased:
            store.bring_in_erasure(erasure)
            forget_account(store, erasure.dossier)
        if key != made_with:
            rotation.begin(store.folder, key)
            rotation.finish(store.folder)
        problem = next(check_folder(store.folder), None)
        if problem is not None:
            raise Damaged(f"the backup does not hang together: {problem.problem}")
        left = set(store.dossier_ids())
        return Restored(len(left), len(before - left), None)
    finally:
        store.close()


def _swap(new: Path, folder: Path, aside: Path | None) -> None:
    """Put what was proved in the place of what stands there."""
    if aside is not None:
        make_folder(aside)
        _move(folder, aside, ("store.json", *_SWAPPED))
    for name in _SWAPPED:
        if (folder / name).is_dir():  # made at a start, and empty
            shutil.rmtree(folder / name)
    _move(new, folder, (*_SWAPPED, "store.json"))
    shutil.rmtree(new)


def _move(source: Path, target: Path, names: Sequence[str]) -> None:
    for name in names:
        if (source / name).exists():
            (source / name).rename(target / name)
            fsync_folder(target)
            fsync_folder(source)
