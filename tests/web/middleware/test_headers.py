"""The headers on every answer, and the routes that are closed."""

import re

import pytest
from starlette.testclient import TestClient

from modules.web.middleware.headers import policy

EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
ANSWERS = [
    ("GET", "/"),
    ("GET", "/sign-in"),
    ("GET", "/healthz"),
    ("GET", "/nergens"),
    ("GET", "/assets/look/plain.css"),
    ("GET", "/assets/nothing"),
    ("GET", "/_stcore/health"),
    ("GET", "/_stcore/metrics"),
    ("POST", "/sign-in"),
    ("POST", "/sign-out"),
    ("PUT", "/sign-in"),
]


@pytest.mark.parametrize(("method", "path"), ANSWERS)
def test_every_answer_has_the_headers(browser: TestClient, method: str, path: str) -> None:
    answer = browser.request(method, path)
    assert answer.status_code < 500
    assert EVERYWHERE.items() <= dict(answer.headers).items()
    assert answer.headers["content-security-policy"] == policy()


def test_a_refusal_from_elsewhere_has_them_too(browser: TestClient) -> None:
    answer = browser.post("/sign-in", headers={"origin": "http://evil.be"})
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", ["/", "/sign-in", "/healthz", "/_stcore/health"])
def test_pages_are_never_kept_by_a_browser_or_a_proxy(browser: TestClient, path: str) -> None:
    assert browser.get(path).headers["cache-control"] == "no-store"


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    rules = dict(one.split(" ", 1) for one in policy().split("; "))
    assert rules["default-src"] == rules["connect-src"] == rules["form-action"] == "'self'"
    assert rules["object-src"] == rules["frame-ancestors"] == "'none'"
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"]
    assert not re.search(r"https?:|\*", policy())


def test_the_inline_scripts_of_the_first_page_are_in_the_policy() -> None:
    assert "'sha256-" in policy()


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/media/0123.png",
        "/_stcore/upload_file/session/file",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_a_closed_route_is_not_there(browser: TestClient, method: str, path: str) -> None:
    answer = browser.request(method, path)
    assert answer.status_code == 404
    assert answer.content == b""


@pytest.mark.parametrize(
    "path",
    [
        "/assets/look/../../../app.py",
        "/assets/look/%2e%2e/%2e%2e/routes.py",
        "/assets/pictures/..%2f..%2fLICENSE",
        "/static/../../../app.py",
        "/static/%2e%2e/%2e%2e/version.py",
    ],
)
def test_nothing_outside_the_folders_can_be_had(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert "import" not in answer.text.split("<!DOCTYPE", 1)[0]
    assert "def " not in answer.text


def test_the_server_is_well_when_its_store_answers(browser: TestClient) -> None:
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_pictures_and_fonts_may_stay_for_a_day(browser: TestClient) -> None:
    answer = browser.get("/assets/pictures/seedling.svg")
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert answer.headers["content-type"].startswith("image/svg+xml")
