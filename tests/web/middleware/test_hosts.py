"""The names this server answers to: any other gets 421, and its websocket is refused."""

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from modules.services.runtime import Runtime
from modules.web.middleware.hosts import HOSTS

OURS = ["localhost", "localhost:8501", "LOCALHOST", "127.0.0.1:8501", "[::1]", "[::1]:8501"]
THEIRS = ["evil.be", "localhost.evil.be", "localhost@evil.be", "", "evil.be:8501", "[::2]", "::1"]
PATHS = ["/", "/sign-in", "/healthz", "/_stcore/health", "/assets/look/plain.css", "/begin"]


@pytest.mark.parametrize("host", OURS)
def test_our_own_names_are_answered(browser: TestClient, host: str) -> None:
    assert browser.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", THEIRS)
def test_another_name_gets_nothing_on_any_address(
    browser: TestClient, path: str, host: str
) -> None:
    answer = browser.get(path, headers={"host": host})
    assert answer.status_code == 421
    assert HOSTS in answer.text
    assert "nosniff" in answer.headers["x-content-type-options"]


def test_a_websocket_under_another_name_is_refused_even_with_its_own_origin(
    served: TestClient, runtime: Runtime
) -> None:
    headers = {"host": "evil.be", "origin": "http://evil.be"}
    with (
        pytest.raises(WebSocketDisconnect),
        served.websocket_connect("/_stcore/stream", headers=headers),
    ):
        pass


def test_the_organisation_names_its_site(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOSTS, "kans.example.be, kans.example.org")
    assert browser.get("/healthz", headers={"host": "kans.example.be"}).status_code == 200
    assert browser.get("/healthz", headers={"host": "localhost"}).status_code == 421
