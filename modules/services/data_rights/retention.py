"""How long answers are kept: a year of silence, a warning a month before, then they are erased.

Source of the terms: data are kept no longer than their aim asks (GDPR, article 5.1.e); twelve
months is the default here, and an organisation can choose from 3 to 24.
"""

import os
from datetime import datetime
from typing import NamedTuple

from modules.domain.records.dossier import Dossier, OverviewLine
from modules.services.accounts import accounts
from modules.services.sharing.reader import Reader
from modules.storage.base import Store
from modules.storage.erasing import erase_person
from modules.storage.retention import MONTHS, WARNING, RetentionTerm, term, terms, until

NOBODY = "retention"
"""Who warns and erases: the term itself, no person."""

WARNED = "term is near"
SHORTEST, LONGEST = 3, 24


class RetentionRun(NamedTuple):
    """What one round did."""

    warned: int
    erased: int
    forgotten: int


class BadTerm(Exception):
    """TWEEDE_KANS_MONTHS is no number of months from 3 to 24."""


def months() -> int:
    """Return after how many months of silence a dossier is erased; raises BadTerm."""
    written = os.environ.get("TWEEDE_KANS_MONTHS", str(MONTHS))
    if not written.isdigit() or not SHORTEST <= int(written) <= LONGEST:
        raise BadTerm(f"TWEEDE_KANS_MONTHS must be from {SHORTEST} to {LONGEST}, not {written!r}")
    return int(written)


def run_retention(store: Store, *, at: datetime) -> RetentionRun:
    """Warn whose term is near, erase whose term is over, forget old sign-ins.

    Nobody is erased who was not warned 30 days before: a clock that jumps ahead for a day, or a
    server that stood still for a year, takes nobody's answers.
    """
    warned, erased = 0, 0
    for dossier_term in list(terms(store, at=at, months=months())):
        since = _warned_at(store, dossier_term)
        if dossier_term.state != "kept" and since is None:
            store.viewed(
                dossier_term.dossier, by=NOBODY, at=at, what=WARNED, save_id=_save_id(dossier_term)
            )
            warned += 1
        elif dossier_term.state == "due" and since is not None and since + WARNING <= at:
            erase_person(store, dossier_term.dossier, by=NOBODY, at=at)
            erased += 1
    return RetentionRun(warned, erased, accounts.forget_old(store, at=at))


def _warned_at(store: Store, dossier_term: RetentionTerm) -> datetime | None:
    """Return when this silence was warned of, None when it was not."""
    if dossier_term.state == "kept":
        return None
    save_id = _save_id(dossier_term)
    events = store.events(dossier_term.dossier)
    return next((event.at for event in events if event.save_id == save_id), None)


def _save_id(dossier_term: RetentionTerm) -> str:
    """Name the silence: whoever comes back begins another, with a warning of its own."""
    return f"warned-{dossier_term.last_activity.isoformat()}"


def erase_day(dossier: Dossier, *, at: datetime) -> datetime | None:
    """Return when a dossier is erased if nothing happens, None while that is far."""
    dossier_term = term(dossier, at=at, months=months())
    return None if dossier_term.state == "kept" else max(dossier_term.erase_on, at)


def own_erase_day(reader: Reader) -> datetime | None:
    """Return when the participant's own answers are erased if they stay away, None while far."""
    return erase_day(reader.own(), at=reader.at)


def line_erase_day(line: OverviewLine, *, at: datetime) -> datetime | None:
    """Return the same for a line of the caseload."""
    day = until(line.last_activity, months())
    return max(day, at) if day - WARNING <= at else None
