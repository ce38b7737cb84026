"""The list of erased dossiers: ids and moments only, kept so that a backup brings nobody back."""

from collections.abc import Iterator, Sequence

import orjson

from modules.storage.changes import moment
from modules.storage.files.encryption import Sealer, derive
from modules.storage.tinydb.file import SealedTinyDB, read_tables
from modules.storage.tinydb.folder import TinyFolder
from modules.storage.transfer.portable import Erased

NAME = "erased.tk"


class Erasures:
    """The erased dossiers of one folder."""

    def __init__(self, folder: TinyFolder) -> None:
        self._folder = folder
        self._path = folder.root / NAME

    def add(self, *erased: Erased) -> None:
        """Write down that dossiers are erased; raises NotKept."""
        with self._folder.locks.hold("erased", inner=True):
            db = SealedTinyDB(self._path, NAME, self._folder.sealer(self._path))
            rows = {
                erasure.dossier: {"by": erasure.by, "at": moment(erasure.at)} for erasure in erased
            }
            db.rows("erased").put(rows)
            db.keep()

    def __contains__(self, dossier_id: object) -> bool:
        return dossier_id in self._rows()

    def __iter__(self) -> Iterator[Erased]:
        return _erased(self._rows())

    def _rows(self) -> dict[str, dict[str, str]]:
        tables = read_tables(self._path, NAME, self._folder.sealer(self._path))
        return tables["erased"] if tables else {}


def listed(sealed: bytes, keys: Sequence[bytes]) -> Iterator[Erased]:
    """Yield the entries of a sealed list, as a backup holds it; raises WrongKey, Damaged."""
    plain = Sealer([derive(key, NAME) for key in keys]).unseal(sealed, NAME)
    return _erased(orjson.loads(plain)["erased"])


def _erased(rows: dict[str, dict[str, str]]) -> Iterator[Erased]:
    for dossier_id, row in rows.items():
        yield Erased.model_validate({"dossier": dossier_id, **row})
