"""The PIN is the participant's alone: chosen and changed by them, and of no use to staff."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.people import Account, FreshCard, OneTimeToken, Person, SignIn
from modules.domain.records.roles import ROLES
from modules.services.accounts import accounts, pins, secrets, staff_administration
from modules.services.accounts.accounts import BadToken, NotSignedIn
from modules.services.accounts.pins import BadPin, Change, PinNeeded, PinsDiffer
from modules.services.accounts.secrets import Keys
from modules.services.accounts.staff_administration import AccountRefused
from modules.services.action import Action
from modules.services.activities.answering import record
from modules.services.data_rights import data_export, erasure
from modules.services.guidance import counselling
from modules.services.permissions import Forbidden
from modules.services.plan import plan
from modules.storage.base import NoDossier, Store
from tests.conftest import (
    AMINA,
    ANKE,
    ELS,
    FATIMA,
    MONDAY,
    PIN,
    TUESDAY,
    Act,
    keep_administrator,
    proven,
    reads,
)

OWN = "739105"
STAFF: Mapping[str, tuple[Person, ...]] = {"counsellor": (ELS, FATIMA), "administrator": (ANKE,)}


def added(store: Store, keys: Keys) -> FreshCard:
    return counselling.add_participant(store, keys, "Chidi", by=ELS, language="nl", at=MONDAY).card


def ticket_of(store: Store, keys: Keys, card: FreshCard) -> str:
    with pytest.raises(PinNeeded) as needed:
        accounts.sign_in(store, keys, card.code, card.pin, at=MONDAY)
    return needed.value.ticket


def new_card(store: Store, keys: Keys, act: str = "new-card") -> FreshCard:
    action = proven(store, Action(ELS, TUESDAY, act))
    return counselling.give_new_card(store, keys, AMINA.id, action)


def test_every_role_of_staff_is_attacked_with() -> None:
    assert set(STAFF) == {role for role, row in ROLES.items() if row.staff}


def test_a_counsellor_who_makes_a_card_cannot_sign_in_with_all_that_stands_on_it(
    store: Store, keys: Keys, library: Library, action: Act
) -> None:
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA, 1))
    card = new_card(store, keys)
    for typed in (card.pin, card.code, card.secret or "", "", "000000"):
        with pytest.raises(NotSignedIn):
            accounts.sign_in(store, keys, card.code, typed, at=TUESDAY)
        with pytest.raises(NotSignedIn):
            accounts.sign_in_by_card(store, keys, card.secret or "", typed, at=TUESDAY)
    assert not [sign for sign in store.records(SignIn) if sign.account == AMINA.id]
    counsellor = reads(store, ELS, AMINA.id, TUESDAY)
    assert all(counsellor.access(activity).closed for activity in library.activities.values())


def test_a_counsellor_who_makes_card_after_card_gets_no_more_guesses(
    store: Store, keys: Keys
) -> None:
    card = new_card(store, keys, "first")
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            accounts.sign_in(store, keys, card.code, "000000", at=TUESDAY)
    card = new_card(store, keys, "second")
    with pytest.raises(NotSignedIn):
        accounts.sign_in(store, keys, card.code, PIN, at=TUESDAY)
    account = store.find(Account, AMINA.id)
    assert account is not None
    assert account.failures == 5


def test_a_start_number_signs_no_plan_and_erases_nothing(store: Store, keys: Keys) -> None:
    card = added(store, keys)
    with pytest.raises(NotSignedIn):
        plan.sitting_together(store, keys, card.key, card.pin, Action(ELS, MONDAY, "plan"))
    chidi = Person(id=card.key, role="participant")
    with pytest.raises(NotSignedIn):
        erasure.erase_everything(store, keys, card.pin, by=chidi, at=MONDAY)


@pytest.mark.parametrize("by", [person for people in STAFF.values() for person in people])
def test_no_member_of_staff_comes_by_another_road_to_what_is_private(
    store: Store,
    keys: Keys,
    sealed: Mapping[str, str],
    library: Library,
    action: Act,
    by: Person,
) -> None:
    keep_administrator(store, keys, sealed)
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA, 1))
    before = store.find(Account, AMINA.id)
    act = proven(store, Action(by, TUESDAY, "attack"))
    roads: tuple[Callable[[], object], ...] = (
        lambda: pins.change_pin(store, keys, Change(PIN, OWN, OWN), act),
        lambda: data_export.own_sign_ins(store, reads(store, by, AMINA.id, TUESDAY)),
        lambda: erasure.erase_everything(store, keys, PIN, by=by, at=TUESDAY),
        lambda: staff_administration.reset_second_step(store, AMINA.id, act),
        lambda: staff_administration.reopen_account(store, AMINA.id, act),
        lambda: reads(store, by, AMINA.id, TUESDAY).own(),
    )
    for road in roads:
        with pytest.raises((Forbidden, AccountRefused, NoDossier)):
            road()
    if by is not ELS:
        with pytest.raises(Forbidden):
            counselling.give_new_card(store, keys, AMINA.id, act)
        with pytest.raises(Forbidden):
            plan.sitting_together(store, keys, AMINA.id, PIN, act)
    assert store.find(Account, AMINA.id) == before


def test_the_owner_of_a_new_card_comes_back_with_the_pin_they_had(store: Store, keys: Keys) -> None:
    card = new_card(store, keys)
    assert not card.pin
    assert accounts.sign_in(store, keys, card.code, PIN, at=TUESDAY)
    assert accounts.sign_in_by_card(store, keys, card.secret or "", PIN, at=TUESDAY)


def test_a_start_number_opens_the_choice_of_a_pin_and_nothing_else(
    store: Store, keys: Keys
) -> None:
    card = added(store, keys)
    with pytest.raises(PinNeeded):
        accounts.sign_in_by_card(store, keys, card.secret or "", card.pin, at=MONDAY)
    ticket = ticket_of(store, keys, card)
    assert not [sign for sign in store.records(SignIn) if sign.account == card.key]
    pins.choose_pin(store, keys, ticket, "739 105", OWN, at=MONDAY)
    assert accounts.sign_in(store, keys, card.code, OWN, at=MONDAY)
    assert accounts.fresh_card(store, card.key, at=MONDAY) is None
    with pytest.raises(NotSignedIn):
        accounts.sign_in(store, keys, card.code, card.pin, at=MONDAY)


def test_a_start_number_works_once_also_for_who_came_half_way_with_it(
    store: Store, keys: Keys
) -> None:
    card = added(store, keys)
    first, second = ticket_of(store, keys, card), ticket_of(store, keys, card)
    pins.choose_pin(store, keys, first, OWN, OWN, at=MONDAY)
    for ticket in (first, second, "none"):
        with pytest.raises(BadToken):
            pins.choose_pin(store, keys, ticket, "880217", "880217", at=MONDAY)
    assert accounts.sign_in(store, keys, card.code, OWN, at=MONDAY)


def test_another_card_kills_the_start_number_and_who_is_half_way(store: Store, keys: Keys) -> None:
    card = added(store, keys)
    ticket = ticket_of(store, keys, card)
    newer = accounts.new_card(store, keys, card.key, at=MONDAY)
    assert newer.start
    with pytest.raises(BadToken):
        pins.choose_pin(store, keys, ticket, OWN, OWN, at=MONDAY)
    pins.choose_pin(store, keys, ticket_of(store, keys, newer), OWN, OWN, at=MONDAY)


def test_a_choice_that_waited_too_long_is_over(store: Store, keys: Keys) -> None:
    ticket = ticket_of(store, keys, added(store, keys))
    with pytest.raises(BadToken):
        pins.choose_pin(store, keys, ticket, OWN, OWN, at=MONDAY + pins.TICKET_STAYS)
    accounts.forget_old(store, at=MONDAY + pins.TICKET_STAYS)
    assert store.find(OneTimeToken, secrets.fingerprint(ticket)) is None


@pytest.mark.parametrize(
    ("pin", "again", "refused"),
    [
        ("73910", "73910", BadPin),
        ("letter", "letter", BadPin),
        ("000000", "000000", BadPin),
        ("123456", "123456", BadPin),
        ("987654", "987654", BadPin),
        ("121212", "121212", BadPin),
        ("471471", "471471", BadPin),
        (OWN, "739106", PinsDiffer),
    ],
)
def test_a_pin_that_anybody_would_guess_or_a_slip_is_refused_and_can_be_typed_again(
    store: Store, keys: Keys, pin: str, again: str, refused: type[Exception]
) -> None:
    ticket = ticket_of(store, keys, added(store, keys))
    with pytest.raises(refused):
        pins.choose_pin(store, keys, ticket, pin, again, at=MONDAY)
    assert pins.choose_pin(store, keys, ticket, OWN, OWN, at=MONDAY).started


def test_a_participant_changes_their_pin_and_other_devices_are_signed_out(
    store: Store, keys: Keys
) -> None:
    here = proven(store, Action(AMINA, MONDAY, "change"))
    other = proven(store, Action(AMINA, MONDAY, "other"))
    pins.change_pin(store, keys, Change(PIN, OWN, OWN), here)
    assert accounts.present(store, here.sign_in, at=MONDAY)
    assert accounts.present(store, other.sign_in, at=MONDAY) is None
    with pytest.raises(NotSignedIn):
        accounts.sign_in(store, keys, "MKMG2345", PIN, at=MONDAY)
    assert accounts.sign_in(store, keys, "MKMG2345", OWN, at=MONDAY)


def test_who_holds_an_open_phone_and_guesses_the_pin_to_change_it_is_stopped(
    store: Store, keys: Keys
) -> None:
    here = proven(store, Action(AMINA, MONDAY, "change"))
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            pins.change_pin(store, keys, Change("000000", OWN, OWN), here)
    with pytest.raises(NotSignedIn):
        pins.change_pin(store, keys, Change(PIN, OWN, OWN), here)


def test_a_participant_sees_when_they_signed_in_last_and_nobody_else_does(
    store: Store, keys: Keys
) -> None:
    times = [MONDAY + timedelta(minutes=minute) for minute in range(12)]
    for at in times:
        accounts.sign_in(store, keys, "MKMG2345", PIN, at=at)
    assert data_export.own_sign_ins(store, reads(store, AMINA)) == tuple(reversed(times[2:]))
