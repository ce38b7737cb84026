"""A year of silence, a warning a month before, and nobody erased who was not warned."""

from datetime import timedelta

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.people import Account
from modules.services.accounts import accounts
from modules.services.accounts.secrets import Keys
from modules.services.activities import answering
from modules.services.data_rights import retention
from modules.services.data_rights.retention import BadTerm, RetentionRun
from modules.services.sharing import sharing
from modules.storage.base import NoDossier, Store
from tests.conftest import AMINA, CODES, ELS, MONDAY, PIN, Act, reads

YEAR = timedelta(days=365)
MONTH = timedelta(days=30)
DAY = timedelta(days=1)


def test_nothing_happens_while_people_come(store: Store) -> None:
    assert retention.run_retention(store, at=MONDAY + 300 * DAY)[:2] == (0, 0)
    assert retention.own_erase_day(reads(store, AMINA, at=MONDAY + 300 * DAY)) is None


@pytest.mark.requirement("PR13")
def test_a_month_before_the_term_everybody_is_warned_once(store: Store) -> None:
    at = MONDAY + YEAR - 20 * DAY
    assert retention.run_retention(store, at=at)[:2] == (2, 0)
    assert retention.run_retention(store, at=at + DAY)[:2] == (0, 0)
    assert retention.own_erase_day(reads(store, AMINA, at=at)) == MONDAY + YEAR


@pytest.mark.requirement("PR13")
def test_after_the_warning_and_the_term_nothing_is_left(store: Store, keys: Keys) -> None:
    retention.run_retention(store, at=MONDAY + YEAR - 20 * DAY)
    assert retention.run_retention(store, at=MONDAY + YEAR + 11 * DAY)[:2] == (0, 2)
    assert store.find(Account, AMINA.id) is None
    with pytest.raises(NoDossier):
        store.get(AMINA.id)
    with pytest.raises(accounts.NotSignedIn):
        accounts.sign_in(store, keys, CODES["Amina"], PIN, at=MONDAY + YEAR + 11 * DAY)


def test_a_clock_that_jumps_ahead_takes_nobody(store: Store) -> None:
    assert retention.run_retention(store, at=MONDAY + 10 * YEAR)[:2] == (2, 0)
    assert retention.run_retention(store, at=MONDAY + DAY)[:2] == (0, 0)
    assert store.get(AMINA.id).id == AMINA.id


def test_coming_back_begins_the_term_anew(store: Store, shipped: Library, action: Act) -> None:
    retention.run_retention(store, at=MONDAY + YEAR - 20 * DAY)
    back = action(AMINA)._replace(at=MONDAY + YEAR - 10 * DAY)
    answering.record(store, shipped, "dromen", "droom", "Koken", back)
    done = retention.run_retention(store, at=MONDAY + YEAR + 11 * DAY)
    assert done.erased == 1  # Bart, who stayed away
    assert store.get(AMINA.id).value("answer/dromen/droom") == {"value": "Koken"}


def test_a_warning_is_nobody_who_looked(store: Store) -> None:
    retention.run_retention(store, at=MONDAY + YEAR - 20 * DAY)
    assert sharing.looks(store, reads(store, AMINA)) == ()


def test_the_caseload_says_the_same_day(store: Store) -> None:
    at = MONDAY + YEAR - 20 * DAY
    line = next(one for one in store.overview(ELS.id) if one.id == AMINA.id)
    assert retention.line_erase_day(line, at=at) == MONDAY + YEAR
    assert retention.line_erase_day(line, at=MONDAY) is None


@pytest.mark.requirement("PR13")
def test_an_organisation_chooses_its_own_months(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWEEDE_KANS_MONTHS", "3")
    assert retention.run_retention(store, at=MONDAY + 70 * DAY) == RetentionRun(2, 0, 0)


@pytest.mark.parametrize("months", ["2", "25", "twelve", "", "-3"])
def test_a_term_that_makes_no_sense_is_refused(
    monkeypatch: pytest.MonkeyPatch, months: str
) -> None:
    monkeypatch.setenv("TWEEDE_KANS_MONTHS", months)
    with pytest.raises(BadTerm):
        retention.months()


def test_a_counsellor_has_no_term_of_their_own(store: Store) -> None:
    with pytest.raises(NoDossier):
        retention.own_erase_day(reads(store, ELS))
