"""Dates as somebody says them in a language, in Belgian time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from modules.wording.sentences import spoken

BELGIUM = ZoneInfo("Europe/Brussels")


def day(language: str, at: datetime) -> str:
    """Return the day of a moment, as "3 mei 2026"."""
    return date_of(language, at.astimezone(BELGIUM))


def date_of(language: str, on: date) -> str:
    """Return a date, as "3 mei 2026"."""
    return str(format_date(on, "d MMMM y", locale=spoken(language)))


def month(language: str, of: date) -> str:
    """Return the month of a date, as "februari 2026"."""
    return str(format_date(of, "MMMM y", locale=spoken(language)))


def moment(language: str, at: datetime) -> str:
    """Return a day and a time, as "3 mei 14:05"."""
    pattern = "d MMMM HH:mm"
    return str(format_datetime(at.astimezone(BELGIUM), pattern, locale=spoken(language)))


def days_between(at: datetime, now: datetime) -> int:
    """Return how many days lie between two moments; negative when the first comes last."""
    return (now.astimezone(BELGIUM).date() - at.astimezone(BELGIUM).date()).days
