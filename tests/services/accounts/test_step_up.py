"""Proving again: five minutes, in this sign-in, by what only the owner knows."""

from datetime import timedelta

import pytest

from modules.domain.records.people import Account, SignIn
from modules.services.accounts import accounts, second_factor, secrets, staff, step_up
from modules.services.accounts.credential_check import NotSignedIn
from modules.services.accounts.secrets import Keys
from modules.services.accounts.step_up import STAYS, NotProven, prove_again, require_proof
from modules.services.action import Action
from modules.services.data_rights import tickets
from modules.storage.base import Store
from tests.conftest import AMINA, ELS, MONDAY, PASSWORD, PIN, Act, invited, proven
from tests.second_step import code, prove


def later(act: Action, by: timedelta) -> Action:
    """Return an act in the same sign-in, some time later."""
    return act._replace(at=act.at + by)


def test_whoever_just_signed_in_has_proven_it(store: Store, action: Act) -> None:
    act = proven(store, action(ELS))
    require_proof(store, act)
    require_proof(store, later(act, STAYS))


@pytest.mark.parametrize("after", [STAYS + timedelta(seconds=1), timedelta(seconds=-1)])
def test_after_five_minutes_and_with_a_clock_set_back_it_is_asked_again(
    store: Store, action: Act, after: timedelta
) -> None:
    act = proven(store, action(ELS))
    with pytest.raises(NotProven):
        require_proof(store, later(act, after))


def test_without_a_sign_in_or_with_another_ones_it_is_not_proven(store: Store, action: Act) -> None:
    with pytest.raises(NotProven):
        require_proof(store, action(ELS))
    with pytest.raises(NotProven):
        require_proof(store, proven(store, action(AMINA))._replace(by=ELS))


def test_a_sign_in_from_before_this_was_kept_is_not_proven(store: Store, action: Act) -> None:
    act = proven(store, action(ELS))
    old = {"proven_at": None}
    store.update(SignIn, act.sign_in, lambda now: now and now.model_copy(update=old))
    with pytest.raises(NotProven):
        require_proof(store, act)


@pytest.mark.parametrize(("by", "typed"), [(AMINA, f"{PIN[:3]} {PIN[3:]}"), (ELS, PASSWORD)])
def test_a_pin_or_a_password_proves_it_anew(
    store: Store, keys: Keys, action: Act, by: object, typed: str
) -> None:
    act = later(proven(store, action(by)), timedelta(hours=1))
    prove_again(store, keys, typed, act)
    require_proof(store, act)


def test_the_code_on_the_phone_of_staff_proves_it_too_and_only_once(
    store: Store, keys: Keys
) -> None:
    link = invited(store, ELS, MONDAY)
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
    waiting = second_factor.waiting(store, ticket, at=MONDAY)
    sign_in = secrets.fingerprint(prove(store, keys, ticket, MONDAY))
    gert = accounts.present(store, sign_in, at=MONDAY)
    assert gert is not None
    act = Action(gert, MONDAY + timedelta(minutes=10), "again", sign_in)
    prove_again(store, keys, code(waiting.secret, act.at), act)
    require_proof(store, act)
    with pytest.raises(NotSignedIn):
        prove_again(store, keys, code(waiting.secret, act.at), act)


@pytest.mark.parametrize(("by", "typed"), [(AMINA, "000000"), (AMINA, PASSWORD), (ELS, PIN)])
def test_what_is_wrong_proves_nothing_and_counts(
    store: Store, keys: Keys, action: Act, by: object, typed: str
) -> None:
    act = later(proven(store, action(by)), timedelta(hours=1))
    with pytest.raises(NotSignedIn):
        prove_again(store, keys, typed, act)
    with pytest.raises(NotProven):
        require_proof(store, act)
    account = store.find(Account, act.by.id)
    assert account is not None
    assert account.failures + account.card_failures == 1


def test_a_sign_in_that_ended_cannot_be_proven_anew(store: Store, keys: Keys, action: Act) -> None:
    act = proven(store, action(ELS))
    accounts.end_all(store, ELS.id)
    with pytest.raises(NotSignedIn):
        prove_again(store, keys, PASSWORD, act)


def test_taking_everything_along_asks_for_it(store: Store, action: Act) -> None:
    act = proven(store, action(AMINA))
    assert tickets.ticket(store, act)
    with pytest.raises(NotProven):
        tickets.ticket(store, later(act, timedelta(minutes=6)))


def test_it_stays_five_minutes() -> None:
    assert timedelta(minutes=5) == step_up.STAYS
