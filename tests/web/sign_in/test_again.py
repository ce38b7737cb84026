"""Proving once more who one is, in a browser, and what asks for it."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from modules.domain.records.people import SignIn
from modules.services.accounts import secrets
from modules.services.runtime import Runtime
from tests.conftest import AMINA, CODES, PASSWORD, PIN
from tests.web.conftest import Browse, Word


def signed_in(browse: Browse, name: str, secret: str) -> TestClient:
    """Return a browser in which somebody is signed in."""
    browser = browse()
    assert browser.post("/sign-in", data={"name": name, "secret": secret}).status_code == 303
    return browser


def an_hour_passes(runtime: Runtime, browser: TestClient) -> None:
    """Let the proof of this browser's sign-in be an hour old."""
    key = secrets.fingerprint(browser.cookies["tk"])

    def older(now: SignIn | None) -> SignIn | None:
        assert now is not None
        assert now.proven_at is not None
        return now.model_copy(update={"proven_at": now.proven_at - timedelta(hours=1)})

    runtime.store.update(SignIn, key, older)


@pytest.fixture
def amina(browse: Browse, runtime: Runtime) -> TestClient:
    """Return a browser in which Amina signed in an hour ago."""
    browser = signed_in(browse, CODES["Amina"], PIN)
    an_hour_passes(runtime, browser)
    return browser


@pytest.mark.parametrize("form", ["page", "json"])
def test_taking_along_asks_for_the_pin_again_and_goes_on(
    amina: TestClient, word: Word, form: str
) -> None:
    asked = amina.post("/export", data={"form": form, "lang": "nl"})
    assert asked.status_code == 200
    assert word("again.title") in asked.text
    assert f'name="form" value="{form}"' in asked.text
    done = amina.post("/again", data={"form": form, "secret": f"{PIN[:3]} {PIN[3:]}"})
    assert word("again.done") in done.text
    answer = amina.post("/export", data={"form": form, "lang": "nl"})
    assert answer.status_code == 303
    assert amina.get(answer.headers["location"]).status_code == 200


def test_a_wrong_pin_proves_nothing(amina: TestClient, runtime: Runtime, word: Word) -> None:
    events = len(runtime.store.events(AMINA.id))
    wrong = amina.post("/again", data={"form": "json", "secret": "000000"})
    assert wrong.status_code == 403
    assert word("again.wrong") in wrong.text
    assert amina.post("/export", data={"form": "json"}).status_code == 200  # asks again
    assert len(runtime.store.events(AMINA.id)) == events


def test_staff_proves_it_by_password(browse: Browse, runtime: Runtime, word: Word) -> None:
    els = signed_in(browse, "els", PASSWORD)
    an_hour_passes(runtime, els)
    page = els.get("/again")
    assert word("again.password") in page.text
    done = els.post("/again", data={"secret": PASSWORD})
    assert word("again.close") in done.text
    assert PASSWORD not in done.text


def test_a_visitor_proves_nothing(browser: TestClient, runtime: Runtime) -> None:
    assert browser.get("/again").status_code == 403
    assert browser.post("/again", data={"secret": PIN}).status_code == 403


def test_what_comes_after_is_one_of_two(amina: TestClient, runtime: Runtime) -> None:
    done = amina.post("/again", data={"form": "//evil.example", "secret": PIN})
    assert done.status_code == 200
    assert "evil" not in done.text
