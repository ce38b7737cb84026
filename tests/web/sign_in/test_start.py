"""Starting alone: only after every yes, and straight in with a card."""

from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from modules.services.accounts import accounts
from modules.services.runtime import Runtime
from tests.web.conftest import Word, whose

YES = {"adult": "yes", "use": "yes", "name": "Dina", "language": "en"}


def test_who_said_yes_to_all_is_in_and_has_a_card(browser: TestClient, runtime: Runtime) -> None:
    answer = browser.post("/start", data=YES)
    assert answer.status_code == 303
    person = whose(runtime, browser.cookies.get("tk"))
    assert person is not None
    assert runtime.store.get(person.id).value("profile/name") == "Dina"
    assert runtime.store.get(person.id).value("profile/language") == "en"
    assert accounts.fresh_card(runtime.store, person.id, at=datetime.now(UTC))


@pytest.mark.requirement("JS1", "PR1")
@pytest.mark.parametrize(
    "wrong",
    [{"adult": "no"}, {"use": "no"}, {"adult": ""}, {"adult": "YES"}, {"use": "true"}],
)
def test_without_a_yes_nobody_starts_and_nothing_is_kept(
    browser: TestClient, runtime: Runtime, word: Word, wrong: dict[str, str]
) -> None:
    before = set(runtime.store.dossier_ids())
    answer = browser.post("/start", data={**YES, "language": "nl", **wrong})
    assert answer.status_code == 403
    assert word("error.start") in answer.text
    assert "set-cookie" not in answer.headers
    assert set(runtime.store.dossier_ids()) == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", None), ("  ", None), ("x" * 300, "x" * 40), ("A\nB\x00", "A B"), ("<b>", "<b>")],
)
def test_a_name_is_tidied_first(
    browser: TestClient, runtime: Runtime, typed: str, kept: str | None
) -> None:
    browser.post("/start", data={**YES, "name": typed})
    person = whose(runtime, browser.cookies.get("tk"))
    assert person is not None
    assert runtime.store.get(person.id).value("profile/name") == kept


def test_a_language_that_is_not_there_becomes_dutch(browser: TestClient, runtime: Runtime) -> None:
    browser.post("/start", data={**YES, "language": "xx"})
    person = whose(runtime, browser.cookies.get("tk"))
    assert person is not None
    assert runtime.store.get(person.id).value("profile/language") == "nl"
