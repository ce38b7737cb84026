"""Between a participant and a counsellor: joining by a code, a wish to talk, open notes."""

from datetime import timedelta

import pytest

from modules.domain.activities.answer import TooLong
from modules.domain.catalogue import Library
from modules.domain.records.people import OneTimeToken, Person
from modules.services.accounts import staff
from modules.services.accounts.accounts import BadToken
from modules.services.accounts.secrets import Keys
from modules.services.guidance import notes as talking
from modules.services.guidance import summary
from modules.services.guidance.notes import (
    INVITATION_STAYS,
    accept,
    ask_for_talk,
    notes,
    write_note,
)
from modules.services.permissions import Forbidden
from modules.services.sharing import sharing
from modules.storage.base import NoDossier, Store
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, Act, invited, reads


def code_of(store: Store, keys: Keys, by: Person = AMINA) -> str:
    """Return a code with which a counsellor can join on Monday."""
    return talking.invite_counsellor(store, keys, by=by, at=MONDAY)


@pytest.mark.requirement("FX8", "PR7")
def test_a_code_lets_one_counsellor_join_and_shares_nothing(
    store: Store, library: Library, keys: Keys, action: Act
) -> None:
    assert accept(store, keys, code_of(store, keys), action(FATIMA)) == AMINA.id
    assert {one.name for one in sharing.counsellors(store, reads(store, AMINA))} == {
        "Els",
        "Fatima",
    }
    assert summary.summary(store, reads(store, FATIMA, AMINA.id), library).results == {}


def test_a_code_may_be_typed_with_spaces_and_small_letters(
    store: Store, keys: Keys, action: Act
) -> None:
    code = code_of(store, keys).lower()
    assert accept(store, keys, f" {code[:4]} {code[4:]} ", action(FATIMA)) == AMINA.id


def test_a_code_works_once(store: Store, keys: Keys, action: Act) -> None:
    code = code_of(store, keys)
    accept(store, keys, code, action(ELS))
    with pytest.raises(BadToken):
        accept(store, keys, code, action(FATIMA))
    assert FATIMA.id not in store.get(AMINA.id).under("counsellor")


def test_a_code_ends_after_a_week(store: Store, keys: Keys, action: Act) -> None:
    code = code_of(store, keys)
    with pytest.raises(BadToken):
        accept(store, keys, code, action(FATIMA, INVITATION_STAYS / timedelta(minutes=1)))
    assert FATIMA.id not in store.get(AMINA.id).under("counsellor")


@pytest.mark.parametrize("code", ["", "ABCD2345", "\ud800", "x" * 1000])
def test_a_made_up_code_lets_nobody_join(store: Store, keys: Keys, action: Act, code: str) -> None:
    with pytest.raises(BadToken):
        accept(store, keys, code, action(FATIMA))


def test_a_staff_link_is_no_code_to_join(store: Store, keys: Keys, action: Act) -> None:
    link = invited(store, ELS, MONDAY)
    with pytest.raises(BadToken):
        accept(store, keys, link, action(FATIMA))
    assert staff.is_open(store, link, at=MONDAY)


def test_only_participants_invite_and_only_staff_accepts(
    store: Store, keys: Keys, action: Act
) -> None:
    with pytest.raises(NoDossier):
        code_of(store, keys, ELS)
    with pytest.raises(Forbidden):
        accept(store, keys, code_of(store, keys), action(BART))
    assert list(store.records(OneTimeToken))  # the code is still good


def test_a_wish_to_talk_can_be_made_and_taken_back(store: Store, action: Act) -> None:
    ask_for_talk(store, True, action(AMINA))
    assert talking.wish(reads(store, AMINA))
    ask_for_talk(store, False, action(AMINA))
    assert not talking.wish(reads(store, AMINA))


def test_a_counsellor_closes_a_wish_after_the_talk(store: Store, action: Act) -> None:
    ask_for_talk(store, True, action(AMINA))
    with pytest.raises(Forbidden):
        talking.talked(store, AMINA.id, action(FATIMA))
    assert talking.wish(reads(store, AMINA))
    talking.talked(store, AMINA.id, action(ELS))
    assert not talking.wish(reads(store, AMINA))


def test_nobody_asks_for_a_talk_in_anothers_name(store: Store, action: Act) -> None:
    forged = Person(id=AMINA.id, role="counsellor")
    with pytest.raises(Forbidden):
        ask_for_talk(store, True, action(forged))
    with pytest.raises(Forbidden):
        talking.wish(reads(store, forged))


@pytest.mark.requirement("PR6")
def test_a_note_is_read_by_the_participant_newest_first(store: Store, action: Act) -> None:
    write_note(store, AMINA.id, "Eerste.", action(ELS, 1))
    write_note(store, AMINA.id, " Tweede.\x00 ", action(ELS, 2))
    found = notes(store, reads(store, AMINA, AMINA.id))
    assert [(one.name, one.text) for one in found] == [("Els", "Tweede."), ("Els", "Eerste.")]
    assert notes(store, reads(store, ELS, AMINA.id)) == found


def test_a_note_that_is_sent_twice_is_one_note(store: Store, action: Act) -> None:
    act = action(ELS)
    write_note(store, AMINA.id, "Eens.", act)
    write_note(store, AMINA.id, "Eens.", act)
    assert len(notes(store, reads(store, AMINA, AMINA.id))) == 1


@pytest.mark.parametrize("text", ["", "  \n ", "\x00"])
def test_an_empty_note_is_none(store: Store, action: Act, text: str) -> None:
    write_note(store, AMINA.id, text, action(ELS))
    assert notes(store, reads(store, AMINA, AMINA.id)) == ()


def test_a_note_that_is_too_long_is_refused(store: Store, action: Act) -> None:
    with pytest.raises(TooLong):
        write_note(store, AMINA.id, "x" * (talking.LONGEST_NOTE + 1), action(ELS))
    write_note(store, AMINA.id, "x" * talking.LONGEST_NOTE, action(ELS))
    assert len(notes(store, reads(store, AMINA, AMINA.id))) == 1


@pytest.mark.parametrize("by", [FATIMA, BART])
def test_nobody_else_writes_or_reads_notes(store: Store, action: Act, by: Person) -> None:
    with pytest.raises(Forbidden):
        write_note(store, AMINA.id, "Dag.", action(by))
    with pytest.raises(Forbidden):
        notes(store, reads(store, by, AMINA.id))
    with pytest.raises(Forbidden):
        write_note(store, AMINA.id, "Dag.", action(AMINA))


def test_a_note_says_nothing_of_when_the_participant_was_active(
    store: Store, library: Library, action: Act
) -> None:
    before = summary.summary(store, reads(store, ELS, AMINA.id), library).last_activity
    write_note(store, AMINA.id, "Dag.", action(ELS, 60))
    assert summary.summary(store, reads(store, ELS, AMINA.id), library).last_activity == before
