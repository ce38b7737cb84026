"""Places that are not there, ended sign-ins and bugs: calm words, and the way on."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

from modules.services.accounts import accounts
from modules.services.runtime import Runtime
from tests.conftest import AMINA, ELS
from tests.pages.conftest import Open, Word, seen, titles


def test_a_visitor_at_an_address_of_others_is_asked_to_sign_in(opened: Open, word: Word) -> None:
    app = opened(on="start/elsewhere")
    assert not app.exception
    assert titles(app) == [word("error.signed-out")]


def test_a_participant_at_an_address_of_others_lands_on_their_path(
    opened: Open, word: Word
) -> None:
    app = opened(AMINA, on="start/elsewhere")
    assert titles(app) == [word("path.title")]


def test_a_persons_page_without_a_person_is_the_caseload(opened: Open, word: Word) -> None:
    app = opened(ELS, on="counsellor/person")
    assert not app.exception
    assert titles(app) == [word("caseload.title")]


def test_the_page_of_an_activity_without_one_is_the_path(opened: Open, word: Word) -> None:
    app = opened(AMINA, on="participant/activity")
    assert titles(app) == [word("path.title")]


def test_the_card_of_somebody_who_has_it_is_the_path(opened: Open, word: Word) -> None:
    app = opened(AMINA, on="participant/card")
    assert titles(app) == [word("path.title")]


def test_an_ended_sign_in_shows_nothing_more_of_the_page(opened: Open, runtime: Runtime) -> None:
    app = opened(AMINA)
    accounts.end_all(runtime.store, AMINA.id)
    app.run()
    assert not app.exception
    assert "open-dromen" not in [one.key for one in app.button]


def fails() -> None:
    """Be a page with a bug whose words hold what somebody typed."""
    from modules.ui.shell.unexpected import unexpected

    try:
        raise ValueError("kanarie van Amina")
    except ValueError as error:
        unexpected(error)


@pytest.mark.requirement("PR15")
def test_a_bug_is_a_calm_sentence_and_its_words_are_nowhere(
    runtime: Runtime, word: Word, caplog: pytest.LogCaptureFixture
) -> None:
    app = AppTest.from_function(fails)
    app.user = {"is_logged_in": False}
    with caplog.at_level(logging.ERROR):
        app.run()
    assert word("error.unexpected") in seen(app)
    assert "ValueError at" in caplog.text
    assert "kanarie" not in caplog.text + seen(app)
