"""A line per dossier, worked out again only where files changed; it may be lost at any time."""

import logging
import os
from pathlib import Path
from typing import NamedTuple

from modules.domain.dossier import Summary, summary
from modules.storage.base import Damaged, NoDossier
from modules.storage.signature import Signature, settled_signature
from modules.storage.tiny_dossiers import TinyDossiers
from modules.storage.tiny_folder import TinyFolder

log = logging.getLogger(__name__)


class _Line(NamedTuple):
    stamp: Signature | None
    summary: Summary


class _Bucket(NamedTuple):
    """The lines of one folder of dossiers, and what that folder looked like."""

    stamp: Signature | None
    lines: dict[str, _Line]


class TinyOverview:
    """The lines of all dossiers, by folder: replacing a file changes the stamp of its folder."""

    def __init__(self, folder: TinyFolder, dossiers: TinyDossiers) -> None:
        self._people = folder.root / "people"
        self._dossiers = dossiers
        self._buckets: dict[str, _Bucket] = {}

    def of(self, counsellor: str) -> tuple[Summary, ...]:
        """Return the lines of one counsellor's dossiers."""
        return tuple(
            line.summary
            for bucket in os.listdir(self._people)  # noqa: PTH208  # names are enough
            for line in self._fresh(bucket).values()
            if counsellor in line.summary.counsellors
        )

    def _fresh(self, name: str) -> dict[str, _Line]:
        folder = self._people / name
        stamp = settled_signature(folder)
        known = self._buckets.get(name, _Bucket(None, {}))
        if stamp is not None and known.stamp == stamp:
            return known.lines
        lines: dict[str, _Line] = {}
        for file in folder.glob("*.tk"):
            line = self._line(file, known.lines.get(file.stem))
            if line is not None:
                lines[file.stem] = line
        self._buckets[name] = _Bucket(stamp, lines)
        return lines

    def _line(self, file: Path, known: _Line | None) -> _Line | None:
        """Return a dossier's line; of a damaged one the last that was known, so that it is found.

        Opening a damaged dossier raises Damaged; here one damaged file must not hide all others.
        """
        stamp = settled_signature(file)
        if known is not None and stamp is not None and known.stamp == stamp:
            return known
        try:
            return _Line(stamp, summary(self._dossiers.get(file.stem)))
        except NoDossier:  # erased since the folder was listed
            return None
        except Damaged as error:
            log.error("%s (left out of the overview; run the check)", error)
            return known
