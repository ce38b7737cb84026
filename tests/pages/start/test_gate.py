"""The gate: each page runs for who it is for, and gives everybody else a sentence and nothing."""

from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.services.accounts import accounts
from modules.services.activities import answering
from modules.services.activities.answering import record
from modules.services.runtime import Runtime
from modules.storage.tinydb.store import TinyStore
from modules.ui.shell.page_registry import PAGES
from tests.conftest import AMINA, ANKE, BART, ELS, FATIMA, MONDAY, Act
from tests.pages.conftest import ROUTER, Open, Word, seen, sent, sign_in, tap, titles

FOLDERS = ("participant", "counsellor", "organisation")
FILES = [f"{folder}/{file.stem}" for folder in FOLDERS for file in (PAGES / folder).glob("*.py")]
PARTICIPANT = [name for name in FILES if name.startswith("participant/")]
ADMINISTRATOR = ["organisation/accounts"]
STAFF = [name for name in FILES if name not in (*PARTICIPANT, *ADMINISTRATOR)]
HAS: Mapping[str, tuple[Person | None, list[str]]] = {
    "a visitor": (None, []),
    "a participant": (AMINA, PARTICIPANT),
    "a counsellor": (ELS, STAFF),
    "an administrator": (ANKE, ADMINISTRATOR),
}
"""Whose each page is: what is not here is refused."""


@pytest.fixture(autouse=True)
def administrator(store: TinyStore, anke: Person) -> None:
    """Have an administrator beside the cast."""


def test_each_page_is_somebodys_and_nobodys_twice() -> None:
    given = [name for _, pages in HAS.values() for name in pages]
    assert sorted(given) == sorted(FILES)


@pytest.mark.parametrize("who", list(HAS))
@pytest.mark.parametrize("name", FILES)
def test_a_page_runs_for_whose_it_is_and_for_nobody_else(
    runtime: Runtime, who: str, name: str
) -> None:
    person, pages = HAS[who]
    if name in pages:
        return  # run by the tests below, with everything they need
    app = run_file(name, sign_in(runtime, person) if person else {"is_logged_in": False})
    assert not app.exception
    assert not app.button
    words = seen(app)
    assert not [one for one in ("Amina", "Bart", "Els", "Fatima", "Anke") if one in words]
    assert not [one for one in (AMINA.id, BART.id, ELS.id) if one in sent(app)]


@pytest.mark.parametrize("who", list(HAS))
def test_addresses_are_given_to_whose_they_are_alone(
    opened: Open, runtime: Runtime, who: str
) -> None:
    person, pages = HAS[who]
    app = opened(person)
    for name in set(FILES) - set(pages):
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            app.switch_page(str(PAGES / f"{name}.py"))


def run_file(name: str, user: dict[str, object]) -> AppTest:
    """Run the file of a page by itself, as a forged client would."""
    app = AppTest.from_file(str(PAGES / f"{name}.py"), default_timeout=30)
    app.user = user
    return app.run()


def is_only(app: AppTest, sentence: str) -> bool:
    """Say whether a page shows this sentence and nothing of anybody."""
    words = seen(app)
    return sentence in words and "Amina" not in words and "Bart" not in words


@pytest.mark.parametrize("name", PARTICIPANT)
def test_each_page_of_a_participant_runs(opened: Open, name: str) -> None:
    app = opened(AMINA, on=name)
    assert not app.exception
    assert len(titles(app)) == 1


@pytest.mark.parametrize("name", STAFF)
@pytest.mark.parametrize("who", [ELS, FATIMA])
def test_each_page_of_a_counsellor_runs(opened: Open, name: str, who: Person) -> None:
    app = opened(who, on=name)
    assert not app.exception
    assert len(titles(app)) == 1


@pytest.mark.parametrize("name", FILES)
def test_a_visitor_gets_a_sentence_and_nothing_of_the_page(
    runtime: Runtime, word: Word, name: str
) -> None:
    app = run_file(name, {"is_logged_in": False})
    assert not app.exception
    assert titles(app) == [word("error.signed-out")]
    assert not app.button
    assert is_only(app, word("error.signed-out"))


@pytest.mark.parametrize("name", FILES)
def test_somebody_in_another_role_gets_a_sentence_and_nothing_of_the_page(
    runtime: Runtime, word: Word, name: str
) -> None:
    wrong = ELS if name in PARTICIPANT else AMINA
    app = run_file(name, sign_in(runtime, wrong))
    assert not app.exception
    assert [one.value for one in app.error] == [word("error.forbidden")]
    assert not app.title
    assert not app.button


def test_staff_is_turned_away_from_the_welcome(runtime: Runtime, word: Word) -> None:
    app = run_file("start/welcome", sign_in(runtime, ELS))
    assert [one.value for one in app.error] == [word("error.forbidden")]


@pytest.mark.parametrize("key", ["", "0" * 64, "x", None, 7])
def test_a_made_up_sign_in_is_nobody(runtime: Runtime, word: Word, key: object) -> None:
    user = {"is_logged_in": True, "account": AMINA.id, "sign_in": key}
    assert titles(run_file("participant/path", user)) == [word("error.signed-out")]


def test_the_sign_in_says_who_somebody_is_not_the_account_beside_it(
    runtime: Runtime, action: Act
) -> None:
    record(runtime.store, runtime.library, "dromen", "even-stil", True, action(AMINA))
    app = AppTest.from_file(str(ROUTER), default_timeout=30)
    app.user = {**sign_in(runtime, BART), "account": AMINA.id}
    tap(app.run(), "open-dromen")
    assert runtime.store.get(BART.id).value("place/dromen")
    assert titles(app) == [runtime.library.words("activities", "dromen", "nl").heading("even-stil")]


@pytest.mark.parametrize("person", [AMINA, ELS])
def test_pages_of_another_role_are_not_there(opened: Open, person: Person) -> None:
    app = opened(person)
    for name in STAFF if person is AMINA else PARTICIPANT:
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            app.switch_page(str(PAGES / f"{name}.py"))


def test_a_sign_in_that_ended_elsewhere_ends_here_at_the_next_tap(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = opened(AMINA)
    tap(app, "open-dromen")
    accounts.end_all(runtime.store, AMINA.id)
    assert titles(app.run()) == [word("error.signed-out")]
    assert "Dromen" not in seen(app)


def test_a_participant_who_has_not_agreed_gets_only_the_welcome(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    changes = [Change(field="consent/use", value=None)]
    runtime.store.save(AMINA.id, changes, by=AMINA.id, at=MONDAY, save_id="no")
    app = opened(AMINA)
    assert titles(app) == [word("welcome.what")]
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        app.switch_page(str(PAGES / "participant/path.py"))


def test_nobodys_words_are_sent_to_another(opened: Open, runtime: Runtime, action: Act) -> None:
    record(runtime.store, runtime.library, "dromen", "droom", "kanarie", action(AMINA))
    for person in (None, BART, ELS, FATIMA):
        assert "kanarie" not in sent(opened(person))


@pytest.mark.requirement("TK11")
def test_a_reload_and_another_device_find_the_same_question(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    answering.open_activity(runtime.store, runtime.library, "interesses", action(AMINA))
    record(runtime.store, runtime.library, "interesses", "fiets-herstellen", "graag", action(AMINA))
    before = titles(opened(AMINA, on="participant/activity"))
    assert before == titles(opened(AMINA, on="participant/activity"))
    words = runtime.library.words("activities", "interesses", "nl")
    assert before == [words.heading("helpen-met-huiswerk")]
