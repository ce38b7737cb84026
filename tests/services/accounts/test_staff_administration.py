"""Administrators: accounts of staff, closed at once, written down, and no dossier ever."""

from datetime import timedelta

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.people import Account, AuditEntry, OneTimeToken, Person
from modules.domain.records.roles import ROLES, Permission
from modules.services.accounts import (
    accounts,
    audit_log,
    second_factor,
    secrets,
    staff,
    staff_administration,
)
from modules.services.accounts.second_factor import CodeNeeded, SetUpNeeded
from modules.services.accounts.secrets import Keys
from modules.services.accounts.staff_administration import AccountRefused
from modules.services.accounts.step_up import NotProven
from modules.services.activities import answering
from modules.services.data_rights import data_export
from modules.services.guidance import counselling, notes, summary
from modules.services.observers import rating_links, ratings
from modules.services.permissions import Forbidden, allow
from modules.services.sharing import sharing
from modules.storage.base import Store
from tests.conftest import (
    AMINA,
    BART,
    ELS,
    FATIMA,
    MONDAY,
    PASSWORD,
    TUESDAY,
    Act,
    invited,
    proven,
    reads,
)
from tests.second_step import prove

DOES = {
    "close": staff_administration.close_account,
    "reopen": staff_administration.reopen_account,
    "reset": staff_administration.reset_second_step,
}

ONLY_ADMINISTRATOR = {
    Permission.ADMINISTRATOR_INVITE,
    Permission.STAFF_LIST,
    Permission.STAFF_CLOSE,
    Permission.SECOND_FACTOR_RESET,
    Permission.STAFF_CONNECT,
    Permission.AUDIT_READ,
}
FOR_ALL_STAFF = {Permission.PASSWORD_CHANGE, Permission.STAFF_INVITE, Permission.STEP_UP}


def gert(store: Store, keys: Keys, link: str) -> str:
    """Make Gert's account, and return its id."""
    ticket = staff.make_account(
        store,
        keys,
        link,
        name="Gert",
        sign_in_name="gert",
        password=PASSWORD,
        language="nl",
        at=MONDAY,
    )
    key = secrets.fingerprint(prove(store, keys, ticket, MONDAY))
    person = accounts.present(store, key, at=MONDAY)
    assert person is not None
    return person.id


def test_an_administrator_sees_accounts_of_staff_and_no_participant(
    store: Store, anke: Person
) -> None:
    found = staff_administration.staff_accounts(store, by=anke)
    assert [(one.name, one.role, one.state) for one in found] == [
        ("Anke", "administrator", "open"),
        ("Els", "counsellor", "open"),
        ("Fatima", "counsellor", "open"),
    ]


def test_a_closed_account_is_out_at_once_and_stays_out(
    store: Store, keys: Keys, anke: Person, action: Act
) -> None:
    sign_in = secrets.fingerprint(accounts.sign_in(store, keys, "els", PASSWORD, at=MONDAY))
    staff_administration.close_account(store, ELS.id, proven(store, action(anke)))
    assert accounts.present(store, sign_in, at=MONDAY) is None
    with pytest.raises(accounts.NotSignedIn):
        accounts.sign_in(store, keys, "els", PASSWORD, at=MONDAY)
    assert staff_administration.staff_accounts(store, by=anke)[-1].state == "closed"


def test_who_signs_in_at_the_very_moment_of_closing_is_out_too(
    store: Store, anke: Person, action: Act
) -> None:
    before = store.find(Account, ELS.id)
    assert before is not None
    staff_administration.close_account(store, ELS.id, proven(store, action(anke)))
    with pytest.raises(accounts.NotSignedIn):
        accounts.begin(store, before, at=MONDAY)
    assert [one for one in store.records(accounts.SignIn) if one.account == ELS.id] == []


def test_an_account_that_is_opened_again_signs_in(
    store: Store, keys: Keys, anke: Person, action: Act
) -> None:
    for what in ("close", "reopen"):
        DOES[what](store, ELS.id, proven(store, action(anke)))
    assert accounts.sign_in(store, keys, "els", PASSWORD, at=MONDAY)


