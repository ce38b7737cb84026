"""Signing in by the organisation's own system: bound to one browser, once, and to one account."""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from modules.domain.records.people import Account, OneTimeToken, Person
from modules.services.accounts import secrets, single_sign_on, staff_administration
from modules.services.accounts.accounts import BadToken
from modules.services.accounts.staff_administration import AccountRefused
from modules.services.accounts.step_up import NotProven
from modules.services.action import Action
from modules.services.permissions import Forbidden
from modules.services.runtime import Runtime
from modules.web.sign_in.single_sign_on import COOKIE
from tests.conftest import AMINA, ELS, FATIMA, proven
from tests.issuer import CLIENT, SECRET, Issuer, issuer
from tests.web.conftest import HERE, Browse, Word, whose


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> Iterator[Issuer]:
    """Return the organisation's own sign-in, which the app knows."""
    with issuer() as served:
        monkeypatch.setenv("TWEEDE_KANS_OIDC_ISSUER", served.address)
        monkeypatch.setenv("TWEEDE_KANS_OIDC_CLIENT_ID", CLIENT)
        monkeypatch.setenv("TWEEDE_KANS_OIDC_CLIENT_SECRET", SECRET)
        yield served


def ask(browser: TestClient, there: Issuer) -> str:
    """Go to the organisation's sign-in; return the state that comes back."""
    answer = browser.post("/organisation", data={"lang": "nl"})
    assert answer.status_code == 200
    found = re.search(r'class="button" href="([^"]+)"', answer.text)
    assert found
    query = parse_qs(urlsplit(html.unescape(found[1])).query)
    assert query["redirect_uri"] == [f"{HERE}/organisation/back"]
    there.nonce = query["nonce"][0]
    return query["state"][0]


def come_back(browser: TestClient, there: Issuer) -> str:
    """Sign in there, and return the page one comes back to."""
    state = ask(browser, there)
    return str(browser.get("/organisation/back", params={"state": state, "code": "c"}).text)


def action(runtime: Runtime, by: Person) -> Action:
    """Return a proven act of now."""
    return proven(runtime.store, Action(by, datetime.now(UTC), f"{by.id}-{datetime.now(UTC)}"))


def code_on(page: str) -> str:
    """Return the code that connects somebody."""
    found = re.search(r'class="spare">([0-9A-Z ]+)<', page)
    assert found
    return found[1]


@pytest.fixture
def connected(browse: Browse, runtime: Runtime, there: Issuer, anke: Person) -> Runtime:
    """Return the house after Anke connected Els with who she is at the organisation."""
    code = code_on(come_back(browse(), there))
    single_sign_on.connect(runtime.store, runtime.keys, ELS.id, code, action(runtime, anke))
    return runtime


def test_somebody_who_is_connected_gets_a_sign_in_of_ours(
    browser: TestClient, connected: Runtime, there: Issuer, word: Word
) -> None:
    page = come_back(browser, there)
    assert word("again.done") in page
    assert whose(connected, browser.cookies.get("tk")) == ELS
    assert "tk-organisation" not in browser.cookies


def test_somebody_who_is_not_gets_a_code_and_nothing_else(
    browser: TestClient, runtime: Runtime, there: Issuer, word: Word
) -> None:
    page = come_back(browser, there)
    assert word("organisation.code") in page
    assert len(code_on(page).replace(" ", "")) == 8
    assert browser.cookies.get("tk") is None


def test_another_subject_is_not_els_whatever_its_case(
    browser: TestClient, connected: Runtime, there: Issuer, word: Word
) -> None:
    for subject in ("fatima@organisation", "ELS@organisation", "els@organisation "):
        there.claims = {"sub": subject}
        assert word("organisation.code") in come_back(browser, there)
    assert browser.cookies.get("tk") is None


def test_who_gave_no_second_step_there_gives_ours(
    browser: TestClient, connected: Runtime, there: Issuer, word: Word
) -> None:
    own = {"demo": False, "totp": "A" * 32, "ready": True}
    connected.store.update(Account, ELS.id, lambda now: now and now.model_copy(update=own))
    there.claims = {"amr": ["pwd"]}
    assert word("code.title") in come_back(browser, there)
    assert browser.cookies.get("tk") is None
    there.claims = {"amr": ["mfa"]}
    assert word("again.done") in come_back(browser, there)


def test_a_closed_account_stays_closed(
    browser: TestClient, connected: Runtime, there: Issuer, anke: Person, word: Word
) -> None:
    staff_administration.close_account(connected.store, ELS.id, action(connected, anke))
    assert word("error.organisation") in come_back(browser, there)
    assert browser.cookies.get("tk") is None


def test_once_disconnected_it_is_no_longer_els(
    browser: TestClient, connected: Runtime, there: Issuer, anke: Person, word: Word
) -> None:
    single_sign_on.disconnect(connected.store, ELS.id, action(connected, anke))
    code = code_on(come_back(browser, there))
    assert browser.cookies.get("tk") is None
    act = action(connected, anke)
    single_sign_on.connect(connected.store, connected.keys, FATIMA.id, code, act)
    come_back(browser, there)
    assert whose(connected, browser.cookies.get("tk")) == FATIMA


