"""A guide to print is for counsellors only."""

import pytest
from starlette.testclient import TestClient

from modules.content.loading.shelf import GUIDE_IDS
from modules.domain.activities.words import Words
from modules.services.runtime import Runtime, set_current
from tests.conftest import CODES, PASSWORD, PIN
from tests.web.conftest import Browse, Word

TEXTS = {one: f"Over {one}." for one in GUIDE_IDS} | {"nabespreking": "- Eerst?\n- Dan?"}


@pytest.fixture
def guided(runtime: Runtime) -> Runtime:
    """Settle the house with a guide for the dream."""
    words = Words(language="nl", title="Dromen doen", introduction="Zo gaat het.", texts=TEXTS)
    library = runtime.library.model_copy(update={"guides": {"dromen": {"nl": words}}})
    changed = runtime._replace(library=library)
    set_current(changed)
    return changed


def signed_in(browse: Browse, name: str, secret: str) -> TestClient:
    browser = browse()
    browser.post("/sign-in", data={"name": name, "secret": secret})
    return browser


@pytest.mark.requirement("TK13")
def test_a_counsellor_prints_a_guide_with_each_of_its_parts(
    browse: Browse, guided: Runtime, word: Word
) -> None:
    page = signed_in(browse, "els", PASSWORD).get("/guide/dromen")
    assert page.status_code == 200
    for text_id in GUIDE_IDS:
        assert word(f"guide.{text_id}") in page.text
    assert "<li>Eerst?</li>" in page.text
    assert word("own-data.print") in page.text


@pytest.mark.requirement("TK13")
def test_a_participant_and_a_visitor_see_no_guide(browse: Browse, guided: Runtime) -> None:
    for browser in (signed_in(browse, CODES["Amina"], PIN), browse()):
        page = browser.get("/guide/dromen")
        assert page.status_code == 403
        assert "Dromen doen" not in page.text


def test_a_guide_that_does_not_exist_is_refused_kindly(
    browse: Browse, guided: Runtime, word: Word
) -> None:
    page = signed_in(browse, "els", PASSWORD).get("/guide/iets-anders")
    assert page.status_code == 403
    assert word("error.unknown-activity") in page.text
