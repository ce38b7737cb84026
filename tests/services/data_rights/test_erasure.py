"""Who erases everything is gone at once; their counsellor reads that, and nothing of who it was."""

from datetime import timedelta

import pytest

from modules.domain.records.people import Account, Person
from modules.services.accounts.accounts import NotSignedIn
from modules.services.accounts.secrets import Keys
from modules.services.data_rights.erasure import erase_everything
from modules.services.guidance import counselling
from modules.services.permissions import Forbidden
from modules.storage.base import NoDossier, Store
from tests.conftest import AMINA, ELS, FATIMA, MONDAY, PIN


@pytest.mark.requirement("PR12")
def test_the_counsellor_reads_that_somebody_is_gone_and_not_who(store: Store, keys: Keys) -> None:
    erase_everything(store, keys, PIN, by=AMINA, at=MONDAY)
    assert counselling.erased(store, by=ELS, at=MONDAY) == (MONDAY,)
    assert counselling.erased(store, by=FATIMA, at=MONDAY) == ()
    els = store.find(Account, ELS.id)
    assert els is not None
    assert AMINA.id not in els.model_dump_json()
    assert "Amina" not in els.model_dump_json()
    with pytest.raises(NoDossier):
        store.get(AMINA.id)


@pytest.mark.requirement("PR12")
def test_after_a_month_it_is_told_no_more(store: Store, keys: Keys) -> None:
    erase_everything(store, keys, PIN, by=AMINA, at=MONDAY)
    later = MONDAY + timedelta(days=30)
    assert counselling.erased(store, by=ELS, at=later - timedelta(seconds=1)) == (MONDAY,)
    assert counselling.erased(store, by=ELS, at=later) == ()


@pytest.mark.requirement("PR12")
def test_without_the_own_pin_nothing_is_erased_and_nothing_told(store: Store, keys: Keys) -> None:
    with pytest.raises(NotSignedIn):
        erase_everything(store, keys, "000000", by=AMINA, at=MONDAY)
    with pytest.raises(Forbidden):
        erase_everything(store, keys, PIN, by=Person(id=AMINA.id, role="counsellor"), at=MONDAY)
    assert store.get(AMINA.id)
    assert counselling.erased(store, by=ELS, at=MONDAY) == ()
