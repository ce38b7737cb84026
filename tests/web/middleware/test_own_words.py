"""A disk that is full, a bug, a crowd: our own sentence, and lines that quote nobody."""

import errno
import logging
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from modules.services.accounts import accounts, secrets
from modules.services.accounts.hashing import Crowded
from modules.services.runtime import Runtime
from modules.storage.base import NotKept
from modules.web import routes
from modules.web.requests import cookie
from tests.conftest import AMINA, CODES, PIN
from tests.web.conftest import Browse, Word

FULL = [NotKept(), OSError(errno.ENOSPC, "No space left"), OSError(errno.EROFS, "Read-only")]
START = {"adult": "yes", "use": "yes", "language": "nl"}


@pytest.fixture
def amina(browser: TestClient) -> TestClient:
    """Return a browser in which Amina is signed in, a moment ago."""
    answer = browser.post("/sign-in", data={"name": CODES["Amina"], "secret": PIN})
    assert answer.status_code == 303
    return browser


@pytest.fixture(params=FULL, ids=["not-kept", "full", "read-only"])
def full_disk(
    request: pytest.FixtureRequest, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], None]:
    """Return what makes the disk take nothing any more."""

    def refuse(*_: object, **__: object) -> None:
        raise request.param

    def fill() -> None:
        for act in ("update", "create", "save", "exported", "erase"):
            monkeypatch.setattr(runtime.store, act, refuse)

    return fill


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/sign-in", {"name": CODES["Amina"], "secret": PIN}),
        ("/sign-in", {"name": "WWWW9999", "secret": PIN}),
        ("/start", START),
        ("/export", {"form": "json"}),
        ("/erase", {"pin": PIN}),
        ("/again", {"secret": PIN}),
    ],
)
def test_a_full_disk_is_said_in_our_own_words(
    amina: TestClient,
    full_disk: Callable[[], None],
    word: Word,
    path: str,
    form: dict[str, str],
) -> None:
    full_disk()
    answer = amina.post(path, data=form)
    assert answer.status_code == 503
    assert word("error.not-kept") in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_signing_out_takes_the_cookie_also_when_the_disk_takes_nothing(
    amina: TestClient, full_disk: Callable[[], None], word: Word
) -> None:
    full_disk()
    answer = amina.post("/sign-out")
    assert word("error.not-kept") in answer.text
    assert cookie.PLAIN_NAME not in amina.cookies
    assert "storage" in answer.headers["clear-site-data"]


def test_health_says_when_the_store_keeps_nothing(
    browser: TestClient, full_disk: Callable[[], None]
) -> None:
    assert browser.get("/healthz").text == "ok"
    full_disk()
    assert browser.get("/healthz").status_code == 503


def test_health_says_when_what_is_written_does_not_come_back(
    browser: TestClient, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime.store, "update", lambda *_: None)
    assert browser.get("/healthz").status_code == 503


def test_a_bug_is_a_calm_sentence_and_a_line_without_its_words(
    browser: TestClient,
    word: Word,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def bug(*_: object, **__: object) -> None:
        raise KeyError("Amina wrote this")

    monkeypatch.setattr(accounts, "sign_in", bug)
    with caplog.at_level(logging.INFO):
        answer = browser.post("/sign-in", data={"name": "x", "secret": "y"})
    assert (answer.status_code, word("error.unexpected") in answer.text) == (500, True)
    assert "KeyError at" in caplog.text
    assert "Amina" not in caplog.text + answer.text


@pytest.mark.parametrize("path", ["/sign-in", "/card", "/start", "/staff-account"])
def test_in_a_crowd_somebody_reads_that_it_is_busy(
    browse: Browse, word: Word, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def crowded(*_: object, **__: object) -> None:
        raise Crowded

    for name in ("sign_in", "sign_in_by_card", "start_alone"):
        monkeypatch.setattr(accounts, name, crowded)
    monkeypatch.setattr(routes.staff, "make_account", crowded)
    assert word("error.crowded") in browse().post(path, data={"name": "x"}).text


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + ".js", "/".join(["abc"] * 900)])
def test_a_file_whose_name_no_disk_can_hold_is_not_there(browser: TestClient, name: str) -> None:
    for start in ("/static/", "/assets/look/", "/"):
        answer = browser.get(f"{start}{name}", headers={"accept-encoding": "gzip"})
        assert answer.status_code == 404


def test_looking_ahead_uses_no_ticket_up(amina: TestClient) -> None:
    address = amina.post("/export", data={"form": "json"}).headers["location"]
    amina.head(address)
    assert amina.get(address).status_code == 200


def test_reading_goes_on_with_a_full_disk(
    amina: TestClient, runtime: Runtime, full_disk: Callable[[], None]
) -> None:
    token = amina.cookies[cookie.PLAIN_NAME]
    sign = runtime.store.find(accounts.SignIn, secrets.fingerprint(token))
    assert sign is not None
    old = {"seen_at": sign.seen_at - accounts.SEEN_STEP * 2}
    runtime.store.update(accounts.SignIn, sign.key, lambda now: now and now.model_copy(update=old))
    full_disk()
    assert amina.get("/again").status_code == 200
    assert accounts.present(runtime.store, sign.key, at=sign.seen_at) == AMINA
