"""How long a dossier is kept after the last thing its owner did, and when they are warned."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from modules.domain.records.dossier import Dossier, last_activity
from modules.storage.base import Store

MONTHS = 12
"""How long a dossier is kept after the last activity; an organisation may choose 3 to 24."""
WARNING = timedelta(days=30)
"""How long before an erasure its owner is warned in the app: time to come back or take it along."""


class RetentionTerm(NamedTuple):
    """Until when one dossier is kept, and whether that is far, near or past."""

    dossier: str
    last_activity: datetime
    erase_on: datetime
    state: Literal["kept", "warned", "due"]


def term(dossier: Dossier, *, at: datetime, months: int = MONTHS) -> RetentionTerm:
    """Return until when a dossier is kept."""
    active_at = last_activity(dossier)
    erase_on = until(active_at, months)
    is_near = erase_on - WARNING <= at
    return RetentionTerm(
        dossier.id,
        active_at,
        erase_on,
        "due" if erase_on <= at else "warned" if is_near else "kept",
    )


def terms(store: Store, *, at: datetime, months: int = MONTHS) -> Iterator[RetentionTerm]:
    """Yield the term of each dossier of a store."""
    for dossier_id in sorted(store.dossier_ids()):
        yield term(store.get(dossier_id), at=at, months=months)


def until(moment: datetime, months: int) -> datetime:
    """Return the same day some months later; the 31st of a short month is its last day."""
    month = moment.month - 1 + months
    year, month = moment.year + month // 12, month % 12 + 1
    for day in (moment.day, 30, 29, 28):
        try:
            return moment.replace(year=year, month=month, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")
