"""Starting and signing in: what proves who somebody is, for how long, and what ends it."""

from datetime import timedelta

import pytest
from argon2.low_level import verify_secret

from modules.domain.records import consent
from modules.domain.records.people import Account, FreshCard, Lookup, OneTimeToken, Person, SignIn
from modules.domain.records.roles import ROLES
from modules.services.accounts import accounts, secrets
from modules.services.accounts.accounts import (
    CARD_STAYS,
    NotAllowedToStart,
    NotSignedIn,
    present,
    sign_in,
)
from modules.services.accounts.secrets import Keys
from modules.storage.base import Store
from tests.conftest import AMINA, BART, ELS, MONDAY, PASSWORD, PIN
from tests.counting import arguments_of

MINUTE = timedelta(minutes=1)


def amina(store: Store) -> Account:
    """Return Amina's account."""
    found = store.find(Account, AMINA.id)
    assert found is not None
    return found


def wrong(store: Store, keys: Keys, times: int, at: object = MONDAY) -> None:
    """Try Amina's code with a wrong PIN, some times."""
    for _ in range(times):
        with pytest.raises(NotSignedIn):
            sign_in(store, keys, "MKMG2345", "000000", at=at)


def begun(store: Store, by: Person = AMINA) -> str:
    """Return the key of a new sign-in on Monday."""
    account = store.find(Account, by.id)
    assert account is not None
    return secrets.fingerprint(accounts.begin(store, account, at=MONDAY))


@pytest.mark.requirement("JS1")
@pytest.mark.parametrize(("adult", "use"), [(False, True), (True, False), (False, False)])
def test_without_every_agreement_nobody_starts_and_nothing_is_kept(
    store: Store, keys: Keys, adult: bool, use: bool
) -> None:
    before = (set(store.dossier_ids()), {one.id for one in store.records(Account)})
    with pytest.raises(NotAllowedToStart):
        accounts.start_alone(
            store, keys, adult=adult, use=use, name="Dina", language="nl", at=MONDAY
        )
    after = (set(store.dossier_ids()), {one.id for one in store.records(Account)})
    assert after == before
    assert not list(store.records(FreshCard))


def test_who_starts_alone_has_a_dossier_a_card_and_no_counsellor(store: Store, keys: Keys) -> None:
    account = accounts.start_alone(
        store, keys, adult=True, use=True, name="Dina", language="en", at=MONDAY
    )
    dossier = store.get(account.id)
    assert consent.agreed(dossier)
    assert dossier.value("profile/name") == "Dina"
    assert dossier.value("profile/language") == "en"
    assert dossier.under("counsellor") == {}
    card = accounts.fresh_card(store, account.id, at=MONDAY)
    assert card is not None
    assert sign_in(store, keys, card.code, card.pin, at=MONDAY)


def test_a_name_may_stay_away(store: Store, keys: Keys) -> None:
    account = accounts.start_alone(
        store, keys, adult=True, use=True, name="", language="nl", at=MONDAY
    )
    assert store.get(account.id).value("profile/name") is None


@pytest.mark.parametrize("typed", ["MKMG2345", "mkmg2345", " mkmg 2345 ", "MKMG-2345", "mk mg2345"])
def test_a_code_may_be_typed_with_spaces_and_small_letters(
    store: Store, keys: Keys, typed: str
) -> None:
    token = sign_in(store, keys, typed, PIN, at=MONDAY)
    assert present(store, secrets.fingerprint(token), at=MONDAY) == AMINA


@pytest.mark.parametrize(
    "typed",
    [
        "\u0662\u0664\u0666\u0668\u0661\u0660",
        "\u06f2\u06f4\u06f6\u06f8\u06f1\u06f0",
        "246-810",
        "\u200e246\u00a0810",
    ],
)
def test_a_pin_of_another_keyboard_opens_and_counts_no_failure(
    store: Store, keys: Keys, typed: str
) -> None:
    wrong(store, keys, 4)
    assert sign_in(store, keys, "mkmg\u0662\u0663\u0664\u0665", typed, at=MONDAY)
    assert amina(store).failures == 0


