"""The store on one machine: a folder of sealed TinyDB files, one a dossier."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from modules.domain.records.dossier import Change, Dossier, Event, OverviewLine, Saved
from modules.storage.base import RecordType
from modules.storage.tinydb.dossiers import TinyDossiers
from modules.storage.tinydb.folder import TinyFolder
from modules.storage.tinydb.overview import TinyOverview
from modules.storage.tinydb.records import TinyRecords
from modules.storage.transfer.portable import Erased, Portable, refuse_unless_empty


class TinyStore:
    """One organisation's memory in a folder; what each method promises stands in base.Store."""

    def __init__(self, folder: TinyFolder) -> None:
        self.folder = folder
        self.app_key = folder.app_key
        self.dossiers = TinyDossiers(folder)
        self._records = TinyRecords(folder)
        self._overview = TinyOverview(folder, self.dossiers)
        self.dossiers.finish_erasures()

    @classmethod
    def open(cls, folder: Path, *, key: bytes | None = None, serving: bool = False) -> "TinyStore":
        """Open a folder, making it at the first start; raises WrongKey, Damaged, StoreError.

        `serving` is for the one process that serves the app: a second one is refused.
        """
        store = cls(TinyFolder(folder, key, serving=serving))
        if serving:  # after an upgrade all lines are worked out anew: no page should wait for that
            store.overview("")
        return store

    def create(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Dossier:
        """Make a dossier."""
        return self.dossiers.create(dossier_id, changes, by=by, at=at, save_id=save_id)

    def get(self, dossier_id: str) -> Dossier:
        """Return a dossier."""
        return self.dossiers.get(dossier_id)

    def save(
        self, dossier_id: str, changes: Sequence[Change], *, by: str, at: datetime, save_id: str
    ) -> Saved:
        """Keep changes together, as one event."""
        return self.dossiers.save(dossier_id, changes, by=by, at=at, save_id=save_id)

    def viewed(self, dossier_id: str, *, by: str, at: datetime, what: str, save_id: str) -> None:
        """Keep that somebody looked."""
        self.dossiers.seen(dossier_id, "viewed", by=by, at=at, what=what, save_id=save_id)

    def exported(self, dossier_id: str, *, by: str, at: datetime, what: str, save_id: str) -> None:
        """Keep that everything was taken along."""
        self.dossiers.seen(dossier_id, "exported", by=by, at=at, what=what, save_id=save_id)

    def events(self, dossier_id: str) -> tuple[Event, ...]:
        """Return everything that happened, oldest first."""
        return self.dossiers.events(dossier_id)

    def overview(self, counsellor: str) -> tuple[OverviewLine, ...]:
        """Return a line for each dossier of a counsellor."""
        return self._overview.of(counsellor)

    def dossier_ids(self) -> Iterator[str]:
        """Yield the id of each dossier."""
        return self.dossiers.files.ids()

    def erase(self, dossier_id: str, *, by: str, at: datetime) -> None:
        """Make a dossier unreadable for good."""
        self.dossiers.erase(dossier_id, by=by, at=at)
        self._overview.forget()

    def update(
        self,
        kind: type[RecordType],
        key: str,
        change: Callable[[RecordType | None], RecordType | None],
    ) -> RecordType | None:
        """Replace a record by what `change` makes of it, alone."""
        return self._records.update(kind, key, change)

    def find(self, kind: type[RecordType], key: str) -> RecordType | None:
        """Return a record, or None."""
        return self._records.find(kind, key)

    def records(self, kind: type[RecordType]) -> Iterator[RecordType]:
        """Yield each record of a kind."""
        return self._records.all(kind)

    def take_out(self, dossier_id: str) -> Portable:
        """Return a dossier whole."""
        return self.dossiers.take_out(dossier_id)

    def bring_in(self, portable: Portable) -> None:
        """Keep a dossier as it was elsewhere."""
        self.dossiers.bring_in(portable)

    def erasures(self) -> Iterator[Erased]:
        """Yield the list of erasures."""
        return iter(self.dossiers.files.erasures)

    def bring_in_erasure(self, erased: Erased) -> None:
        """Add to the list of erasures, and erase the dossier if it is here."""
        self.dossiers.erase_from_list(erased)
        self._overview.forget()

    def adopt(self, app_key: bytes) -> None:
        """Take over the secret of another store, while this one holds nothing yet."""
        refuse_unless_empty(self)
        self.folder.adopt(app_key)
        self.app_key = app_key

    def close(self) -> None:
        """Write the overview down, and let another process serve the folder."""
        self._overview.keep()
        self.folder.close()
