"""Who a request is from: what a client claims is taken away, what its cookie proves is added."""

from datetime import UTC, datetime, timedelta

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from modules.domain.records.people import Account, SignIn
from modules.services.accounts import accounts, secrets
from modules.services.runtime import Runtime
from modules.web.middleware.identity import Identity
from tests.conftest import AMINA

CLAIMS = [
    {"X-Tk-Account": AMINA.id},
    {"x-tk-account": AMINA.id, "X-TK-SIGN-IN": "0" * 64},
    {"X-Tk-Sign-In": "0" * 64},
]


async def told(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with what Streamlit would be told of the request."""
    headers = Request(scope).headers
    found = {name: headers.getlist(name) for name in ("x-tk-account", "x-tk-sign-in")}
    await JSONResponse(found)(scope, receive, send)


@pytest.fixture
def behind(runtime: Runtime) -> TestClient:
    """Return a browser whose requests come through the middleware."""
    return TestClient(Identity(told), base_url="http://localhost")


def token_of_amina(runtime: Runtime, at: datetime | None = None) -> str:
    """Return the cookie of a new sign-in."""
    account = runtime.store.find(Account, AMINA.id)
    assert account is not None
    return accounts.begin(runtime.store, account, at=at or datetime.now(UTC))


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_without_a_cookie_is_stripped(behind: TestClient, claim: dict[str, str]) -> None:
    assert behind.get("/", headers=claim).json() == {"x-tk-account": [], "x-tk-sign-in": []}


def test_a_cookie_proves_who_it_is(behind: TestClient, runtime: Runtime) -> None:
    token = token_of_amina(runtime)
    behind.cookies.set("tk", token)
    assert behind.get("/").json() == {
        "x-tk-account": [AMINA.id],
        "x-tk-sign-in": [secrets.fingerprint(token)],
    }


def test_a_claim_beside_a_cookie_is_replaced(behind: TestClient, runtime: Runtime) -> None:
    behind.cookies.set("tk", token_of_amina(runtime))
    claim = {"X-Tk-Account": "somebody-else", "X-Tk-Sign-In": "x"}
    assert behind.get("/", headers=claim).json()["x-tk-account"] == [AMINA.id]


@pytest.mark.parametrize("secret", ["", "made-up", "é", "x" * 5000, '"quoted"'])
def test_a_made_up_cookie_proves_nothing(behind: TestClient, secret: str) -> None:
    header = {"cookie": f"tk={secret}".encode()}
    assert behind.get("/", headers=header).json()["x-tk-account"] == []


def test_an_old_cookie_proves_nothing(behind: TestClient, runtime: Runtime) -> None:
    old = datetime.now(UTC) - timedelta(hours=5)
    behind.cookies.set("tk", token_of_amina(runtime, old))
    assert behind.get("/").json()["x-tk-account"] == []


def test_over_https_the_plain_cookie_is_not_taken(runtime: Runtime) -> None:
    secure = TestClient(Identity(told), base_url="https://localhost")
    secure.cookies.set("tk", token_of_amina(runtime))
    assert secure.get("/").json()["x-tk-account"] == []
    secure.cookies.set("__Host-tk", token_of_amina(runtime))
    assert secure.get("/").json()["x-tk-account"] == [AMINA.id]


def test_static_files_ask_nobody_who_they_are(behind: TestClient, runtime: Runtime) -> None:
    behind.cookies.set("tk", token_of_amina(runtime))
    found = behind.get("/static/js/x.js", headers={"X-Tk-Account": "forged"}).json()
    assert found == {"x-tk-account": [], "x-tk-sign-in": []}
    assert len(list(runtime.store.records(SignIn))) == 1
