"""The files of dossiers: `<id>.tk` with its tables, `<id>.key` with its own key, wrapped."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from modules.domain.records.dossier import Dossier
from modules.storage.base import Damaged, NoDossier, StoreError
from modules.storage.files.durable import make_folder, remove_durably, write_durably
from modules.storage.files.encryption import Sealer, wrap
from modules.storage.files.keys import new_key
from modules.storage.tinydb.erasures import Erasures
from modules.storage.tinydb.file import SealedTinyDB, Tables, read_tables
from modules.storage.tinydb.folder import TinyFolder
from modules.storage.tinydb.recent import Recent, Recollection, signature
from modules.storage.tinydb.signature import settled_signature
from modules.storage.tinydb.tables import dossier

_ID = re.compile(r"[0-9a-f]{32}")


class DossierFiles:
    """The files of all dossiers of one folder."""

    def __init__(self, folder: TinyFolder) -> None:
        self._folder = folder
        self.erasures = Erasures(folder)
        self.recent = Recent()

    @contextmanager
    def alone(self, dossier_id: str) -> Iterator[None]:
        """Hold the lock of a dossier; raises NoDossier for what is no id."""
        if not _ID.fullmatch(dossier_id):
            raise NoDossier(dossier_id)
        with self._folder.locks.hold(self._folder.places(dossier_id).lock):
            yield

    @contextmanager
    def opened(self, dossier_id: str) -> Iterator[tuple[SealedTinyDB, Dossier]]:
        """Be alone with a dossier's tables and what they said before; raises NoDossier, Damaged.

        Call `remember` after keeping the tables; without it the file is read the next time.
        """
        with self.alone(dossier_id):
            known = self.recent.take(dossier_id, self._both(dossier_id))
            sealer = known.sealer if known else self._sealer(dossier_id)
            tables = known.tables if known else None
            path = self._folder.dossier(dossier_id)
            db = SealedTinyDB(path, self.name(dossier_id), sealer, tables)
            if db.is_new:
                raise NoDossier(dossier_id)
            yield db, known.dossier if known else dossier(dossier_id, db.all_tables)

    def remember(self, db: SealedTinyDB, saved: Dossier) -> None:
        """Keep in memory what was just written; called while still alone with it."""
        written = signature(*self._both(saved.id))
        if written is not None:
            self.recent.put(Recollection(written, db.all_tables, saved, db.sealer))

    def read(self, dossier_id: str) -> Dossier:
        """Return a dossier, from memory when its file is as it was; raises NoDossier, Damaged."""
        files = self._both(dossier_id)
        known = self.recent.dossier(dossier_id, files)
        if known is not None:
            return known
        before = signature(*files) if settled_signature(files[0]) else None
        tables = self.tables(dossier_id)
        current = dossier(dossier_id, tables)
        if before is not None:
            self.recent.put(Recollection(before, tables, current, self._sealer(dossier_id)))
        return current

    def create(self, dossier_id: str) -> SealedTinyDB:
        """Return the empty tables of a new dossier, with a key of its own; raises StoreError.

        The key of its own is what makes erasing possible in backups: without it nothing opens.
        """
        if self.is_there(dossier_id):
            raise StoreError(f"there is a dossier {dossier_id} already")
        if dossier_id in self.erasures:
            raise StoreError(f"{dossier_id} was erased")
        path = self._folder.dossier(dossier_id)
        make_folder(path.parent)
        key = new_key()
        write_durably(self._folder.data_key(dossier_id), wrap(self._folder.keys[0], key))
        return SealedTinyDB(path, self.name(dossier_id), Sealer([key]))

    def tables(self, dossier_id: str, path: Path | None = None) -> Tables:
        """Return all that a dossier's file holds; raises NoDossier, Damaged.

        `path` is for another generation of it.
        """
        path = path or self._folder.dossier(dossier_id)
        tables = read_tables(path, self.name(dossier_id), self._sealer(dossier_id))
        if tables is None:
            raise NoDossier(dossier_id)
        return tables

    def shred(self, dossier_id: str) -> None:
        """Remove the key first, then what it opens; raises NotKept."""
        self.recent.forget(dossier_id)
        key = self._folder.data_key(dossier_id)
        files = set(key.parent.glob(f"{dossier_id}.*"))
        keys = {path for path in files if path.name.startswith(key.name)}
        for paths in (keys, files - keys):
            if paths:
                remove_durably(*sorted(paths))

    def is_there(self, dossier_id: str) -> bool:
        """Return whether a dossier has a file."""
        return self._folder.dossier(dossier_id).exists()

    def ids(self) -> Iterator[str]:
        """Yield the id of each dossier."""
        for path in self._folder.root.glob("people/??/*.tk"):
            yield path.stem

    def name(self, dossier_id: str) -> str:
        """Return the name under which a dossier is sealed, by which a message names it."""
        return self._folder.places(dossier_id).name

    def _both(self, dossier_id: str) -> tuple[Path, Path]:
        return self._folder.dossier(dossier_id), self._folder.data_key(dossier_id)

    def _sealer(self, dossier_id: str) -> Sealer:
        if not _ID.fullmatch(dossier_id):
            raise NoDossier(dossier_id)
        sealer = self._folder.dossier_sealer(dossier_id)
        if sealer is not None:
            return sealer
        if self.is_there(dossier_id) and dossier_id not in self.erasures:
            raise Damaged(f"{self.name(dossier_id)}: its key is missing")
        raise NoDossier(dossier_id)
