"""The cast, on a real store: Amina and Bart, Els their counsellor, and Fatima elsewhere.

Amina is new to Dutch. Els guides Amina and Bart; Fatima guides nobody here and may see neither.
"""

import gc
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.low_level import Type
from hypothesis import settings

from modules.content.library import load, open_library
from modules.domain.catalogue import Library
from modules.domain.records import consent
from modules.domain.records.dossier import Change
from modules.domain.records.people import Account, Lookup, Person
from modules.services.accounts import accounts, secrets, staff
from modules.services.accounts.secrets import Keys
from modules.services.action import Action
from modules.services.runtime import CONTENT, Runtime, set_current
from modules.services.sharing.reader import Reader, open_reader
from modules.storage.base import Store
from modules.storage.tinydb.store import TinyStore
from tests.others_content import write_others_content
from tests.rich_content import write_rich_content
from tests.small_content import write_small_content

# Checked once by the first process of these tests, and then kept for all of them; the person's own
# cache folder is left alone.
os.environ["TWEEDE_KANS_CACHE"] = str(Path(__file__).parents[1] / "build" / "cache")

# Each save waits for the disk; in memory it waits for nothing. What a disk does to a store is for
# tests/storage/crash, which names its own folder. A container may have very little of it.
MEMORY = Path("/dev/shm")
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 4 * 2**30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

settings.register_profile("tests", deadline=None, max_examples=60)
settings.load_profile("tests")

AMINA = Person(id="a1" * 16, role="participant")
BART = Person(id="ba" * 16, role="participant")
ELS = Person(id="e1" * 16, role="counsellor")
FATIMA = Person(id="fa" * 16, role="counsellor")
ANKE = Person(id="ad" * 16, role="administrator")
CAST: Mapping[str, Person] = {"Amina": AMINA, "Bart": BART, "Els": ELS, "Fatima": FATIMA}

HASHERS = {name: getattr(secrets, name) for name in ("_PIN", "_PASSWORD")}
"""How secrets are hashed in the app, by its name there."""

CODES = {"Amina": "MKMG2345", "Bart": "RRTK2345", "Els": "els", "Fatima": "fatima"}
PIN = "246810"
PASSWORD = "een lang wachtwoord"

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking the tests again and again: they all stay."""
    gc.collect()
    gc.freeze()


Act = Callable[..., Action]
_acts = count(1)


@pytest.fixture(scope="session", autouse=True)
def cheap_hashes() -> Iterator[None]:
    """Let a PIN and a password cost little in these tests: 30 of 400 seconds went into hashes."""
    with pytest.MonkeyPatch.context() as patched:
        for name in HASHERS:
            cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1, type=Type.ID)
            patched.setattr(f"modules.services.accounts.secrets.{name}", cheap)
        yield


@pytest.fixture
def real_hashes(monkeypatch: pytest.MonkeyPatch, cheap_hashes: None) -> None:
    """Let them cost what they cost in the app."""
    secrets._nobodys.cache_clear()
    for name, real in HASHERS.items():
        monkeypatch.setattr(f"modules.services.accounts.secrets.{name}", real)


@pytest.fixture(scope="session")
def keys() -> Keys:
    """Return the keys of the organisation in these tests."""
    return secrets.keys(b"a key for tests, 32 bytes long..")


@pytest.fixture(scope="session")
def sealed(keys: Keys, cheap_hashes: None) -> Mapping[str, str]:
    """Return the PIN and the password of the cast as they are kept; made once, as it is slow."""
    return {
        "participant": secrets.sealed(keys, PIN, staff=False),
        "counsellor": secrets.sealed(keys, PASSWORD, staff=True),
    }


@pytest.fixture(scope="session")
def cast_folder(
    tmp_path_factory: pytest.TempPathFactory, keys: Keys, sealed: Mapping[str, str]
) -> Path:
    """Return a store's folder with the cast in it, for each test to copy."""
    folder = tmp_path_factory.mktemp("cast") / "store"
    store = TinyStore.open(folder)
    for name, person in CAST.items():
        if person.role == "participant":
            store.create(person.id, beginning(name), by=person.id, at=MONDAY, save_id=name)
        account = Account(
            id=person.id,
            role=person.role,
            name=name if person.role == "counsellor" else None,
            lookup=secrets.lookup(keys, CODES[name]),
            secret=sealed[person.role],
            # Made-up staff, who need no second step to sign in.
            demo=person.role == "counsellor",
            created_at=MONDAY,
        )
        keep_account(store, account)
    store.close()
    return folder


