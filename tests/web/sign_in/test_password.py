"""Changing one's own password: with the present one, a good one, and every other device ends."""

import pytest
from starlette.testclient import TestClient

from tests.conftest import CODES, PASSWORD, PIN
from tests.web.conftest import Browse, Word

NEW = "een heel ander lang geheim 7"


def els(browse: Browse, password: str = PASSWORD) -> TestClient:
    """Return a browser in which Els signed in."""
    browser = browse()
    browser.post("/sign-in", data={"name": "els", "secret": password})
    return browser


def is_in(browser: TestClient) -> bool:
    """Say whether somebody is signed in: only then there is a form."""
    return browser.get("/password").status_code == 200


def test_the_new_one_works_the_old_one_does_not_and_others_are_signed_out(browse: Browse) -> None:
    here, elsewhere = els(browse), els(browse)
    answer = here.post("/password", data={"current": PASSWORD, "new": NEW})
    assert answer.status_code == 200
    assert is_in(here)
    assert not is_in(elsewhere)
    assert not is_in(els(browse))
    assert is_in(els(browse, NEW))


@pytest.mark.parametrize(
    ("current", "new", "error"),
    [
        ("verkeerd wachtwoord", NEW, "again.wrong"),
        (PASSWORD, "te kort", "error.password"),
        (PASSWORD, "aaaaaaaaaaaaaaaaaaaa", "error.password-easy"),
        (PASSWORD, "Els is mijn eigen naam 7", "error.password-easy"),
    ],
)
def test_what_is_not_right_changes_nothing(
    browse: Browse, word: Word, current: str, new: str, error: str
) -> None:
    browser = els(browse)
    answer = browser.post("/password", data={"current": current, "new": new})
    assert answer.status_code == 403
    assert word(error) in answer.text
    assert current not in answer.text
    assert is_in(els(browse))


def test_a_participant_and_a_visitor_have_no_password_to_change(browse: Browse) -> None:
    amina = browse()
    amina.post("/sign-in", data={"name": CODES["Amina"], "secret": PIN})
    for browser in (amina, browse()):
        assert browser.get("/password").status_code == 403
        answer = browser.post("/password", data={"current": PIN, "new": NEW})
        assert answer.status_code == 403
