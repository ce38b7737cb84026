"""How long a dossier is kept: twelve months after its owner last did something."""

from datetime import UTC, datetime, timedelta

import pytest

from modules.storage.retention import term, terms
from modules.storage.tinydb.store import TinyStore
from tests.storage.conftest import AMINA, ELS, MONDAY, keep, set_to

YEAR_LATER = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (MONDAY, "kept"),
        (YEAR_LATER - timedelta(days=30, seconds=1), "kept"),
        (YEAR_LATER - timedelta(days=30), "warned"),
        (YEAR_LATER - timedelta(seconds=1), "warned"),
        (YEAR_LATER, "due"),
    ],
)
def test_a_warning_comes_thirty_days_before_the_end(
    tiny: TinyStore, at: datetime, state: str
) -> None:
    found = term(tiny.get(AMINA), at=at)
    assert (found.state, found.erase_on) == (state, YEAR_LATER)


def test_a_note_of_a_counsellor_does_not_prolong_it(tiny: TinyStore) -> None:
    later = MONDAY + timedelta(days=90)
    tiny.save(AMINA, [set_to("note/x", "y")], by=ELS, at=later, save_id="n")
    assert term(tiny.get(AMINA), at=later).last_activity == MONDAY


def test_an_answer_of_the_participant_prolongs_it(tiny: TinyStore) -> None:
    later = datetime(2026, 3, 31, tzinfo=UTC)
    tiny.save(AMINA, [set_to("answer/a/b", 1)], by=AMINA, at=later, save_id="n")
    keep(tiny, set_to("answer/a/c", 1))
    assert term(tiny.get(AMINA), at=later).last_activity == later


def test_a_short_month_ends_on_its_last_day(tiny: TinyStore) -> None:
    last = datetime(2026, 3, 31, tzinfo=UTC)
    tiny.save(AMINA, [set_to("answer/a/b", 1)], by=AMINA, at=last, save_id="n")
    assert term(tiny.get(AMINA), at=last, months=11).erase_on == datetime(2027, 2, 28, tzinfo=UTC)


def test_every_dossier_has_a_term(tiny: TinyStore) -> None:
    assert [one.dossier for one in terms(tiny, at=YEAR_LATER)] == [AMINA]
