"""Numbers and dates as a person says them: in the session's language, in Belgian time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from modules.domain.activities.progress import minutes_left, position
from modules.services.activities.answering import ActivitySession
from modules.services.activities.short_form import questions_left
from modules.ui.shell import session
from modules.wording.sentences import spoken

BELGIUM = ZoneInfo("Europe/Brussels")


def day(at: datetime) -> str:
    """Return a day, as "3 mei 2026"."""
    return str(format_date(at.astimezone(BELGIUM), "d MMMM y", locale=spoken(session.language())))


def date_of(on: date) -> str:
    """Return a date, as "3 mei 2026"."""
    return str(format_date(on, "d MMMM y", locale=spoken(session.language())))


def month(of: date) -> str:
    """Return the month of a day, as "februari 2026"."""
    return str(format_date(of, "MMMM y", locale=spoken(session.language())))


def moment(at: datetime) -> str:
    """Return a day and a time, as "3 mei 14:05"."""
    pattern = "d MMMM HH:mm"
    return str(format_datetime(at.astimezone(BELGIUM), pattern, locale=spoken(session.language())))


def ago(at: datetime) -> str:
    """Return how many days ago, as "vandaag" or "3 dagen geleden"."""
    days = (session.now().astimezone(BELGIUM).date() - at.astimezone(BELGIUM).date()).days
    if days <= 0:
        return session.word("time.today")
    return session.word("time.days-ago", count=days)


def place(activity_session: ActivitySession, part_id: str) -> str:
    """Return where somebody is, as "Vraag 3 van 12 · nog ongeveer 2 minuten".

    In a short form nobody knows how many there will be: "Vraag 3 · nog ongeveer 8 vragen".
    """
    if activity_session.form and activity_session.form.form == "short":
        return _short_place(activity_session, part_id)
    word = session.wording()
    where = position(activity_session.activity, part_id)
    kind = "progress.question" if where.asks else "progress.screen"
    return " · ".join(
        (
            word(kind, number=where.number, total=where.total),
            word("progress.minutes", count=minutes_left(activity_session.activity, part_id)),
        )
    )


def _short_place(activity_session: ActivitySession, part_id: str) -> str:
    asked = activity_session.form.asked if activity_session.form else ()
    number = asked.index(part_id) + 1 if part_id in asked else len(asked) + 1
    left = questions_left(
        session.here().library, activity_session.activity, activity_session.answers
    )
    return " · ".join(
        (
            session.word("progress.question-only", number=number),
            session.word("progress.questions-left", count=left),
        )
    )