def test_a_lost_phone_is_replaced_and_everything_of_before_is_dead(
    store: Store, keys: Keys, anke: Person, action: Act
) -> None:
    new = gert(store, keys, invited(store, ELS, MONDAY))
    with pytest.raises(CodeNeeded) as half_way:
        accounts.sign_in(store, keys, "gert", PASSWORD, at=MONDAY)
    staff_administration.reset_second_step(store, new, proven(store, action(anke)))
    with pytest.raises(accounts.BadToken):
        second_factor.pass_code(store, keys, half_way.value.ticket, "000000", at=MONDAY)
    assert not [one for one in store.records(accounts.SignIn) if one.account == new]
    with pytest.raises(SetUpNeeded) as needed:
        accounts.sign_in(store, keys, "gert", PASSWORD, at=MONDAY)
    assert prove(store, keys, needed.value.ticket, MONDAY + timedelta(minutes=1))


def test_a_reset_opens_no_link_for_a_first_counsellor(
    store: Store, keys: Keys, anke: Person, action: Act
) -> None:
    for person in (ELS, FATIMA):
        staff_administration.reset_second_step(store, person.id, proven(store, action(anke)))
    assert staff.first_link(store, at=MONDAY) is None


@pytest.mark.parametrize("what", list(DOES))
def test_it_is_asked_to_prove_who_one_is(
    store: Store, anke: Person, action: Act, what: str
) -> None:
    with pytest.raises(NotProven):
        DOES[what](store, ELS.id, action(anke))
    assert list(store.records(AuditEntry)) == []


@pytest.mark.parametrize("what", list(DOES))
@pytest.mark.parametrize("whose", [AMINA.id, "nobody"])
def test_only_accounts_of_staff_are_touched(
    store: Store, anke: Person, action: Act, what: str, whose: str
) -> None:
    before = store.find(Account, whose)
    with pytest.raises(AccountRefused):
        DOES[what](store, whose, proven(store, action(anke)))
    assert store.find(Account, whose) == before


@pytest.mark.parametrize("what", list(DOES))
def test_nobody_locks_themselves_out(store: Store, anke: Person, action: Act, what: str) -> None:
    with pytest.raises(AccountRefused):
        DOES[what](store, anke.id, proven(store, action(anke)))


@pytest.mark.parametrize("what", list(DOES))
@pytest.mark.parametrize("by", [ELS, FATIMA, AMINA])
def test_nobody_else_does_this(store: Store, action: Act, what: str, by: Person) -> None:
    with pytest.raises(Forbidden):
        DOES[what](store, FATIMA.id, proven(store, action(by)))
    with pytest.raises(Forbidden):
        staff_administration.staff_accounts(store, by=by)
    with pytest.raises(Forbidden):
        audit_log.entries(store, by=by)


def test_everything_an_administrator_does_is_one_row(
    store: Store, anke: Person, action: Act
) -> None:
    act = proven(store, action(anke))
    invited(store, anke, act.at)
    staff.invite_administrator(store, act)
    for does in DOES.values():
        does(store, ELS.id, act)
    found = audit_log.entries(store, by=anke)
    assert [one.what for one in reversed(found)] == [
        "invited",
        "invited-administrator",
        "closed",
        "reopened",
        "reset",
    ]
    assert {one.about for one in found} == {"", ELS.id}
    assert audit_log.is_whole(found)


def test_a_changed_or_removed_row_shows(store: Store, anke: Person, action: Act) -> None:
    act = proven(store, action(anke))
    for does in DOES.values():
        does(store, ELS.id, act)
    found = audit_log.entries(store, by=anke)
    changed = found[1].model_copy(update={"about": FATIMA.id})
    assert not audit_log.is_whole((found[0], changed, found[2]))
    assert not audit_log.is_whole(found[:1] + found[2:])
    assert not audit_log.is_whole(found[1:-1])
    assert audit_log.is_whole(())


