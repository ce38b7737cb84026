"""The check that everything in a store opens and agrees, and what can be put back."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from modules.storage.base import KINDS, NoDossier, ReportProgress, StoreError, key_of
from modules.storage.files.durable import BEFORE, fsync_folder
from modules.storage.tinydb.dossiers import TinyDossiers
from modules.storage.tinydb.file import Tables, read_tables
from modules.storage.tinydb.folder import TinyFolder
from modules.storage.transfer.moving import all_records
from modules.storage.transfer.portable import Movable, agreed


class Finding(NamedTuple):
    """One thing that is wrong, and whether the generation before is whole."""

    problem: str
    path: Path | None = None
    can_put_back: bool = False


def check(store: Movable, report: ReportProgress = lambda _: None) -> Iterator[Finding]:
    """Yield what is wrong in a store, whichever it is."""
    erased = {erasure.dossier for erasure in store.erasures()}
    for done, dossier_id in enumerate(sorted(store.dossier_ids()), start=1):
        report(done)
        if dossier_id in erased:
            yield Finding(f"dossier {dossier_id}: was erased, but is here")
        try:
            agreed(store.take_out(dossier_id))
        except NoDossier:  # erased since the list was made
            continue
        except (StoreError, ValidationError) as error:
            yield Finding(_problem(error))
    try:
        for record in all_records(store):
            key_of(record)
    except (StoreError, ValidationError) as error:
        yield Finding(_problem(error))


def check_folder(folder: TinyFolder, report: ReportProgress = lambda _: None) -> Iterator[Finding]:
    """Yield what is wrong in a folder; it need not be whole enough to be opened as a store."""
    dossiers = TinyDossiers(folder)
    for path in [folder.root / "erased.tk", *_buckets(folder)]:
        yield from _checked_file(folder, path)
    for done, path in enumerate(sorted(folder.root.glob("people/??/*.tk")), start=1):
        report(done)
        try:
            agreed(dossiers.take_out(path.stem))
        except NoDossier:
            if path.exists():
                yield Finding(f"{folder.name(path)}: was erased, but is here", path)
        except (StoreError, ValidationError) as error:
            yield Finding(_problem(error), path, _before_is_whole(folder, dossiers, path))
    if folder.is_changing_key:
        yield Finding("a change of key was cut short; run rotate-key to finish it")


def put_back(folder: TinyFolder, finding: Finding) -> Path:
    """Let the generation before stand again; return where the damaged file was put aside.

    What was saved after that generation is in the damaged file only, so it is not thrown away.
    """
    path = finding.path
    if path is None or not finding.can_put_back:
        raise ValueError("there is no whole generation to put back")
    aside = path.with_name(f"{path.name}.damaged")
    with folder.locks.hold(folder.lock_of(path)):
        aside.unlink(missing_ok=True)
        aside.hardlink_to(path)
        path.with_name(path.name + BEFORE).replace(path)
        fsync_folder(path.parent)
    return aside


def _buckets(folder: TinyFolder) -> Iterator[Path]:
    for name in KINDS.values():
        yield from sorted((folder.root / "records" / name).glob("??.tk"))


def _checked_file(folder: TinyFolder, path: Path) -> Iterator[Finding]:
    name, sealer = folder.name(path), folder.sealer(path)
    try:
        for row in _rows(read_tables(path, name, sealer)):
            for kind, kind_name in KINDS.items():
                if kind_name == path.parent.name:
                    kind.model_validate(row)
    except (StoreError, ValidationError) as error:
        yield Finding(_problem(error), path, _opens(folder, path))


def _rows(tables: Tables | None) -> Iterator[object]:
    for table in (tables or {}).values():
        yield from table.values()


def _opens(folder: TinyFolder, path: Path) -> bool:
    before = path.with_name(path.name + BEFORE)
    try:
        return read_tables(before, folder.name(path), folder.sealer(path)) is not None
    except StoreError:
        return False


def _before_is_whole(folder: TinyFolder, dossiers: TinyDossiers, path: Path) -> bool:
    try:
        agreed(dossiers.take_out(path.stem, path.with_name(path.name + BEFORE)))
    except (StoreError, ValidationError):
        return False
    return True


def _problem(error: Exception) -> str:
    """Return a problem in words; of a validation error only where, for it quotes what it read."""
    if isinstance(error, ValidationError):
        return f"{error.title}: {len(error.errors())} fields cannot be understood"
    return str(error)
