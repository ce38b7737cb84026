"""A member of staff makes an account with a link that works once."""

from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from modules.domain.records.people import Account
from modules.services.runtime import Runtime
from tests.conftest import ELS, PASSWORD, invited
from tests.second_step import code, on_page
from tests.web.conftest import Browse, Word, whose


@pytest.fixture
def typed(runtime: Runtime) -> dict[str, str]:
    """Return a form with an open link."""
    token = invited(runtime.store, ELS, datetime.now(UTC))
    return {"token": token, "name": "Gert", "sign_in_name": "gert", "password": PASSWORD}


def test_a_link_makes_an_account_once(
    browse: Browse, runtime: Runtime, word: Word, typed: dict[str, str]
) -> None:
    first = browse()
    shown = on_page(first.post("/staff-account", data=typed).text)
    assert whose(runtime, first.cookies.get("tk")) is None
    now = code(shown["secret"], datetime.now(UTC))
    first.post("/sign-in/set-up", data={"ticket": shown["ticket"], "code": now})
    person = whose(runtime, first.cookies.get("tk"))
    assert person is not None
    assert person.role == "counsellor"
    again = browse().post("/staff-account", data={**typed, "sign_in_name": "gert2"})
    assert again.status_code == 403
    assert word("error.invitation") in again.text
    assert sum(one.role == "counsellor" for one in runtime.store.records(Account)) == 3


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"password": "kort"}, "error.password"),
        ({"name": ""}, "error.password"),
        ({"sign_in_name": "ab"}, "error.password"),
        ({"sign_in_name": "ELS"}, "error.name-taken"),
        ({"token": "made-up"}, "error.invitation"),
        ({"token": ""}, "error.invitation"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nobody_is_let_in(
    browser: TestClient,
    runtime: Runtime,
    word: Word,
    typed: dict[str, str],
    wrong: dict,
    sentence: str,
) -> None:
    answer = browser.post("/staff-account", data={**typed, **wrong})
    assert answer.status_code == 403
    assert word(sentence) in answer.text
    assert "set-cookie" not in answer.headers
    assert sum(one.role == "counsellor" for one in runtime.store.records(Account)) == 2


def test_a_refusal_for_the_password_leaves_the_link_good(
    browser: TestClient, typed: dict[str, str]
) -> None:
    browser.post("/staff-account", data={**typed, "password": "kort"})
    assert browser.post("/staff-account", data=typed).status_code == 200


def test_the_password_is_never_on_the_page_that_refuses_it(
    browser: TestClient, typed: dict[str, str]
) -> None:
    mine = {**typed, "sign_in_name": "els", "password": "een geheim van mij alleen"}
    answer = browser.post("/staff-account", data=mine)
    assert answer.status_code == 403
    assert mine["password"] not in answer.text
    assert typed["token"] not in answer.text


def test_the_links_secret_is_no_part_of_the_address_that_is_asked(browser: TestClient) -> None:
    page = browser.get("/staff-account")
    assert page.status_code == 200
    assert 'name="token"' in page.text
    assert 'src="/assets/look/link.js"' in page.text
    assert "location.hash" in browser.get("/assets/look/link.js").text