@pytest.mark.parametrize("typed", ["els", "Els", " ELS "])
def test_a_counsellor_signs_in_with_name_and_password(store: Store, keys: Keys, typed: str) -> None:
    token = sign_in(store, keys, typed, PASSWORD, at=MONDAY)
    assert present(store, secrets.fingerprint(token), at=MONDAY) == ELS


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("MKMG2345", "246811"),
        ("MKMG2345", ""),
        ("MKMG2345", PASSWORD),
        ("WWWW9999", PIN),
        ("", PIN),
        ("", ""),
        ("els", PIN),
        ("\ud800", "\ud800"),
        ("x" * 10_000, "x" * 10_000),
    ],
)
def test_what_does_not_belong_together_is_refused_alike(
    store: Store, keys: Keys, name: str, secret: str
) -> None:
    with pytest.raises(NotSignedIn):
        sign_in(store, keys, name, secret, at=MONDAY)
    assert not list(store.records(SignIn))


def work(store: Store, keys: Keys, name: str) -> list[str]:
    """Return what a wrong secret for a name costs: the parameters of each hash that is made."""
    with arguments_of(verify_secret) as calls, pytest.raises(NotSignedIn):
        sign_in(store, keys, name, "wrong", at=MONDAY)
    return [call["hash"].decode().split("$")[3] for call in calls]


@pytest.mark.parametrize(
    ("known", "unknown", "parameters"),
    [("MKMG2345", "WWWW9999", "m=19456,t=2,p=1"), ("els", "elsa", "m=47104,t=2,p=1")],
)
def test_a_refusal_costs_as_much_whether_the_name_exists_or_not(
    store: Store, keys: Keys, known: str, unknown: str, parameters: str
) -> None:
    assert work(store, keys, known) == work(store, keys, unknown) == [parameters]


def test_a_closed_account_cannot_sign_in(store: Store, keys: Keys) -> None:
    store.update(Account, AMINA.id, lambda now: now and now.model_copy(update={"closed": True}))
    with pytest.raises(NotSignedIn):
        sign_in(store, keys, "MKMG2345", PIN, at=MONDAY)


def test_two_sign_in_names_that_differ_by_a_dot_are_two_people(store: Store, keys: Keys) -> None:
    dotted = amina(store).model_copy(
        update={"id": "d0" * 16, "lookup": secrets.lookup(keys, "els.")}
    )
    store.update(Account, dotted.id, lambda _: dotted)
    lookup = Lookup(key=dotted.lookup, account=dotted.id)
    store.update(Lookup, lookup.key, lambda _: lookup)
    token = sign_in(store, keys, "Els.", PIN, at=MONDAY)
    found = present(store, secrets.fingerprint(token), at=MONDAY)
    assert found is not None
    assert found.id == dotted.id


def test_four_failures_are_free(store: Store, keys: Keys) -> None:
    wrong(store, keys, 4)
    assert sign_in(store, keys, "MKMG2345", PIN, at=MONDAY)
    assert amina(store).failures == 0


def test_the_fifth_failure_locks_for_a_minute_even_with_the_right_pin(
    store: Store, keys: Keys
) -> None:
    wrong(store, keys, 5)
    with pytest.raises(NotSignedIn):
        sign_in(store, keys, "MKMG2345", PIN, at=MONDAY + MINUTE / 2)
    assert sign_in(store, keys, "MKMG2345", PIN, at=MONDAY + MINUTE)


def test_each_further_failure_doubles_the_lock_up_to_a_day(store: Store, keys: Keys) -> None:
    at, locks = MONDAY, []
    failing = {"failures": 4}
    store.update(Account, AMINA.id, lambda now: now and now.model_copy(update=failing))
    for _ in range(3):
        wrong(store, keys, 1, at)
        until = amina(store).locked_until
        assert until is not None
        locks.append(until - at)
        at = until
    assert locks == [MINUTE, 2 * MINUTE, 4 * MINUTE]
    many = {"failures": 10_000}
    store.update(Account, AMINA.id, lambda now: now and now.model_copy(update=many))
    wrong(store, keys, 1, at)
    assert amina(store).locked_until == at + timedelta(days=1)


def test_tries_during_a_lock_do_not_make_it_longer(store: Store, keys: Keys) -> None:
    wrong(store, keys, 5)
    locked = amina(store)
    wrong(store, keys, 2)
    assert amina(store) == locked


def test_one_persons_failures_lock_nobody_else(store: Store, keys: Keys) -> None:
    wrong(store, keys, 5)
    assert sign_in(store, keys, "RRTK2345", PIN, at=MONDAY)


