"""The people of a counsellor: who needs attention first, adding somebody, a new card."""

from datetime import timedelta

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.people import Account, Person
from modules.services.accounts import accounts
from modules.services.accounts.pins import PinNeeded
from modules.services.accounts.secrets import Keys
from modules.services.action import Action
from modules.services.activities.answering import record
from modules.services.guidance import counselling, notes
from modules.services.guidance.counselling import caseload
from modules.services.permissions import Forbidden
from modules.services.sharing import sharing
from modules.storage.base import Store
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, PIN, TUESDAY, Act, proven, reads


def test_who_asked_for_a_talk_stands_first_then_the_longest_silent(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA, 60))
    lines = caseload(store, library, by=ELS)
    assert [line.person.name for line in lines] == ["Bart", "Amina"]
    notes.ask_for_talk(store, True, action(AMINA, 61))
    lines = caseload(store, library, by=ELS)
    assert [line.person.name for line in lines] == ["Amina", "Bart"]


@pytest.mark.requirement("TK6")
def test_the_caseload_says_where_each_is_and_since_when(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "one-scale", "herstellen", None, action(AMINA, 5))
    record(store, library, "one-scale", "bouwen", "graag", action(AMINA, 6))
    line = next(one for one in caseload(store, library, by=ELS) if one.person.id == AMINA.id)
    assert (line.progress.done, line.progress.steps) == (1, 7)
    assert line.progress.activity == "reversed-part"
    assert line.person.last_activity == MONDAY + timedelta(minutes=6)


@pytest.mark.requirement("PR7")
def test_a_counsellor_elsewhere_has_nobody_here(store: Store, library: Library) -> None:
    assert caseload(store, library, by=FATIMA) == ()
    with pytest.raises(Forbidden):
        caseload(store, library, by=AMINA)


def test_an_added_participant_is_in_the_caseload_and_agrees_later(
    store: Store, library: Library, keys: Keys
) -> None:
    added = counselling.add_participant(store, keys, " Chidi\n", by=ELS, language="en", at=TUESDAY)
    chidi = Person(id=added.dossier, role="participant")
    names = {line.person.name for line in caseload(store, library, by=ELS)}
    assert names == {"Amina", "Bart", "Chidi"}
    assert not sharing.has_agreed(reads(store, chidi))
    assert store.get(chidi.id).value("profile/language") == "en"
    with pytest.raises(PinNeeded):
        accounts.sign_in(store, keys, added.card.code, added.card.pin, at=TUESDAY)


def test_a_participant_adds_nobody(store: Store, keys: Keys) -> None:
    before = set(store.dossier_ids())
    with pytest.raises(Forbidden):
        counselling.add_participant(store, keys, "X", by=AMINA, language="nl", at=TUESDAY)
    assert set(store.dossier_ids()) == before


def test_a_lost_card_is_dead_as_soon_as_there_is_a_new_one(store: Store, keys: Keys) -> None:
    act = proven(store, Action(ELS, TUESDAY, "new-card"))
    card = counselling.give_new_card(store, keys, AMINA.id, act)
    with pytest.raises(accounts.NotSignedIn):
        accounts.sign_in(store, keys, "MKMG2345", PIN, at=TUESDAY)
    assert accounts.sign_in(store, keys, card.code, PIN, at=TUESDAY)


@pytest.mark.requirement("FX8")
def test_a_new_card_is_told_to_the_participant_since_somebody_saw_it(
    store: Store, keys: Keys
) -> None:
    act = proven(store, Action(ELS, TUESDAY, "new-card"))
    counselling.give_new_card(store, keys, AMINA.id, act)
    found = sharing.looks(store, reads(store, AMINA))
    assert [(one.name, one.at, one.what) for one in found] == [("Els", TUESDAY, sharing.NEW_CARD)]


@pytest.mark.parametrize("by", [FATIMA, BART, AMINA])
def test_nobody_but_their_counsellor_gives_a_new_card(store: Store, keys: Keys, by: Person) -> None:
    before = store.find(Account, AMINA.id)
    with pytest.raises(Forbidden):
        counselling.give_new_card(store, keys, AMINA.id, Action(by, TUESDAY, "new-card"))
    assert store.find(Account, AMINA.id) == before


def test_a_member_of_staff_has_a_name_and_nobody_has_none(store: Store) -> None:
    assert counselling.name_of(store, ELS.id) == "Els"
    assert counselling.name_of(store, "nobody") == ""
    assert counselling.name_of(store, AMINA.id) == ""
