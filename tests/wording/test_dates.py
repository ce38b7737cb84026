"""Days in Belgium, whatever the clock of the server says."""

from datetime import UTC, datetime

from modules.wording import dates


def test_a_late_evening_is_the_next_day_in_belgium() -> None:
    assert dates.day("nl", datetime(2026, 5, 3, 22, 30, tzinfo=UTC)) == "4 mei 2026"


def test_days_are_counted_from_midnight_to_midnight() -> None:
    evening = datetime(2026, 5, 3, 20, tzinfo=UTC)
    after_midnight = datetime(2026, 5, 3, 22, 30, tzinfo=UTC)
    assert dates.days_between(evening, after_midnight) == 1
    assert dates.days_between(after_midnight, evening) == -1
