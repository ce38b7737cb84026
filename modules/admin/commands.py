"""The commands: each does what was asked, prints what came of it, and returns the exit code."""

import tempfile
from argparse import Namespace
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from modules.admin.opening import opened, refuse_missing
from modules.admin.progress import progress
from modules.storage.base import StoreError
from modules.storage.erasing import erase_person, forget_account
from modules.storage.files.keys import old_keys, present_key
from modules.storage.opening import open_movable
from modules.storage.retention import terms
from modules.storage.tinydb.folder import TinyFolder
from modules.storage.tinydb.store import TinyStore
from modules.storage.transfer.export import export_store, import_store
from modules.storage.transfer.moving import MoveReport, move
from modules.storage.transfer.portable import refuse_unless_empty
from modules.storage.upkeep.backup import Backup, make_backup
from modules.storage.upkeep.checking import Finding, check, check_folder, put_back
from modules.storage.upkeep.restore import Restored, restore

_BY = "organisation"
"""The name under which a command erases."""
_WRONG = 1


def backup(asked: Namespace) -> int:
    """Write a backup of either kind of store; both give the same tars."""
    keys = asked.keys or asked.target / "keys"
    with closing(opened(asked)) as store, tempfile.TemporaryDirectory() as between:
        if isinstance(store, TinyStore):
            written = _make_backup(store, asked.target, keys)
        else:
            copy = TinyStore.open(Path(between) / "store", key=store.keys[0])
            move(store, copy, progress("reading"))
            written = _make_backup(copy, asked.target, keys)
    print(
        f"{written.dossiers} dossiers, read back and whole:\n  {written.content}\n  {written.keys}"
    )
    return 0


def bring_back(asked: Namespace) -> int:
    """Restore a backup into the folder, or into a database where the organisation has nobody."""
    keys = [present_key(asked.folder), *old_keys()]
    at = datetime.now(UTC)
    if asked.database:
        restored = _restored_into_database(asked, keys, at)
    else:
        restored = restore(
            asked.content, asked.keys, asked.folder, keys, at=at, replace=asked.replace
        )
    print(f"{restored.dossiers} dossiers are back; {restored.stayed_erased} stayed erased")
    if restored.aside:
        print(f"what stood there before is in {restored.aside}; remove it once all is well")
    return 0


def prove(asked: Namespace) -> int:
    """Check the store; with --put-back let earlier generations stand again."""
    report = progress("checking")
    if asked.database:
        with closing(opened(asked)) as store:
            return _print_findings(list(check(store, report)), None)
    refuse_missing(asked.folder)
    folder = TinyFolder(asked.folder, None)
    return _print_findings(list(check_folder(folder, report)), folder if asked.put_back else None)


def write_export(asked: Namespace) -> int:
    """Write everything as lines of JSON."""
    with closing(opened(asked)) as store:
        counts = export_store(store, asked.file, at=datetime.now(UTC), report=progress("exporting"))
    print(
        f"{_counted(counts)} in {asked.file}, which is not sealed: keep it safe, and not for long"
    )
    return 0


def read_export(asked: Namespace) -> int:
    """Bring an export into an empty store."""
    with closing(open_movable(asked.folder, url=asked.database, serving=True)) as store:
        counts = import_store(asked.file, store, progress("importing"))
    print(_counted(counts))
    return 0


def move_over(asked: Namespace) -> int:
    """Copy everything to an empty store of the other kind; the source stays as it is."""
    source_url = asked.database if asked.to_folder else None
    if not asked.to_database and not (asked.to_folder and asked.database):
        raise StoreError("say --to-database ADDRESS, or --database ADDRESS ... --to-folder FOLDER")
    if not source_url:
        refuse_missing(asked.folder)
    target_folder = asked.to_folder or asked.folder
    with (
        closing(open_movable(asked.folder, url=source_url, serving=True)) as source,
        closing(open_movable(target_folder, url=asked.to_database, serving=True)) as target,
    ):
        counts = move(source, target, progress("moving"))
    print(f"{_counted(counts)} moved; the source is as it was")
    return 0


def erase(asked: Namespace) -> int:
    """Erase one person."""
    with closing(opened(asked)) as store:
        erase_person(store, asked.dossier, by=_BY, at=datetime.now(UTC))
    print(f"{asked.dossier} is erased here; from a backup once its tar of keys is removed")
    return 0


def retention(asked: Namespace) -> int:
    """List whose time is over or nearly; with --erase erase the first."""
    at = datetime.now(UTC)
    with closing(opened(asked)) as store:
        ending = [term for term in terms(store, at=at, months=asked.months) if term.state != "kept"]
        for term in ending:
            print(f"{term.dossier}  last activity {term.last_activity:%Y-%m-%d}  ", end="")
            if term.state == "due" and asked.erase:
                erase_person(store, term.dossier, by=_BY, at=at)
                print("erased")
            else:
                print(
                    f"{'over since' if term.state == 'due' else 'until'} {term.erase_on:%Y-%m-%d}"
                )
    print(f"{len(ending)} of all dossiers are over or within 30 days of it")
    return 0


def _make_backup(store: TinyStore, target: Path, keys: Path) -> Backup:
    return make_backup(
        store.folder, target, keys, at=datetime.now(UTC), report=progress("backing up")
    )


def _restored_into_database(asked: Namespace, keys: list[bytes], at: datetime) -> Restored:
    with (
        closing(open_movable(asked.folder, url=asked.database)) as target,
        tempfile.TemporaryDirectory() as between,
    ):
        refuse_unless_empty(target)
        folder = Path(between) / "store"
        restored = restore(asked.content, asked.keys, folder, keys, at=at)
        source = TinyStore.open(folder, key=keys[0])
        before = set(source.dossier_ids())
        for erased in target.erasures():
            source.bring_in_erasure(erased)
            forget_account(source, erased.dossier)
        left = set(source.dossier_ids())
        move(source, target, progress("restoring"))
    stayed_erased = restored.stayed_erased + len(before - left)
    return restored._replace(dossiers=len(left), stayed_erased=stayed_erased)


def _print_findings(findings: list[Finding], put_back_in: TinyFolder | None) -> int:
    left = 0
    for finding in findings:
        print(finding.problem)
        if not finding.can_put_back:
            left += 1
        elif put_back_in is None:
            left += 1
            print("  the generation before is whole: --put-back lets it stand again")
        else:
            aside = put_back(put_back_in, finding)
            print(f"  the generation before stands again; the damaged file is {aside}")
    print("nothing is wrong" if not findings else f"{len(findings)} problems, {left} left")
    return _WRONG if left else 0


def _counted(counts: MoveReport) -> str:
    return f"{counts.dossiers} dossiers, {counts.records} records, {counts.erasures} erasures"
