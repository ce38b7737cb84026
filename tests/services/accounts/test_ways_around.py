"""Ways around a lock, a proof or an end that somebody could try: each is shut."""

from datetime import timedelta

import pytest
from zxcvbn import zxcvbn

from modules.domain.records.people import Account, OneTimeToken, SignIn
from modules.services.accounts import accounts, second_factor, secrets, staff
from modules.services.accounts.accounts import BadToken, NotSignedIn, present, sign_in
from modules.services.accounts.one_time_tokens import TooManyCodes, redeem_token
from modules.services.accounts.passwords import refuse_easy
from modules.services.accounts.secrets import Keys
from modules.services.accounts.step_up import NotProven
from modules.services.data_rights import tickets
from modules.services.guidance import notes
from modules.storage.base import NotKept, Store
from modules.storage.tinydb.file import SealedTinyDB
from tests.conftest import AMINA, ELS, MONDAY, PASSWORD, PIN, Act, proven
from tests.counting import arguments_of, counted

HOUR = timedelta(hours=1)
YEARS = timedelta(days=3650)


def begun(store: Store, at: object = MONDAY) -> str:
    """Return the key of a new sign-in of Amina."""
    account = store.find(Account, AMINA.id)
    assert account is not None
    return secrets.fingerprint(accounts.begin(store, account, at=at))


@pytest.mark.parametrize("ahead", [HOUR, YEARS])
def test_a_sign_in_of_a_clock_that_ran_ahead_is_over_when_the_clock_is_right(
    store: Store, ahead: timedelta
) -> None:
    key = begun(store, MONDAY + ahead)
    assert present(store, key, at=MONDAY) is None
    assert accounts.forget_old(store, at=MONDAY) >= 1


def test_a_sign_in_that_was_only_seen_by_a_clock_that_ran_ahead_is_over_too(store: Store) -> None:
    key = begun(store)
    ahead = {"seen_at": MONDAY + YEARS}
    store.update(SignIn, key, lambda now: now and now.model_copy(update=ahead))
    assert present(store, key, at=MONDAY) is None


def test_two_requests_a_moment_apart_end_nothing(store: Store) -> None:
    key = begun(store, MONDAY + timedelta(seconds=2))
    assert present(store, key, at=MONDAY) == AMINA


@pytest.mark.parametrize("ahead", [3 * HOUR, YEARS])
def test_a_lock_of_a_clock_that_ran_ahead_keeps_nobody_out(
    store: Store, keys: Keys, ahead: timedelta
) -> None:
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            sign_in(store, keys, "MKMG2345", "000000", at=MONDAY + ahead)
    assert sign_in(store, keys, "MKMG2345", PIN, at=MONDAY)


def test_a_link_for_a_colleague_three_hours_after_the_last_proof_asks_for_one(
    store: Store, action: Act
) -> None:
    act = proven(store, action(ELS))
    assert staff.invite(store, act)
    with pytest.raises(NotProven):
        staff.invite(store, act._replace(at=act.at + 3 * HOUR))


def test_who_is_half_way_with_the_old_password_gets_no_further_after_a_new_one(
    store: Store, keys: Keys, action: Act
) -> None:
    els = store.find(Account, ELS.id)
    assert els is not None
    with_phone = els.model_copy(update={"demo": False, "totp": "A" * 32})
    store.update(Account, ELS.id, lambda _: with_phone)
    with pytest.raises(second_factor.CodeNeeded) as needed:
        sign_in(store, keys, "els", PASSWORD, at=MONDAY)
    act = proven(store, action(ELS))
    staff.change_password(store, keys, PASSWORD, "iets heel anders en lang genoeg", act)
    phone = second_factor.pyotp.TOTP("A" * 32).at(int(MONDAY.timestamp()))
    with pytest.raises(BadToken):
        second_factor.pass_code(store, keys, needed.value.ticket, phone, at=MONDAY)


def test_the_secret_of_a_card_typed_as_a_name_is_no_second_way_in(store: Store, keys: Keys) -> None:
    card = accounts.new_card(store, keys, AMINA.id, at=MONDAY)
    for _ in range(3):
        with pytest.raises(NotSignedIn):
            sign_in(store, keys, f"card:{card.secret}", PIN, at=MONDAY)
    account = store.find(Account, AMINA.id)
    assert account is not None
    assert (account.failures, account.card_failures) == (0, 0)


@pytest.mark.parametrize("length", [15, 72, 200])
def test_of_a_long_password_no_more_than_forty_signs_are_looked_at(length: int) -> None:
    password = ("een lang wachtwoord met heel veel tekens " * 9)[:length]
    with arguments_of(zxcvbn) as calls:
        refuse_easy(password, ("Els",))
    assert [len(call["password"]) for call in calls] == [min(length, 40)]


@pytest.mark.parametrize("name", ["MKMG2345", "WWWW9999", "els", "elsa", ""])
def test_a_refusal_writes_as_much_whether_the_name_exists_or_not(
    store: Store, keys: Keys, name: str
) -> None:
    with counted(SealedTinyDB.keep) as calls, pytest.raises(NotSignedIn):
        sign_in(store, keys, name, "000000", at=MONDAY)
    assert calls["keep"] == 1


def test_a_refusal_during_a_lock_writes_as_much_too(store: Store, keys: Keys) -> None:
    for _ in range(6):
        with counted(SealedTinyDB.keep) as calls, pytest.raises(NotSignedIn):
            sign_in(store, keys, "MKMG2345", "000000", at=MONDAY)
        assert calls["keep"] == 1


def test_of_three_hundred_guessed_join_codes_five_are_looked_at(
    store: Store, keys: Keys, action: Act
) -> None:
    with counted(redeem_token) as calls:
        for number in range(300):
            with pytest.raises((BadToken, TooManyCodes)):
                notes.accept(store, keys, f"MKMG{number}", action(ELS))
    assert calls["redeem_token"] == 5
    code = notes.invite_counsellor(store, keys, by=AMINA, at=MONDAY)
    with pytest.raises(TooManyCodes):
        notes.accept(store, keys, code, action(ELS))
    later = action(ELS)._replace(at=MONDAY + timedelta(minutes=1))
    assert notes.accept(store, keys, code, later) == AMINA.id


@pytest.mark.parametrize("kind", ["guest", "counsellor", "join", "second-step"])
def test_the_address_of_an_export_uses_up_nothing_of_another_kind(
    store: Store, action: Act, library: object, kind: str
) -> None:
    token = secrets.new_token()
    kept = OneTimeToken.model_validate(
        {"key": secrets.fingerprint(token), "kind": kind, "expires_at": MONDAY + HOUR}
    )
    store.update(OneTimeToken, kept.key, lambda _: kept)
    with pytest.raises(BadToken):
        tickets.redeem(store, library, token, action(AMINA))
    assert store.find(OneTimeToken, kept.key) == kept


def test_a_disk_that_takes_nothing_keeps_nobody_from_reading(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = begun(store)

    def full(*_: object) -> None:
        raise NotKept

    with monkeypatch.context() as changed:
        changed.setattr(store, "update", full)
        assert present(store, key, at=MONDAY + timedelta(minutes=5)) == AMINA
