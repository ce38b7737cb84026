"""Many at the same moment: how many secrets are looked at, and who is told that it is busy."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Event

import pyotp
import pytest

from modules.domain.records.people import Account, SignIn
from modules.services.accounts import accounts, credential_check, hashing, second_factor, secrets
from modules.services.accounts.accounts import NotSignedIn
from modules.services.accounts.secrets import Keys
from modules.storage.base import Store
from modules.storage.postgres.store import PostgresStore
from modules.storage.tinydb.store import TinyStore
from tests.conftest import AMINA, CODES, ELS, MONDAY, PIN, keep_account
from tests.storage.conftest import database_url, organisation  # noqa: F401

MANY = 64
MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["tinydb", "postgres"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return an empty store of each kind in turn."""
    opened: TinyStore | PostgresStore
    if request.param == "tinydb":
        opened = TinyStore.open(tmp_path / "burst")
    else:
        url, name = (request.getfixturevalue(one) for one in ("database_url", "organisation"))
        opened = PostgresStore.open(url, tmp_path, organisation=name)
    yield opened
    opened.close()


@pytest.fixture
def all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each check of a secret wait until all are there.

    What is typed right is "right"; the hash itself is left out, as it is slow.
    """
    there = Barrier(MANY, timeout=60)

    def together(keys: Keys, kept: str | None, secret: str, *, staff: bool = False) -> bool:
        there.wait()
        return secret == "right"

    monkeypatch.setattr(credential_check.secrets, "matches", together)
    queue = hashing.HashQueue(MANY, MANY)
    monkeypatch.setattr(credential_check, "QUEUE", queue)


def at_once(act: Callable[[int], object]) -> int:
    """Do something MANY times at the same moment; return how often it was refused."""

    def once(number: int) -> bool:
        try:
            act(number)
        except NotSignedIn:
            return True
        return False

    with ThreadPoolExecutor(MANY) as threads:
        return sum(threads.map(once, range(MANY)))


def keep_amina(store: Store, keys: Keys, failures: int = 0) -> Account:
    """Keep Amina's account, with failures of before."""
    account = Account(
        id=AMINA.id,
        role="participant",
        lookup=secrets.lookup(keys, CODES["Amina"]),
        secret="x",
        failures=failures,
        card_failures=failures,
        created_at=MONDAY,
    )
    keep_account(store, account)
    return account


def amina(store: Store) -> Account:
    """Return Amina's account as it is kept."""
    account = store.find(Account, AMINA.id)
    assert account is not None
    return account


@pytest.mark.usefixtures("all_together")
@pytest.mark.parametrize("failures", range(5))
def test_of_64_pins_at_once_at_most_five_are_looked_at(
    either: Store, keys: Keys, failures: int
) -> None:
    account = keep_amina(either, keys, failures)

    def guess(number: int) -> object:
        return credential_check.prove(either, keys, account, f"{number}", at=MONDAY)

    assert at_once(guess) == MANY
    assert amina(either).failures == 5
    assert at_once(guess) == MANY
    assert amina(either).failures == 5


@pytest.mark.usefixtures("all_together")
def test_each_rest_that_ends_lets_one_pin_of_64_be_looked_at(either: Store, keys: Keys) -> None:
    account, at = keep_amina(either, keys), MONDAY
    for looked_at in (5, 6, 7):
        at_once(lambda _, at=at: credential_check.prove(either, keys, account, "wrong", at=at))
        assert amina(either).failures == looked_at
        at = amina(either).locked_until or at


@pytest.mark.usefixtures("all_together")
def test_the_right_pin_that_comes_last_in_a_burst_stays_shut(either: Store, keys: Keys) -> None:
    account = keep_amina(either, keys, 5)
    locked = account.model_copy(update={"locked_until": MONDAY + MINUTE})
    either.update(Account, AMINA.id, lambda _: locked)
    # What the asker read before the burst: nothing was locked then.
    stale = account.model_copy(update={"failures": 0})
    refused = at_once(lambda _: credential_check.prove(either, keys, stale, "right", at=MONDAY))
    assert refused == MANY


@pytest.mark.usefixtures("all_together")
def test_the_card_has_a_burst_of_its_own(either: Store, keys: Keys) -> None:
    account = keep_amina(either, keys)
    at_once(lambda _: credential_check.prove(either, keys, account, "wrong", at=MONDAY, way="card"))
    assert (amina(either).card_failures, amina(either).failures) == (5, 0)


def test_of_64_codes_of_a_phone_at_once_at_most_five_are_looked_at(
    either: Store, keys: Keys
) -> None:
    gert = Account(
        id="9" * 32,
        role="counsellor",
        lookup="x",
        secret="x",
        totp=pyotp.random_base32(32),
        created_at=MONDAY,
    )
    either.update(Account, gert.id, lambda _: gert)
    start = Barrier(MANY, timeout=60)

    def guess(_: int) -> None:
        start.wait()
        second_factor.use_code(either, gert, "12345", at=MONDAY)

    assert at_once(guess) == MANY
    kept = either.find(Account, gert.id)
    assert kept is not None
    assert kept.failures == 5


def test_a_right_password_takes_back_its_own_try_and_no_other(
    store: Store, keys: Keys, sealed: dict[str, str]
) -> None:
    account = store.find(Account, ELS.id)
    assert account is not None
    new = {"totp": "A" * 32, "failures": 4}
    els = account.model_copy(update=new)
    store.update(Account, ELS.id, lambda _: els)
    credential_check.prove(store, keys, els, "een lang wachtwoord", at=MONDAY, staff=True)
    kept = store.find(Account, ELS.id)
    assert kept is not None
    assert (kept.failures, kept.locked_until) == (4, None)


def test_who_comes_when_the_line_is_full_is_told_that_it_is_busy_and_loses_no_try(
    store: Store, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = hashing.HashQueue(1, 0)
    monkeypatch.setattr(credential_check, "QUEUE", queue)
    busy, done = Event(), Event()

    def hold() -> None:
        with queue.place(), queue.turn():
            busy.set()
            done.wait(60)

    with ThreadPoolExecutor(1) as other:
        held = other.submit(hold)
        assert busy.wait(60)
        for name, secret in (("MKMG2345", "000000"), ("WWWW9999", PIN), ("els", "x")):
            with pytest.raises(hashing.Crowded):
                accounts.sign_in(store, keys, name, secret, at=MONDAY)
        done.set()
        held.result(60)
    assert amina(store).failures == 0
    assert accounts.sign_in(store, keys, "MKMG2345", PIN, at=MONDAY)


def test_who_starts_in_a_crowd_leaves_nothing_half_made(
    store: Store, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(store.dossier_ids())
    full = hashing.HashQueue(1, 0)
    monkeypatch.setattr(secrets, "QUEUE", full)
    with full.place(), pytest.raises(hashing.Crowded):
        accounts.start_alone(store, keys, adult=True, use=True, name="", language="nl", at=MONDAY)
    assert set(store.dossier_ids()) == before
    assert accounts.fresh_card(store, AMINA.id, at=MONDAY) is None
    assert accounts.sign_in(store, keys, "MKMG2345", PIN, at=MONDAY)
    assert len(list(store.records(SignIn))) == 1
