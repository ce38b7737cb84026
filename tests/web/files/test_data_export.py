"""Taking one's own data along and erasing it: for the owner alone, once, and for good."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from modules.domain.records.dossier import Change
from modules.domain.records.people import Account, FreshCard, Lookup, OneTimeToken, SignIn
from modules.services.accounts import accounts, secrets
from modules.services.action import Action
from modules.services.data_rights import tickets
from modules.services.guidance import counselling
from modules.services.runtime import Runtime
from modules.storage.base import NoDossier
from tests.conftest import AMINA, BART, CODES, ELS, FATIMA, MONDAY, PASSWORD, PIN, proven
from tests.web.conftest import Browse, Word, whose

XSS = "<img src=x onerror=alert(1)>\"'{{ 7*7 }}</dd>"


@pytest.fixture
def amina(browser: TestClient) -> TestClient:
    """Return a browser in which Amina is signed in."""
    answer = browser.post("/sign-in", data={"name": CODES["Amina"], "secret": PIN})
    assert answer.status_code == 303
    return browser


@pytest.fixture
def wrote(runtime: Runtime) -> Runtime:
    """Return the house after Amina wrote something and Els noted something."""
    answer = Change(field="answer/dromen/droom", value={"value": XSS})
    runtime.store.save(AMINA.id, [answer], by=AMINA.id, at=MONDAY, save_id="answer")
    note = Change(field="note/" + "1" * 32, value=f"Notitie {XSS}")
    runtime.store.save(AMINA.id, [note], by=ELS.id, at=MONDAY, save_id="note")
    return runtime


def export(browser: TestClient, form: str) -> str:
    """Ask for one's own data, and return where the browser is sent."""
    answer = browser.post("/export", data={"form": form, "lang": "nl"})
    assert answer.status_code == 303
    return str(answer.headers["location"])


@pytest.mark.requirement("PR11")
def test_everything_can_be_taken_along_as_a_file(amina: TestClient, wrote: Runtime) -> None:
    answer = amina.get(export(amina, "json"))
    found = json.loads(answer.text)
    assert answer.headers["content-disposition"] == 'attachment; filename="tweede-kans.json"'
    assert answer.headers["cache-control"] == "no-store"
    assert found["answers"][0]["words"] == XSS
    assert found["notes"][0]["name"] == "Els"
    assert set(found["fields"]) == set(wrote.store.get(AMINA.id).fields)
    assert len(found["events"]) == len(wrote.store.events(AMINA.id)) - 1  # this export itself


@pytest.mark.requirement("PR11", "PR6")
def test_the_page_to_print_shows_words_as_text(
    amina: TestClient, wrote: Runtime, word: Word
) -> None:
    answer = amina.get(export(amina, "page"))
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("inline")
    assert "<img src=x" not in answer.text
    assert "&lt;img src=x onerror=alert(1)&gt;" in answer.text
    assert "{{ 7*7 }}" in answer.text
    assert word("consent.use") in answer.text


@pytest.mark.requirement("TK10", "TO5")
def test_the_page_has_the_question_that_somebody_asked_as_text(
    amina: TestClient, wrote: Runtime
) -> None:
    asked = Change(field="talk", value={"question": f"Mag dit? {XSS}", "urgent": False})
    wrote.store.save(AMINA.id, [asked], by=AMINA.id, at=MONDAY, save_id="talk")
    page = amina.get(export(amina, "page")).text
    assert "Mag dit? &lt;" in page
    assert XSS not in page


def test_the_page_names_chosen_ways_and_says_in_words_that_a_list_changed(
    amina: TestClient, wrote: Runtime, word: Word
) -> None:
    kept = [
        Change(field="version/dromen", value=["abc123def456"]),
        Change(field="way/vdab-beroep", value="enrolled"),
    ]
    wrote.store.save(AMINA.id, kept, by=AMINA.id, at=MONDAY, save_id="ways")
    page = amina.get(export(amina, "page")).text
    assert word("own-data.changed") in page
    assert "abc123def456" not in page
    name = wrote.library.jobs.training_words["nl"].heading("vdab-beroep")
    assert f"{name}: {word('ways.state.enrolled')}" in page


@pytest.mark.requirement("PR15")
def test_taking_along_is_kept_as_an_event(amina: TestClient, runtime: Runtime) -> None:
    before = len(runtime.store.events(AMINA.id))
    amina.get(export(amina, "json"))
    event = runtime.store.events(AMINA.id)[-1]
    assert len(runtime.store.events(AMINA.id)) == before + 1
    assert (event.kind, event.by, event.what) == ("exported", AMINA.id, "export")


def test_a_ticket_works_once(amina: TestClient, wrote: Runtime, word: Word) -> None:
    address = export(amina, "json")
    assert amina.get(address).status_code == 200
    again = amina.get(address)
    assert again.status_code == 403
    assert word("error.ticket") in again.text
    assert "Notitie" not in again.text


