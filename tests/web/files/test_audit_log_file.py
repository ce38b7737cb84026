"""The list of what administrators did, as a file: for administrators who proved who they are."""

import io

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from modules.domain.records.people import Account, SignIn
from modules.services.accounts import audit_log, secrets
from modules.services.runtime import Runtime
from tests.conftest import ANKE, CODES, ELS, MONDAY, PASSWORD, PIN, keep_account
from tests.tables import read_csv
from tests.web.conftest import Browse


@pytest.fixture
def anke(browse: Browse, runtime: Runtime) -> TestClient:
    """Return a browser in which an administrator is signed in, and Els has a strange name."""
    els = runtime.store.find(Account, ELS.id)
    assert els is not None
    keep_account(runtime.store, els.model_copy(update={"name": '=HYPERLINK("https://evil")'}))
    account = els.model_copy(
        update={"id": ANKE.id, "role": "administrator", "name": "Anke", "lookup": "anke"}
    )
    lookup = secrets.lookup(runtime.keys, "anke")
    keep_account(runtime.store, account.model_copy(update={"lookup": lookup}))
    audit_log.append_entry(runtime.store, "closed", by=ANKE, at=MONDAY, about=ELS.id)
    browser = browse()
    browser.post("/sign-in", data={"name": "anke", "secret": PASSWORD})
    return browser


def proven(browser: TestClient) -> TestClient:
    """Prove once more who it is."""
    browser.post("/again", data={"secret": PASSWORD})
    return browser


def test_the_file_has_each_act_and_no_formula(anke: TestClient, runtime: Runtime) -> None:
    answer = proven(anke).post("/acts", data={"form": "csv"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    rows = read_csv(answer.content)
    assert any('=HYPERLINK("https://evil")' in row[1] for row in rows[1:])

    book = load_workbook(io.BytesIO(anke.post("/acts", data={"form": "xlsx"}).content))
    assert book.active is not None
    assert not any(cell.data_type == "f" for row in book.active.iter_rows() for cell in row)


def test_taking_it_along_is_an_act_itself(anke: TestClient, runtime: Runtime) -> None:
    proven(anke).post("/acts", data={"form": "csv"})
    newest = audit_log.entries(runtime.store, by=ANKE)[0]
    assert (newest.what, newest.by) == ("taken-along", ANKE.id)


def test_without_proof_it_is_asked_first_and_nothing_is_given(
    anke: TestClient, runtime: Runtime
) -> None:
    for sign in runtime.store.records(SignIn):  # signing in is a proof too, for five minutes
        runtime.store.update(
            SignIn, sign.key, lambda now: now and now.model_copy(update={"proven_at": None})
        )
    answer = anke.post("/acts", data={"form": "csv"})
    assert "attachment" not in answer.headers.get("content-disposition", "")
    assert "evil" not in answer.text


@pytest.mark.parametrize(("name", "secret"), [("fatima", PASSWORD), (CODES["Amina"], PIN)])
def test_nobody_else_gets_it(browse: Browse, anke: TestClient, name: str, secret: str) -> None:
    browser = browse()
    browser.post("/sign-in", data={"name": name, "secret": secret})
    browser.post("/again", data={"secret": secret})
    answer = browser.post("/acts", data={"form": "csv"})
    assert answer.status_code == 403
    assert "evil" not in answer.text
    assert browse().post("/acts", data={"form": "csv"}).status_code == 403


def test_another_kind_of_file_does_not_exist(anke: TestClient) -> None:
    assert proven(anke).post("/acts", data={"form": "exe"}).status_code == 403
