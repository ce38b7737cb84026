"""The folder of a store: where each file stands, its keys, and who may serve it."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import orjson
from pydantic import ValidationError

from modules.domain.records.frozen import Frozen
from modules.storage.base import Damaged, StoreError
from modules.storage.files.durable import make_folder, read_whole, write_durably
from modules.storage.files.encryption import Sealer, derive, unwrap, wrap
from modules.storage.files.keys import fingerprint, new_key, organisation_key, right_key
from modules.storage.files.locks import Locks, SoleUse

FORMAT = 1
_APP_KEY = "app.key"


class Description(Frozen):
    """store.json: what a store says of itself before any key opened it."""

    format: int
    key: str
    """The fingerprint of the organisation's key."""
    retired: tuple[str, ...] = ()
    """While a key is being changed: the earlier key, wrapped by the new one, as hex."""


class FolderPaths(NamedTuple):
    """The files of one dossier, by path and by the name under which they are sealed."""

    tables: Path
    name: str
    key: Path
    key_name: str
    lock: str


class TinyFolder:
    """An open folder. `serving` takes it alone among servers; commands open it beside one."""

    def __init__(self, root: Path, key: bytes | None, *, serving: bool = False) -> None:
        self.root = root
        make_folder(root)
        for name in ("locks", "people", "records", "cache"):
            make_folder(root / name)
        self.locks = Locks(root / "locks")
        self._sole = SoleUse(root / "serving.lock") if serving else None
        try:
            with self.locks.hold("opening"):
                self.keys = self._opened(key)
                self.app_key = self._app_key()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let another process serve the folder."""
        if self._sole:
            self._sole.release()

    def dossier(self, dossier_id: str) -> Path:
        """Return where a dossier stands."""
        return self.places(dossier_id).tables

    def data_key(self, dossier_id: str) -> Path:
        """Return where the wrapped key of a dossier stands."""
        return self.places(dossier_id).key

    def places(self, dossier_id: str) -> FolderPaths:
        """Return the files of a dossier."""
        return _places(self.root, dossier_id)

    def name(self, path: Path) -> str:
        """Return the name under which a file is sealed: the same wherever the folder stands."""
        return path.relative_to(self.root).as_posix()

    def lock_of(self, path: Path) -> str:
        """Return the name of the lock under which a file is written."""
        if path.parent == self.root:
            return path.stem
        if path.parent.parent.name == "people":
            return f"people-{path.parent.name}"
        return f"{path.parent.parent.name}-{path.parent.name}-{path.stem[:2]}"

    def sealer(self, path: Path) -> Sealer:
        """Return what seals a file that is not a dossier, with a key of its own."""
        return Sealer([derive(key, self.name(path)) for key in self.keys])

    def dossier_sealer(self, dossier_id: str) -> Sealer | None:
        """Return what seals a dossier, None when it has no key; raises Damaged."""
        places = self.places(dossier_id)
        wrapped = read_whole(places.key)
        if wrapped is None:
            return None
        return Sealer([unwrap(self.keys, wrapped, places.key_name)])

    def describe(self, description: Description) -> None:
        """Write store.json; raises NotKept."""
        content = description_text(description)
        write_durably(self.root / "store.json", content, keep_before=True)

    def adopt(self, app_key: bytes) -> None:
        """Take over the app's secret of another store; raises NotKept."""
        write_durably(self.root / _APP_KEY, wrap(self.keys[0], app_key))
        self.app_key = app_key

    def _opened(self, key: bytes | None) -> list[bytes]:
        description = described(self.root)
        expected = description.key if description else None
        if key is None:
            key = organisation_key(self.root, expected=expected)
        if description is None:
            return [self._first(key)]
        earlier = (bytes.fromhex(wrapped) for wrapped in description.retired)
        right_key(key, expected)
        return [key, *(unwrap([key], wrapped, "store.json") for wrapped in earlier)]

    @property
    def is_changing_key(self) -> bool:
        """Return whether some files may still be sealed for an earlier key."""
        return len(self.keys) > 1

    def _first(self, key: bytes) -> bytes:
        """Describe a new store; refuse to do so beside dossiers."""
        if any((self.root / "people").glob("*/*.tk")):
            raise Damaged(f"{self.root}: store.json is missing beside people's dossiers")
        write_durably(self.root / _APP_KEY, wrap(key, new_key()))
        self.describe(Description(format=FORMAT, key=fingerprint(key)))
        return key

    def _app_key(self) -> bytes:
        wrapped = read_whole(self.root / _APP_KEY)
        if wrapped is None:
            raise Damaged(f"{self.root / _APP_KEY}: is missing")
        return unwrap(self.keys, wrapped, _APP_KEY)


@lru_cache(maxsize=4096)
def _places(root: Path, dossier_id: str) -> FolderPaths:
    """Return the files of a dossier; remembered, for paths are slow to make and each save asks."""
    name = f"people/{dossier_id[:2]}/{dossier_id}.tk"
    key = f"people/{dossier_id[:2]}/{dossier_id}.key"
    return FolderPaths(root / name, name, root / key, key, f"people-{dossier_id[:2]}")


def description_text(description: Description) -> bytes:
    """Return the content of store.json."""
    return orjson.dumps(description.model_dump(), option=orjson.OPT_INDENT_2) + b"\n"


def described(root: Path) -> Description | None:
    """Return what store.json says, None when there is none; raises Damaged."""
    content = read_whole(root / "store.json")
    if content is None:
        return None
    try:
        description = Description.model_validate_json(content)
    except ValidationError:
        raise Damaged(f"{root / 'store.json'}: cannot be understood") from None
    if description.format > FORMAT:
        raise StoreError(f"{root}: was written by a newer version of Tweede Kans")
    return description
