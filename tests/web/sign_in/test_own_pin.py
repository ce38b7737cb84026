"""Choosing and changing a PIN in a browser: what the page says, and what it never does."""

import re
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from modules.domain.records.people import Account, FreshCard
from modules.services.accounts import accounts
from modules.services.guidance import counselling
from modules.services.runtime import Runtime
from tests.conftest import CODES, ELS, PASSWORD, PIN
from tests.web.conftest import Browse, Word, whose

OWN = "739105"


@pytest.fixture
def card(runtime: Runtime) -> FreshCard:
    """Return a card that a counsellor made for somebody new."""
    return counselling.add_participant(
        runtime.store, runtime.keys, "Chidi", by=ELS, language="nl", at=datetime.now(UTC)
    ).card


def ticket_in(page: str) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("by_code", [True, False])
def test_who_types_a_start_number_chooses_a_pin_and_is_in(
    browser: TestClient,
    browse: Browse,
    runtime: Runtime,
    card: FreshCard,
    word: Word,
    by_code: bool,
) -> None:
    if by_code:
        page = browser.post("/sign-in", data={"name": card.code, "secret": card.pin})
    else:
        page = browser.post("/card", data={"card": card.secret, "pin": card.pin})
    assert word("pin.choose") in page.text
    assert "tk" not in browser.cookies
    typed = {"ticket": ticket_in(page.text), "new": OWN, "again": "739106"}
    wrong = browser.post("/sign-in/pin", data=typed)
    assert (wrong.status_code, word("error.pins-differ") in wrong.text) == (403, True)
    typed = {"ticket": ticket_in(wrong.text), "new": OWN, "again": OWN}
    assert browser.post("/sign-in/pin", data=typed).status_code == 303
    person = whose(runtime, browser.cookies["tk"])
    assert person
    assert person.id == card.key
    assert browse().post("/sign-in/pin", data=typed).status_code == 403


def test_the_card_of_a_counsellor_on_paper_shows_a_start_number_and_no_pin(
    browser: TestClient, card: FreshCard, word: Word
) -> None:
    browser.post("/sign-in", data={"name": CODES["Amina"], "secret": PIN})
    shown = {"code": card.code, "pin": card.pin, "secret": card.secret, "start": "yes"}
    page = browser.post("/card/print", data=shown).text
    assert word("card.start") in page
    assert word("card.pin") not in page
    page = browser.post("/card/print", data={**shown, "pin": "", "start": ""}).text
    assert word("card.own-pin") in page


def test_a_participant_changes_their_pin_on_a_page_of_their_own(
    browser: TestClient, browse: Browse, word: Word
) -> None:
    signs = {"name": CODES["Amina"], "secret": PIN}
    browser.post("/sign-in", data=signs)
    assert browser.get("/pin").status_code == 200
    wrong = browser.post("/pin", data={"current": "000000", "new": OWN, "again": OWN})
    assert (wrong.status_code, word("again.wrong") in wrong.text) == (403, True)
    assert browser.post("/pin", data={"current": PIN, "new": OWN, "again": OWN}).status_code == 200
    assert browse().post("/sign-in", data=signs).status_code == 403
    assert browse().post("/sign-in", data={**signs, "secret": OWN}).status_code == 303


def test_staff_and_strangers_have_no_pin_to_change(browser: TestClient, runtime: Runtime) -> None:
    els = runtime.store.find(Account, ELS.id)
    assert els
    els_token = accounts.begin(runtime.store, els, at=datetime.now(UTC))
    typed = {"current": PASSWORD, "new": OWN, "again": OWN}
    assert browser.get("/pin").status_code == 403
    assert browser.post("/pin", data=typed).status_code == 403
    browser.cookies.set("tk", els_token)
    assert browser.get("/pin").status_code == 403
    assert browser.post("/pin", data=typed).status_code == 403
