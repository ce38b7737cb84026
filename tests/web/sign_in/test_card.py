"""The QR code of a card: it opens with the PIN, has a count of its own, and dies with the card."""

import re

import pytest
from starlette.testclient import TestClient

from modules.domain.records.people import FreshCard, Lookup
from modules.services.accounts import accounts
from modules.services.runtime import Runtime
from modules.storage.erasing import erase_person
from tests.conftest import AMINA, CODES, MONDAY, PIN
from tests.web.conftest import Browse, Word, whose


@pytest.fixture
def card(runtime: Runtime) -> FreshCard:
    """Return a new card of Amina's."""
    return accounts.new_card(runtime.store, runtime.keys, AMINA.id, at=MONDAY)


def scan(browser: TestClient, card: FreshCard, pin: str | None = None) -> int:
    """Post what the page of a scanned card posts, and return the status."""
    typed = {"card": card.secret, "pin": pin or PIN, "lang": "nl"}
    return browser.post("/card", data=typed).status_code


def test_the_code_and_the_pin_let_its_owner_in(
    browser: TestClient, runtime: Runtime, card: FreshCard
) -> None:
    assert scan(browser, card, f"{PIN[:3]} {PIN[3:]}") == 303
    assert whose(runtime, browser.cookies["tk"]) == AMINA


def test_the_secret_has_128_bits_and_is_kept_only_under_a_keyed_hash(
    runtime: Runtime, card: FreshCard
) -> None:
    assert re.fullmatch("[0-9a-f]{32}", card.secret or "")
    kept = [one.key for one in runtime.store.records(Lookup) if one.account == AMINA.id]
    assert accounts.card_key(runtime.keys, card.secret or "") in kept
    assert card.secret not in kept


@pytest.mark.parametrize("pin", ["000000", "", "12345", "x" * 300])
def test_the_card_alone_opens_nothing(
    browser: TestClient, card: FreshCard, pin: str, word: Word
) -> None:
    answer = browser.post("/card", data={"card": card.secret, "pin": pin})
    assert answer.status_code == 403
    assert word("error.sign-in") in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("secret", ["", "0" * 32, "<script>", "MKMG2345", "x" * 3000])
def test_a_made_up_secret_gets_the_same_sentence_and_is_not_repeated(
    browser: TestClient, card: FreshCard, word: Word, secret: str
) -> None:
    answer = browser.post("/card", data={"card": secret, "pin": PIN})
    assert answer.status_code == 403
    assert word("error.sign-in") in answer.text
    assert "<script>alert" not in answer.text
    assert 'value="<' not in answer.text


def test_a_stranger_who_guesses_codes_does_not_lock_the_owner_out(
    browser: TestClient, browse: Browse, card: FreshCard
) -> None:
    for _ in range(12):
        browser.post("/sign-in", data={"name": card.code, "secret": "000000"})
    assert browser.post("/sign-in", data={"name": card.code, "secret": PIN}).status_code == 403
    assert scan(browse(), card) == 303


def test_guessing_the_pin_of_a_found_card_soon_rests(
    browser: TestClient, browse: Browse, card: FreshCard
) -> None:
    for number in range(6):
        assert scan(browser, card, f"{number:06}") == 403
    assert scan(browser, card) == 403
    typed = {"name": card.code, "secret": PIN}
    assert browse().post("/sign-in", data=typed).status_code == 303


def test_the_old_card_is_dead_when_a_new_one_is_made(
    browser: TestClient, runtime: Runtime, card: FreshCard
) -> None:
    new = accounts.new_card(runtime.store, runtime.keys, AMINA.id, at=MONDAY)
    assert scan(browser, card) == 403
    assert scan(browser, card, PIN) == 403
    assert scan(browser, new) == 303


def test_who_starts_alone_gets_a_card_that_can_be_scanned(
    browser: TestClient, browse: Browse, runtime: Runtime
) -> None:
    browser.post("/start", data={"adult": "yes", "use": "yes", "language": "nl"})
    person = whose(runtime, browser.cookies["tk"])
    assert person
    card = runtime.store.find(FreshCard, person.id)
    assert card
    assert scan(browse(), card, card.pin) == 303


def test_erasing_takes_the_secret_too(
    browser: TestClient, runtime: Runtime, card: FreshCard
) -> None:
    erase_person(runtime.store, AMINA.id, by=AMINA.id, at=MONDAY)
    assert not [one for one in runtime.store.records(Lookup) if one.account == AMINA.id]
    assert scan(browser, card) == 403


def test_the_secret_stays_behind_the_hash_of_the_address(browser: TestClient) -> None:
    page = browser.get("/card")
    assert 'src="/assets/look/card.js"' in page.text
    script = browser.get("/assets/look/card.js").text
    assert "location.hash" in script
    assert "replaceState" in script
    assert "Storage" not in script


def test_the_card_on_paper_shows_what_was_on_screen(browser: TestClient, card: FreshCard) -> None:
    shown = {"code": card.code, "pin": PIN, "secret": card.secret, "lang": "nl"}
    assert browser.post("/card/print", data=shown).status_code == 403  # nobody is signed in
    scan(browser, card)
    answer = browser.post("/card/print", data=shown)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "<svg" in answer.text
    assert f"{card.code[:4]} {card.code[4:]}" in answer.text
    assert str(card.secret) not in answer.text


@pytest.mark.parametrize("wrong", [{"code": "<b>x</b>"}, {"pin": "abc"}, {"secret": "javascript:"}])
def test_nothing_else_can_be_put_on_that_paper(
    browser: TestClient, card: FreshCard, wrong: dict[str, str]
) -> None:
    scan(browser, card)
    shown = {"code": card.code, "pin": PIN, "secret": card.secret or "", **wrong}
    answer = browser.post("/card/print", data=shown)
    assert answer.status_code == 403
    assert next(iter(wrong.values())) not in answer.text


def test_a_typed_code_still_works(browser: TestClient) -> None:
    typed = {"name": CODES["Amina"], "secret": PIN}
    assert browser.post("/sign-in", data=typed).status_code == 303