def test_a_new_card_ends_every_sign_in_and_kills_the_old_card(store: Store, keys: Keys) -> None:
    key = begun(store)
    card = accounts.new_card(store, keys, AMINA.id, at=MONDAY)
    assert present(store, key, at=MONDAY) is None
    with pytest.raises(NotSignedIn):
        sign_in(store, keys, "MKMG2345", PIN, at=MONDAY)
    assert sign_in(store, keys, card.code, PIN, at=MONDAY)


def test_nobody_has_no_new_card(store: Store, keys: Keys) -> None:
    with pytest.raises(NotSignedIn):
        accounts.new_card(store, keys, "0" * 32, at=MONDAY)


@pytest.mark.requirement("PR14")
@pytest.mark.parametrize("by", [AMINA, ELS])
def test_a_sign_in_ends_after_some_minutes_without_a_tap(store: Store, by: Person) -> None:
    key, last = begun(store, by), MONDAY + ROLES[by.role].idle + accounts.SEEN_STEP
    assert present(store, key, at=last + timedelta(seconds=1)) is None
    assert present(store, key, at=last) == by


@pytest.mark.parametrize("by", [AMINA, ELS])
def test_a_sign_in_ends_after_some_hours_however_busy(store: Store, by: Person) -> None:
    key, at, end = begun(store, by), MONDAY, MONDAY + ROLES[by.role].longest
    while at <= end:
        assert present(store, key, at=at) == by
        at += ROLES[by.role].idle
    assert present(store, key, at=end + timedelta(seconds=1)) is None


def test_being_seen_is_written_once_a_minute_not_at_each_run(store: Store) -> None:
    key = begun(store)
    present(store, key, at=MONDAY + MINUTE / 2)
    assert store.find(SignIn, key).seen_at == MONDAY
    present(store, key, at=MONDAY + MINUTE)
    assert store.find(SignIn, key).seen_at == MONDAY + MINUTE


def test_the_cookies_value_itself_is_not_kept(store: Store) -> None:
    token = accounts.begin(store, amina(store), at=MONDAY)
    assert all(token not in repr(one) for one in store.records(SignIn))
    assert present(store, token, at=MONDAY) is None


@pytest.mark.parametrize("key", ["", "x", "0" * 64])
def test_an_unknown_key_proves_nobody(store: Store, key: str) -> None:
    assert present(store, key, at=MONDAY) is None


def test_signing_out_ends_that_sign_in_only(store: Store) -> None:
    here, elsewhere = begun(store), begun(store)
    accounts.sign_out(store, here)
    assert present(store, here, at=MONDAY) is None
    assert present(store, elsewhere, at=MONDAY) == AMINA


def test_ending_all_ends_each_sign_in_of_that_account(store: Store) -> None:
    mine, also_mine, his = begun(store), begun(store), begun(store, BART)
    accounts.end_all(store, AMINA.id)
    assert present(store, mine, at=MONDAY) is None
    assert present(store, also_mine, at=MONDAY) is None
    assert present(store, his, at=MONDAY) == BART


def test_a_fresh_card_is_shown_until_put_away_or_a_day_old(store: Store, keys: Keys) -> None:
    made = accounts.new_card(store, keys, AMINA.id, at=MONDAY)
    assert accounts.fresh_card(store, AMINA.id, at=MONDAY + CARD_STAYS - MINUTE) == made
    assert accounts.fresh_card(store, AMINA.id, at=MONDAY + CARD_STAYS) is None
    accounts.put_card_away(store, AMINA.id)
    assert accounts.fresh_card(store, AMINA.id, at=MONDAY) is None


def test_what_is_past_its_time_is_forgotten_and_the_rest_stays(store: Store, keys: Keys) -> None:
    old = begun(store)
    accounts.new_card(store, keys, BART.id, at=MONDAY)
    invitation = OneTimeToken(key="old", kind="join", account=AMINA.id, expires_at=MONDAY)
    store.update(OneTimeToken, "old", lambda _: invitation)
    later = MONDAY + timedelta(days=2)
    new = secrets.fingerprint(accounts.begin(store, amina(store), at=later))
    assert accounts.forget_old(store, at=later) == 3
    assert [one.key for one in store.records(SignIn)] == [new]
    assert old != new
    assert not list(store.records(FreshCard))
    assert not list(store.records(OneTimeToken))
