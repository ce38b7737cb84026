"""The second step of staff: proven before an account works, a code at each sign-in, none twice."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from modules.domain.records.people import Account
from modules.services.accounts import second_factor
from modules.services.accounts.credential_check import NotSignedIn
from modules.services.accounts.second_factor import SECONDS
from modules.services.runtime import Runtime
from tests.conftest import ELS, PASSWORD, invited
from tests.second_step import code, on_page
from tests.web.conftest import Browse, Word, whose

SIGN_IN = {"who": "staff", "name": "gert", "secret": PASSWORD}


@pytest.fixture
def gert(browse: Browse, runtime: Runtime) -> dict[str, str]:
    """Return Gert's secret and spare codes, after he made an account and proved his phone."""
    token = invited(runtime.store, ELS, datetime.now(UTC))
    form = {"token": token, "name": "Gert", "sign_in_name": "gert", "password": PASSWORD}
    browser = browse()
    shown = on_page(browser.post("/staff-account", data=form).text)
    earlier = code(shown["secret"], datetime.now(UTC) - timedelta(seconds=SECONDS))
    typed = {"ticket": shown["ticket"], "code": earlier}
    page = browser.post("/sign-in/set-up", data=typed)
    assert page.status_code == 200
    assert whose(runtime, browser.cookies["tk"])
    spare = re.findall(r"<li>(\S{4} \S{4})</li>", page.text)
    return {"secret": shown["secret"], "spare": ",".join(spare)}


def half_way(browser: TestClient) -> str:
    """Sign in with the password, and return the ticket for the code."""
    answer = browser.post("/sign-in", data=SIGN_IN)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    return on_page(answer.text)["ticket"]


def test_a_password_alone_lets_nobody_in(browser: TestClient, runtime: Runtime, gert: dict) -> None:
    half_way(browser)
    assert whose(runtime, browser.cookies.get("tk")) is None


def test_the_code_of_now_lets_in_and_works_once(
    browser: TestClient, browse: Browse, runtime: Runtime, word: Word, gert: dict
) -> None:
    now = code(gert["secret"], datetime.now(UTC))
    answer = browser.post("/sign-in/code", data={"ticket": half_way(browser), "code": now})
    assert answer.status_code == 303
    person = whose(runtime, browser.cookies["tk"])
    assert person is not None
    assert person.role == "counsellor"
    other = browse()
    again = other.post("/sign-in/code", data={"ticket": half_way(other), "code": now})
    assert again.status_code == 403
    assert word("error.code") in again.text


def test_a_spare_code_lets_in_and_works_once(
    browser: TestClient, browse: Browse, runtime: Runtime, gert: dict
) -> None:
    spare = gert["spare"].split(",")
    assert len(spare) == second_factor.SPARE_CODES == len(set(spare))
    typed = {"ticket": half_way(browser), "code": spare[3].lower()}
    assert browser.post("/sign-in/code", data=typed).status_code == 303
    other = browse()
    again = {"ticket": half_way(other), "code": spare[3]}
    assert other.post("/sign-in/code", data=again).status_code == 403
    other_one = {**again, "code": spare[4]}
    assert other.post("/sign-in/code", data=other_one).status_code == 303
    assert spare[3].replace(" ", "") not in str(list(runtime.store.records(Account)))


def test_guessing_codes_rests_even_with_the_password(
    browser: TestClient, runtime: Runtime, gert: dict
) -> None:
    ticket = half_way(browser)
    for _ in range(5):
        assert browser.post("/sign-in/code", data={"ticket": ticket, "code": "00"}).status_code
    now = code(gert["secret"], datetime.now(UTC))
    answer = browser.post("/sign-in/code", data={"ticket": ticket, "code": now})
    assert answer.status_code == 403
    # A right password does not forgive wrong codes: signing in again rests too.
    assert browser.post("/sign-in", data=SIGN_IN).status_code == 403


@pytest.mark.parametrize("typed", ["", "abc", "١٢٣٤٥٦", "000000", "0" * 40, "\ud800"])
def test_anything_else_is_refused_without_a_fault(
    browser: TestClient, gert: dict, typed: str
) -> None:
    posted = {"ticket": half_way(browser), "code": typed.encode("utf-8", "surrogatepass")}
    assert browser.post("/sign-in/code", data=posted).status_code == 403


def test_a_ticket_is_for_one_thing_and_one_time(
    browser: TestClient, runtime: Runtime, gert: dict, word: Word
) -> None:
    ticket, now = half_way(browser), code(gert["secret"], datetime.now(UTC))
    typed = {"ticket": ticket, "code": now}
    assert word("error.ticket") in browser.post("/sign-in/set-up", data=typed).text
    assert browser.post("/sign-in/code", data=typed).status_code == 303
    assert word("error.ticket") in browser.post("/sign-in/code", data=typed).text
    made_up = {**typed, "ticket": "made-up"}
    assert word("error.ticket") in browser.post("/sign-in/code", data=made_up).text


def test_a_ticket_is_dead_after_ten_minutes(runtime: Runtime, gert: dict) -> None:
    account = next(one for one in runtime.store.records(Account) if one.name == "Gert")
    at = datetime.now(UTC)
    with pytest.raises(second_factor.CodeNeeded) as needed:
        second_factor.refuse_half_way(runtime.store, account, at=at)
    late = at + second_factor.TICKET_STAYS
    with pytest.raises(second_factor.BadToken):
        second_factor.pass_code(
            runtime.store, runtime.keys, needed.value.ticket, code(gert["secret"], late), at=late
        )


@pytest.mark.parametrize(("late", "good"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_clock_may_be_half_a_minute_off(
    runtime: Runtime, gert: dict, late: int, good: bool
) -> None:
    account = next(one for one in runtime.store.records(Account) if one.name == "Gert")
    at = datetime.now(UTC) + timedelta(hours=1)
    with pytest.raises(second_factor.CodeNeeded) as needed:
        second_factor.refuse_half_way(runtime.store, account, at=at)
    typed = code(gert["secret"], at + timedelta(seconds=late))
    given = (runtime.store, runtime.keys, needed.value.ticket, typed)
    if good:
        assert second_factor.pass_code(*given, at=at).id == account.id
    else:
        with pytest.raises(NotSignedIn):
            second_factor.pass_code(*given, at=at)


def test_an_account_whose_phone_was_never_proven_lets_nobody_in(
    browse: Browse, runtime: Runtime, word: Word
) -> None:
    token = invited(runtime.store, ELS, datetime.now(UTC))
    form = {"token": token, "name": "Gert", "sign_in_name": "gert", "password": PASSWORD}
    first = on_page(browse().post("/staff-account", data=form).text)
    browser = browse()
    page = browser.post("/sign-in", data=SIGN_IN)
    assert word("set-up.title") in page.text
    assert "set-cookie" not in page.headers
    shown = on_page(page.text)
    assert shown["secret"] != first["secret"]  # one secret is shown in one place only
    typed = {"ticket": shown["ticket"], "code": code(shown["secret"], datetime.now(UTC))}
    assert browser.post("/sign-in/set-up", data={**typed, "code": "000000"}).status_code == 403
    assert browser.post("/sign-in/set-up", data=typed).status_code == 200
    assert whose(runtime, browser.cookies["tk"])


def test_the_secret_has_160_bits(gert: dict) -> None:
    assert len(gert["secret"]) * 5 == 160