def test_a_ticket_is_kept_only_as_a_hash(amina: TestClient, runtime: Runtime) -> None:
    token = re.findall(r"/export/([^?]+)", export(amina, "json"))[0]
    kept = [one for one in runtime.store.records(OneTimeToken) if one.kind == "export"]
    assert [one.key for one in kept] == [secrets.fingerprint(token)]
    assert token not in str(kept)


def test_a_ticket_is_dead_after_two_minutes(amina: TestClient, runtime: Runtime) -> None:
    old = datetime.now(UTC) - timedelta(minutes=2, seconds=1)
    token = tickets.ticket(runtime.store, proven(runtime.store, Action(AMINA, old, "old")))
    assert amina.get(f"/export/{token}?as=json").status_code == 403


@pytest.mark.parametrize(("code", "secret"), [(CODES["Bart"], PIN), ("els", PASSWORD)])
def test_somebody_elses_ticket_gives_nothing_and_is_used_up(
    amina: TestClient, browse: Browse, wrote: Runtime, code: str, secret: str
) -> None:
    address = export(amina, "json")
    other = browse()
    other.post("/sign-in", data={"name": code, "secret": secret})
    answer = other.get(address)
    assert answer.status_code == 403
    assert "Amina" not in answer.text
    assert amina.get(address).status_code == 403


def test_a_visitor_gets_no_ticket_and_no_document(browse: Browse, amina: TestClient) -> None:
    visitor = browse()
    assert visitor.post("/export", data={"form": "json"}).status_code == 403
    assert visitor.get(export(amina, "json")).status_code == 403
    assert visitor.get("/export/made-up").status_code == 403


@pytest.mark.requirement("PR9")
def test_staff_has_no_own_data_to_take_along(browser: TestClient) -> None:
    browser.post("/sign-in", data={"name": "els", "secret": PASSWORD})
    assert browser.post("/export", data={"form": "json"}).status_code == 403
    assert browser.post("/erase", data={"pin": PASSWORD}).status_code == 403


def test_a_post_from_another_site_takes_and_erases_nothing(
    amina: TestClient, runtime: Runtime
) -> None:
    evil = {"origin": "https://evil.example"}
    assert amina.post("/export", data={}, headers=evil).status_code == 403
    assert amina.post("/erase", data={"pin": PIN}, headers=evil).status_code == 403
    assert runtime.store.get(AMINA.id)


def everything_of(runtime: Runtime, account: str) -> list[object]:
    """Return each record that leads to an account."""
    store = runtime.store
    found = [one for one in store.records(Account) if one.id == account]
    kinds = (SignIn, Lookup, OneTimeToken)
    leads = [one for kind in kinds for one in store.records(kind) if one.account == account]
    return [*found, *leads, *(one for one in store.records(FreshCard) if one.key == account)]


@pytest.mark.requirement("PR12")
def test_erasing_leaves_nothing_and_touches_nobody_else(
    amina: TestClient, wrote: Runtime, word: Word
) -> None:
    token = amina.cookies["tk"]
    tickets.ticket(wrote.store, proven(wrote.store, Action(AMINA, datetime.now(UTC), "ticket")))
    bart = len(everything_of(wrote, BART.id))
    answer = amina.post("/erase", data={"pin": f"{PIN[:3]} {PIN[3:]}"})
    assert answer.status_code == 200
    assert word("erased.title") in answer.text
    assert answer.headers["clear-site-data"]
    assert everything_of(wrote, AMINA.id) == []
    assert whose(wrote, token) is None
    with pytest.raises(NoDossier):
        wrote.store.get(AMINA.id)
    assert len(everything_of(wrote, BART.id)) == bart
    seen = counselling.caseload(wrote.store, wrote.library, by=ELS)
    assert [one.person.id for one in seen] == [BART.id]


def test_after_erasing_the_card_opens_nothing(amina: TestClient, browse: Browse) -> None:
    amina.post("/erase", data={"pin": PIN})
    again = browse().post("/sign-in", data={"name": CODES["Amina"], "secret": PIN})
    assert again.status_code == 403


@pytest.mark.parametrize("pin", ["000000", "", "24681", "x" * 3000])
def test_without_the_pin_nothing_is_erased(
    amina: TestClient, runtime: Runtime, word: Word, pin: str
) -> None:
    answer = amina.post("/erase", data={"pin": pin})
    assert answer.status_code == 403
    assert word("erase.wrong-pin") in answer.text
    assert runtime.store.get(AMINA.id)


def test_guessing_the_pin_of_an_open_phone_soon_rests(amina: TestClient, runtime: Runtime) -> None:
    for _ in range(6):
        amina.post("/erase", data={"pin": "000000"})
    assert amina.post("/erase", data={"pin": PIN}).status_code == 403
    assert runtime.store.get(AMINA.id)


def test_a_counsellor_elsewhere_erases_nobody(browser: TestClient, runtime: Runtime) -> None:
    account = runtime.store.find(Account, FATIMA.id)
    assert account
    browser.cookies.set("tk", accounts.begin(runtime.store, account, at=datetime.now(UTC)))
    assert browser.post("/erase", data={"pin": PIN}).status_code == 403
    assert runtime.store.get(AMINA.id)