def test_what_others_do_is_no_row_here(store: Store, anke: Person) -> None:
    invited(store, ELS, MONDAY)
    assert audit_log.entries(store, by=anke) == ()


@pytest.mark.parametrize("person", [AMINA, BART])
def test_an_administrator_has_no_right_on_any_dossier(
    store: Store, anke: Person, person: Person
) -> None:
    dossier = store.get(person.id)
    for permission in set(Permission) - ONLY_ADMINISTRATOR - FOR_ALL_STAFF:
        with pytest.raises(Forbidden):
            allow(permission, anke, dossier)
    assert ROLES["administrator"].theirs == frozenset()
    assert ROLES["administrator"].anywhere == ONLY_ADMINISTRATOR | FOR_ALL_STAFF


def test_no_service_shows_an_administrator_anything_of_a_participant(
    store: Store, others: Library, keys: Keys, anke: Person, action: Act
) -> None:
    act = proven(store, action(anke))
    for ask in (
        lambda: summary.summary(store, reads(store, anke, AMINA.id), others),
        lambda: counselling.caseload(store, others, by=anke),
        lambda: counselling.give_new_card(store, keys, AMINA.id, act),
        lambda: notes.notes(store, reads(store, anke, AMINA.id)),
        lambda: notes.write_note(store, AMINA.id, "x", act),
        lambda: reads(store, anke, AMINA.id).links,
        lambda: rating_links.make_link(
            store, others, AMINA.id, "seen-by-others", "supervisor", act
        ),
        lambda: ratings.ratings_of_activities(
            store, reads(store, anke, AMINA.id, at=TUESDAY), others
        ),
    ):
        with pytest.raises(Forbidden):
            ask()
    # The dossier of "themselves": an administrator has none, also with a participant's id.
    forged = Person(id=AMINA.id, role="administrator")
    for ask in (
        lambda: sharing.own_name(reads(store, forged)),
        lambda: data_export.document(store, others, reads(store, forged, at=TUESDAY)),
        lambda: answering.open_session(reads(store, forged), others, "ladder"),
    ):
        with pytest.raises(Forbidden):
            ask()


def test_a_link_for_an_administrator_makes_one(
    store: Store, keys: Keys, anke: Person, action: Act
) -> None:
    new = gert(store, keys, staff.invite_administrator(store, proven(store, action(anke))))
    kept = store.find(Account, new)
    assert kept is not None
    assert (kept.role, kept.ready, kept.demo) == ("administrator", True, False)


def test_the_console_gives_a_link_for_an_administrator(store: Store, keys: Keys) -> None:
    kept = store.find(Account, gert(store, keys, staff.console_link(store, at=MONDAY)))
    assert kept is not None
    assert kept.role == "administrator"


def test_the_first_counsellor_invites_the_first_administrator_and_no_second(
    store: Store, keys: Keys, action: Act
) -> None:
    # Els and Fatima are equally old here: the one who comes first by id is the first.
    first, other = sorted((ELS, FATIMA), key=lambda one: one.id)
    assert staff.may_invite_first(store, by=first)
    assert not staff.may_invite_first(store, by=other)
    with pytest.raises(Forbidden):
        staff.invite_first_administrator(store, proven(store, action(other)))
    with pytest.raises(NotProven):
        staff.invite_first_administrator(store, action(first))
    gert(store, keys, staff.invite_first_administrator(store, proven(store, action(first))))
    assert not staff.may_invite_first(store, by=first)
    with pytest.raises(Forbidden):
        staff.invite_first_administrator(store, proven(store, action(first)))


@pytest.mark.parametrize("by", [AMINA, ELS])
def test_only_an_administrator_invites_further_ones(store: Store, action: Act, by: Person) -> None:
    with pytest.raises(Forbidden):
        staff.invite_administrator(store, proven(store, action(by)))
    assert not [one for one in store.records(OneTimeToken) if one.kind == "administrator"]