def keep_account(store: Store, account: Account) -> None:
    """Keep an account, and what leads from its code or sign-in name to it."""
    lookup = Lookup(key=account.lookup, account=account.id)
    store.update(Lookup, lookup.key, lambda _: lookup)
    store.update(Account, account.id, lambda _: account)


def beginning(name: str) -> list[Change]:
    """Return the first fields of somebody who agreed and whom Els guides."""
    agreements = {
        f"consent/{subject}": {"yes": True, "version": consent.VERSION}
        for subject in consent.SUBJECTS
    }
    fields = {
        **agreements,
        f"counsellor/{ELS.id}": True,
        "profile/name": name,
        "profile/language": "nl",
    }
    return [Change(field=field, value=value) for field, value in fields.items()]


@pytest.fixture
def store(tmp_path: Path, cast_folder: Path) -> Iterator[TinyStore]:
    """Return a store with the cast in it."""
    opened = TinyStore.open(shutil.copytree(cast_folder, tmp_path / "store"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a content folder with a tiny activity for each thing to show."""
    return write_small_content(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="session")
def library(small_content: Path) -> Library:
    """Return the tiny content."""
    return load(small_content)


@pytest.fixture(scope="session")
def others_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny content with activities that others fill in about a participant."""
    return write_others_content(tmp_path_factory.mktemp("others") / "content")


@pytest.fixture(scope="session")
def others(others_content: Path) -> Library:
    """Return that content."""
    return load(others_content)


@pytest.fixture
def others_runtime(
    store: TinyStore, others: Library, others_content: Path, keys: Keys
) -> Iterator[Runtime]:
    """Return a running house with that content."""
    opened = Runtime(store, others, keys, others_content)
    set_current(opened)
    yield opened
    set_current(None)


@pytest.fixture(scope="session")
def rich_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a content folder with an activity for each thing that content can do besides."""
    return write_rich_content(tmp_path_factory.mktemp("rich-content"))


@pytest.fixture(scope="session")
def rich(rich_content: Path) -> Library:
    """Return that content."""
    return load(rich_content)


@pytest.fixture(scope="session")
def shipped() -> Library:
    """Return the content that the app comes with."""
    return open_library(CONTENT)


@pytest.fixture
def runtime(store: TinyStore, shipped: Library, keys: Keys) -> Iterator[Runtime]:
    """Return a running house with the content that the app comes with."""
    opened = Runtime(store, shipped, keys, CONTENT)
    set_current(opened)
    yield opened
    set_current(None)


@pytest.fixture
def rich_runtime(
    store: TinyStore, rich: Library, keys: Keys, rich_content: Path
) -> Iterator[Runtime]:
    """Return a running house with the content that does everything."""
    opened = Runtime(store, rich, keys, rich_content)
    set_current(opened)
    yield opened
    set_current(None)


def reads(store: Store, viewer: Person, about: str | None = None, at: datetime = MONDAY) -> Reader:
    """Return what somebody may read of a dossier, their own without an id."""
    return open_reader(store, about or viewer.id, viewer, at)


@pytest.fixture
def action() -> Act:
    """Return what makes a new act of somebody, some minutes after Monday morning."""

    def act(by: Person, minutes: float = 0) -> Action:
        return Action(by, MONDAY + timedelta(minutes=minutes), f"act-{next(_acts)}")

    return act


def proven(store: Store, act: Action) -> Action:
    """Return the act in a sign-in that somebody proved at that very moment."""
    account = store.find(Account, act.by.id)
    assert account is not None
    token = accounts.begin(store, account, at=act.at)
    return act._replace(sign_in=secrets.fingerprint(token))


def keep_administrator(store: Store, keys: Keys, sealed: Mapping[str, str]) -> Person:
    """Keep the account of Anke, who looks after the accounts of the team, and return her."""
    account = Account(
        id=ANKE.id,
        role=ANKE.role,
        name="Anke",
        lookup=secrets.lookup(keys, "anke"),
        secret=sealed["counsellor"],
        demo=True,
        created_at=MONDAY,
    )
    keep_account(store, account)
    return ANKE


@pytest.fixture
def anke(store: TinyStore, keys: Keys, sealed: Mapping[str, str]) -> Person:
    """Return an administrator who is in the store."""
    return keep_administrator(store, keys, sealed)


def invited(store: Store, by: Person, at: datetime) -> str:
    """Return the secret of a link for a colleague, made by somebody who just proved to be there."""
    act = Action(by, at, f"invited-{next(_acts)}")
    return staff.invite(store, proven(store, act))
