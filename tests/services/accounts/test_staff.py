"""Staff: the first counsellor's one-time link, a colleague's, and whom they let in."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from modules.domain.records.people import Account, Lookup, OneTimeToken
from modules.services.accounts import accounts, secrets, staff
from modules.services.accounts.accounts import BadPassword, BadToken, NameTaken, present
from modules.services.accounts.second_factor import CodeNeeded
from modules.services.accounts.secrets import Keys
from modules.services.guidance import notes
from modules.services.permissions import Forbidden
from modules.storage.base import Store
from modules.storage.tinydb.store import TinyStore
from tests.conftest import AMINA, ELS, MONDAY, PASSWORD, Act, invited
from tests.second_step import prove


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[TinyStore]:
    """Return a store in which nobody is yet."""
    opened = TinyStore.open(tmp_path / "new")
    yield opened
    opened.close()


def make(
    store: Store,
    keys: Keys,
    token: str,
    *,
    name: str = "Gert",
    sign_in_name: str = "gert",
    password: str = PASSWORD,
    at: datetime = MONDAY,
) -> str:
    """Make an account for Gert."""
    return staff.make_account(
        store,
        keys,
        token,
        name=name,
        sign_in_name=sign_in_name,
        password=password,
        language="nl",
        at=at,
    )


def test_the_first_link_makes_a_counsellor_who_is_signed_in(new_store: Store, keys: Keys) -> None:
    token = staff.first_link(new_store, at=MONDAY)
    assert token
    key = secrets.fingerprint(prove(new_store, keys, make(new_store, keys, token), MONDAY))
    person = present(new_store, key, at=MONDAY)
    assert person is not None
    assert person.role == "counsellor"
    with pytest.raises(CodeNeeded):
        accounts.sign_in(new_store, keys, "gert", PASSWORD, at=MONDAY)


def test_each_start_draws_a_new_link_and_only_the_newest_is_good(
    new_store: Store, keys: Keys
) -> None:
    old, new = (staff.first_link(new_store, at=MONDAY) for _ in range(2))
    assert old
    assert new
    with pytest.raises(BadToken):
        make(new_store, keys, old)
    assert make(new_store, keys, new)


def test_once_there_is_staff_there_is_no_first_link(store: Store) -> None:
    assert staff.first_link(store, at=MONDAY) is None


def test_a_link_works_once(store: Store, keys: Keys) -> None:
    token = invited(store, ELS, MONDAY)
    make(store, keys, token)
    with pytest.raises(BadToken):
        make(store, keys, token, sign_in_name="gert2")
    assert sum(one.role == "counsellor" for one in store.records(Account)) == 3


def test_a_link_ends_after_some_days(store: Store, keys: Keys) -> None:
    token = invited(store, ELS, MONDAY)
    late = MONDAY + staff.STAFF_LINK_STAYS
    assert staff.is_open(store, token, at=late - timedelta(minutes=1))
    with pytest.raises(BadToken):
        make(store, keys, token, at=late)


@pytest.mark.parametrize("token", ["", "x", "\ud800", "0" * 64])
def test_a_made_up_link_opens_nothing(store: Store, keys: Keys, token: str) -> None:
    with pytest.raises(BadToken):
        make(store, keys, token)


def test_a_participants_code_makes_no_staff(store: Store, keys: Keys) -> None:
    code = notes.invite_counsellor(store, keys, by=AMINA, at=MONDAY)
    with pytest.raises(BadToken):
        make(store, keys, code)
    key = next(one.key for one in store.records(OneTimeToken))
    assert not staff.is_open(store, key, at=MONDAY)


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "te kort"},
        {"password": ""},
        {"name": "  "},
        {"name": "\x00"},
        {"sign_in_name": "ab"},
        {"sign_in_name": "   a   "},
    ],
)
def test_what_cannot_be_taken_is_refused_and_the_link_stays_good(
    store: Store, keys: Keys, wrong: dict[str, str]
) -> None:
    token = invited(store, ELS, MONDAY)
    with pytest.raises(BadPassword):
        make(store, keys, token, **wrong)
    assert make(store, keys, token)


def test_a_name_that_somebody_has_is_refused_and_the_link_stays_good(
    store: Store, keys: Keys
) -> None:
    token = invited(store, ELS, MONDAY)
    with pytest.raises(NameTaken):
        make(store, keys, token, sign_in_name=" ELS")
    assert make(store, keys, token)
    assert accounts.sign_in(store, keys, "els", PASSWORD, at=MONDAY)


def test_a_long_name_is_cut(store: Store, keys: Keys) -> None:
    make(store, keys, invited(store, ELS, MONDAY), name="G" * 200)
    assert {len(one.name or "") for one in store.records(Account)} == {0, 3, 6, 80}


def test_a_participant_invites_no_staff(store: Store, action: Act) -> None:
    with pytest.raises(Forbidden):
        invited(store, AMINA, MONDAY)
    assert not list(store.records(OneTimeToken))


class _LinkUsedMeanwhile:
    """A store in which somebody else uses the link just after this one took the name."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)

    def update(self, kind: type, key: str, change: Callable[[object], object]) -> object:
        if kind is Lookup:
            for one in list(self.store.records(OneTimeToken)):
                self.store.update(OneTimeToken, one.key, lambda _: None)
        return self.store.update(kind, key, change)


def test_of_two_who_use_a_link_at_the_same_moment_one_gets_nothing(
    store: Store, keys: Keys
) -> None:
    token = invited(store, ELS, MONDAY)
    with pytest.raises(BadToken):
        make(_LinkUsedMeanwhile(store), keys, token)
    assert store.find(Lookup, secrets.lookup(keys, "gert")) is None
    assert make(store, keys, invited(store, ELS, MONDAY))
