"""Numbers and dates as a person says them: in the session's language, in Belgian time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from modules.domain.activity import Activity, is_question
from modules.domain.progress import minutes_left, position
from modules.ui import session

BELGIUM = ZoneInfo("Europe/Brussels")


def day(at: datetime) -> str:
    """Return a day, as "3 mei 2026"."""
    return str(format_date(at.astimezone(BELGIUM), "d MMMM y", locale=session.language()))


def moment(at: datetime) -> str:
    """Return a day and a time, as "3 mei 14:05"."""
    pattern = "d MMMM HH:mm"
    return str(format_datetime(at.astimezone(BELGIUM), pattern, locale=session.language()))


def ago(at: datetime) -> str:
    """Return how many days ago, as "vandaag" or "3 dagen geleden"."""
    days = (session.now().astimezone(BELGIUM).date() - at.astimezone(BELGIUM).date()).days
    if days <= 0:
        return session.word("time.today")
    return session.word("time.days-ago", count=days)


def place(activity: Activity, part_id: str) -> str:
    """Return where somebody is, as "Vraag 3 van 12 · nog ongeveer 2 minuten"."""
    where = position(activity, part_id)
    kind = "progress.question" if where.asks else "progress.screen"
    left = minutes_left(activity, part_id)
    return " · ".join(
        (
            session.word(kind, number=where.number, total=where.total),
            session.word("progress.minutes", count=left),
        )
    )


def asked(activity: Activity) -> int:
    """Return how many parts of an activity ask something."""
    return sum(is_question(part) for part in activity.parts)
