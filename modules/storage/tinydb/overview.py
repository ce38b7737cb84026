"""A line per dossier, worked out again only where files changed; it may be lost at any time."""

import logging
import os
import threading
from pathlib import Path

from modules.domain.records.dossier import OverviewLine, overview_line
from modules.storage.base import Damaged, NoDossier
from modules.storage.tinydb.dossiers import TinyDossiers
from modules.storage.tinydb.folder import TinyFolder
from modules.storage.tinydb.overview_cache import Bucket, OverviewCache, Row
from modules.storage.tinydb.signature import settled_signature

_WORTH_KEEPING = 500
"""After how many lines that were worked out all are written down for the next start."""

log = logging.getLogger(__name__)


class TinyOverview:
    """The lines of all dossiers, by folder: replacing a file changes the stamp of its folder."""

    def __init__(self, folder: TinyFolder, dossiers: TinyDossiers) -> None:
        self._people = folder.root / "people"
        self._dossiers = dossiers
        self._cache = OverviewCache(folder)
        self._buckets: dict[str, Bucket] | None = None
        self._worked_out = 0
        self._alone = threading.Lock()

    def of(self, counsellor: str) -> tuple[OverviewLine, ...]:
        """Return the lines of one counsellor's dossiers."""
        with self._alone:
            buckets = self._fresh()
        return tuple(
            OverviewLine.model_validate(line)
            for _, rows in buckets.values()
            for _, line in rows.values()
            if counsellor in line["counsellors"]
        )

    def keep(self) -> None:
        """Write the lines down for the next start."""
        with self._alone:
            if self._buckets is not None and self._worked_out:
                self._cache.keep(self._buckets)
                self._worked_out = 0

    def forget(self) -> None:
        """Forget what was written down, because somebody in it was erased."""
        self._cache.forget()

    def _fresh(self) -> dict[str, Bucket]:
        known = self._cache.load() if self._buckets is None else self._buckets
        names = os.listdir(self._people)  # noqa: PTH208  # names are enough
        self._buckets = {name: self._bucket(name, known.get(name, (None, {}))) for name in names}
        if self._worked_out >= _WORTH_KEEPING:
            self._cache.keep(self._buckets)
            self._worked_out = 0
        return self._buckets

    def _bucket(self, name: str, known: Bucket) -> Bucket:
        folder = self._people / name
        stamp = settled_signature(folder)
        if stamp is not None and known[0] == stamp:
            return known
        rows: dict[str, Row] = {}
        for file in folder.glob("*.tk"):
            row = self._row(file, known[1].get(file.stem))
            if row is not None:
                rows[file.stem] = row
        return stamp, rows

    def _row(self, file: Path, known: Row | None) -> Row | None:
        """Return a dossier's row; of a damaged one the last that was known, so that it is found.

        Opening a damaged dossier raises Damaged; here one damaged file must not hide all others.
        """
        stamp = settled_signature(file)
        if known is not None and stamp is not None and known[0] == stamp:
            return known
        self._worked_out += 1
        try:
            line = overview_line(self._dossiers.passing(file.stem))
        except NoDossier:  # erased since the folder was listed
            return None
        except Damaged as error:
            log.error("%s (left out of the overview; run the check)", error)
            return known
        return stamp, line.model_dump(mode="json")
