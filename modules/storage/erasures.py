"""The list of erased dossiers: ids and moments only, kept so that a backup brings nobody back."""

from collections.abc import Iterator

from modules.storage.changes import moment
from modules.storage.portable import Erased
from modules.storage.tiny_file import SealedTinyDB, read_tables
from modules.storage.tiny_folder import TinyFolder


class Erasures:
    """The erased dossiers of one folder."""

    def __init__(self, folder: TinyFolder) -> None:
        self._folder = folder
        self._path = folder.root / "erased.tk"
        self._name = folder.name(self._path)
        self._sealer = folder.sealer(self._path)

    def add(self, *erased: Erased) -> None:
        """Write down that dossiers are erased; raises NotKept."""
        with self._folder.locks.hold("erased", inner=True):
            db = SealedTinyDB(self._path, self._name, self._sealer)
            rows = {one.dossier: {"by": one.by, "at": moment(one.at)} for one in erased}
            db.rows("erased").put(rows)
            db.keep()

    def __contains__(self, dossier_id: object) -> bool:
        return dossier_id in self._rows()

    def __iter__(self) -> Iterator[Erased]:
        for dossier_id, row in self._rows().items():
            yield Erased.model_validate({"dossier": dossier_id, **row})

    def _rows(self) -> dict[str, dict[str, str]]:
        tables = read_tables(self._path, self._name, self._sealer)
        return tables["erased"] if tables else {}