def test_an_answer_is_taken_once(
    browser: TestClient, connected: Runtime, there: Issuer, word: Word
) -> None:
    state = ask(browser, there)
    cookie = browser.cookies["tk-organisation"]
    browser.get("/organisation/back", params={"state": state, "code": "c"})
    browser.cookies.delete("tk")
    browser.cookies.set("tk-organisation", cookie)
    again = browser.get("/organisation/back", params={"state": state, "code": "c"})
    assert again.status_code == 403
    assert word("error.organisation") in again.text
    assert browser.cookies.get("tk") is None


def test_an_answer_of_somebody_else_is_not_taken_in_this_browser(
    browse: Browse, connected: Runtime, there: Issuer
) -> None:
    mine, theirs = browse(), browse()
    state = ask(theirs, there)
    answers = [mine.get("/organisation/back", params={"state": state, "code": "c"})]
    ask(mine, there)
    answers.append(mine.get("/organisation/back", params={"state": state, "code": "c"}))
    assert [one.status_code for one in answers] == [403, 403]
    assert mine.cookies.get("tk") is None


def test_an_answer_comes_within_ten_minutes(
    browser: TestClient, connected: Runtime, there: Issuer
) -> None:
    state = ask(browser, there)
    old = {"expires_at": datetime.now(UTC) - timedelta(seconds=1)}
    key = secrets.fingerprint(state)
    connected.store.update(OneTimeToken, key, lambda now: now and now.model_copy(update=old))
    answer = browser.get("/organisation/back", params={"state": state, "code": "c"})
    assert answer.status_code == 403
    assert there.asked == [] or browser.cookies.get("tk") is None


@pytest.mark.parametrize(
    "query",
    [{}, {"code": "c"}, {"state": "x"}, {"state": "", "code": ""}, {"error": "access_denied"}],
)
def test_an_answer_without_all_of_it_is_refused(
    browser: TestClient, connected: Runtime, there: Issuer, query: dict[str, str]
) -> None:
    ask(browser, there)
    assert browser.get("/organisation/back", params=query).status_code == 403
    assert there.asked[1:] == []


def test_an_answer_for_another_nonce_is_refused(
    browser: TestClient, connected: Runtime, there: Issuer, word: Word
) -> None:
    state = ask(browser, there)
    there.nonce = "of another question"
    answer = browser.get("/organisation/back", params={"state": state, "code": "c"})
    assert answer.status_code == 403
    assert browser.cookies.get("tk") is None


def test_a_provider_that_is_down_is_said(
    browser: TestClient, runtime: Runtime, there: Issuer, word: Word
) -> None:
    there.raw["/.well-known/openid-configuration"] = (500, b"")
    answer = browser.post("/organisation")
    assert answer.status_code == 403
    assert word("error.organisation") in answer.text


def test_a_link_from_elsewhere_sends_nobody_to_the_organisations_sign_in(
    browser: TestClient, there: Issuer
) -> None:
    answer = browser.get("/organisation")  # the app itself answers, as for any address
    assert there.address not in answer.text
    assert COOKIE not in answer.cookies
    evil = {"origin": "https://evil.example"}
    assert browser.post("/organisation", headers=evil).status_code == 403


def test_without_a_provider_there_is_no_button_and_no_way(
    browser: TestClient, runtime: Runtime, word: Word
) -> None:
    assert "/organisation" not in browser.get("/sign-in?who=staff").text
    assert browser.post("/organisation").status_code == 403
    assert browser.get("/organisation/back?state=x&code=y").status_code == 403


def test_with_a_provider_staff_has_a_button_and_participants_have_none(
    browser: TestClient, runtime: Runtime, there: Issuer
) -> None:
    assert 'action="/organisation"' in browser.get("/sign-in?who=staff").text
    assert 'action="/organisation"' not in browser.get("/sign-in").text


def test_a_code_connects_once_within_a_quarter_and_only_staff(
    browse: Browse, runtime: Runtime, there: Issuer, anke: Person
) -> None:
    def connect(whose: str, code: str, act: Action) -> None:
        single_sign_on.connect(runtime.store, runtime.keys, whose, code, act)

    code = code_on(come_back(browse(), there))
    with pytest.raises(AccountRefused):
        connect(AMINA.id, code, action(runtime, anke))
    with pytest.raises(AccountRefused):
        connect(anke.id, code, action(runtime, anke))
    with pytest.raises(NotProven):
        connect(ELS.id, code, Action(anke, datetime.now(UTC), "unproven"))
    with pytest.raises(Forbidden):
        connect(FATIMA.id, code, action(runtime, ELS))
    late = action(runtime, anke)
    with pytest.raises(BadToken):
        connect(ELS.id, "2345 6789", late)
    connect(ELS.id, code.lower(), action(runtime, anke))
    with pytest.raises(BadToken):
        connect(FATIMA.id, code, action(runtime, anke))


def test_one_subject_is_one_account(
    browse: Browse, runtime: Runtime, there: Issuer, anke: Person
) -> None:
    first, second = (code_on(come_back(browse(), there)) for _ in range(2))
    single_sign_on.connect(runtime.store, runtime.keys, ELS.id, first, action(runtime, anke))
    with pytest.raises(AccountRefused):
        single_sign_on.connect(
            runtime.store, runtime.keys, FATIMA.id, second, action(runtime, anke)
        )
    account = runtime.store.find(Account, FATIMA.id)
    assert account is not None
    assert account.outside is None


def test_the_subject_stands_nowhere_readable(connected: Runtime) -> None:
    account = connected.store.find(Account, ELS.id)
    assert account is not None
    assert "els@organisation" not in account.model_dump_json()
