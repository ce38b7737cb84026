"""Signing in and out over plain HTML forms: the cookie, the one refusal, and the end of it."""

import re

import pytest
from starlette.testclient import TestClient

from modules.services.runtime import Runtime
from tests.conftest import AMINA, BART, ELS, PASSWORD, PIN
from tests.web.conftest import HERE, Browse, Word, whose

RIGHT = {"name": "MKMG2345", "secret": PIN}


def test_a_right_card_gives_a_cookie_that_no_script_can_read(
    browser: TestClient, runtime: Runtime
) -> None:
    answer = browser.post("/sign-in", data=RIGHT)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "max-age" not in cookie
    assert "expires" not in cookie
    assert whose(runtime, browser.cookies.get("tk")) == AMINA


def test_over_https_the_cookie_belongs_to_this_host_alone(browse: Browse, runtime: Runtime) -> None:
    browser = browse("https://localhost")
    cookie = browser.post("/sign-in", data=RIGHT).headers["set-cookie"]
    assert cookie.startswith("__Host-tk=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "domain" not in cookie.lower()


def test_the_cookie_is_a_long_secret_and_new_each_time(browse: Browse) -> None:
    tokens = set()
    for _ in range(2):
        browser = browse()
        browser.post("/sign-in", data=RIGHT)
        tokens.add(browser.cookies["tk"])
    assert len(tokens) == 2
    assert all(len(one) == 43 for one in tokens)


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "MKMG2345", "secret": "000000"},
        {"name": "WWWW9999", "secret": PIN},
        {"name": "MKMG2345"},
        {"secret": PIN},
        {},
        {"name": "\x00", "secret": "\x00"},
        {"name": "'; drop table", "secret": "' or 1=1"},
        {"name": "A" * 2000, "secret": "1" * 2000},
        {"name": ["MKMG2345", "x"], "secret": ["1", "2"]},
    ],
)
def test_everything_else_gets_the_same_sentence_and_no_cookie(
    browser: TestClient, word: Word, typed: dict[str, str]
) -> None:
    answer = browser.post("/sign-in", data=typed)
    assert answer.status_code == 403
    assert word("error.sign-in") in answer.text
    assert "set-cookie" not in answer.headers


def test_the_refusal_never_repeats_what_was_typed(browser: TestClient) -> None:
    typed = {"name": "<script>alert(1)</script>", "secret": "geheim-pin"}
    answer = browser.post("/sign-in", data={**typed, "lang": "<b>", "who": "<i>"})
    assert "alert(1)" not in answer.text
    assert "geheim-pin" not in answer.text
    assert "<b>" not in answer.text
    assert "<i>" not in answer.text


def test_staff_signs_in_with_a_name_and_a_password(browser: TestClient, runtime: Runtime) -> None:
    answer = browser.post("/sign-in", data={"who": "staff", "name": "Els", "secret": PASSWORD})
    assert answer.status_code == 303
    assert whose(runtime, browser.cookies.get("tk")) == ELS


def test_signing_in_again_ends_the_sign_in_of_before(browser: TestClient, runtime: Runtime) -> None:
    browser.post("/sign-in", data=RIGHT)
    before = browser.cookies["tk"]
    browser.post("/sign-in", data={"name": "RRTK2345", "secret": PIN})
    assert whose(runtime, before) is None
    assert whose(runtime, browser.cookies["tk"]) == BART


def test_signing_out_kills_the_token_and_clears_the_browser(
    browser: TestClient, runtime: Runtime
) -> None:
    browser.post("/sign-in", data=RIGHT)
    token = browser.cookies["tk"]
    answer = browser.post("/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert answer.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert whose(runtime, token) is None
    assert "tk" not in browser.cookies


def test_signing_out_without_a_sign_in_is_harmless(browser: TestClient) -> None:
    assert browser.post("/sign-out").status_code == 303
    browser.cookies.set("tk", "made-up")
    assert browser.post("/sign-out").status_code == 303


@pytest.mark.parametrize("path", ["/sign-out", "/start"])
def test_a_mere_link_signs_nobody_out_and_starts_nothing(
    browser: TestClient, runtime: Runtime, path: str
) -> None:
    browser.post("/sign-in", data=RIGHT)
    browser.get(path)
    assert whose(runtime, browser.cookies.get("tk")) == AMINA


@pytest.mark.parametrize(("language", "title"), [("nl", "Aanmelden"), ("en", "Sign in")])
def test_the_form_speaks_the_asked_language(browser: TestClient, language: str, title: str) -> None:
    page = browser.get(f"/sign-in?lang={language}").text
    assert f'<html lang="{language}"' in page
    assert f"<h1>{title}</h1>" in page


@pytest.mark.parametrize("query", ["?lang=xx", "?lang=../nl", "?who=admin", "?lang=%00&who=<b>"])
def test_a_strange_address_gives_the_ordinary_form(browser: TestClient, query: str) -> None:
    page = browser.get(f"/sign-in{query}")
    assert page.status_code == 200
    assert '<html lang="nl"' in page.text
    assert "<b>" not in page.text


def test_each_field_has_a_label_and_the_browser_may_remember_the_code(
    browser: TestClient,
) -> None:
    for who in ("participant", "staff"):
        page = browser.get(f"/sign-in?who={who}").text
        fields = set(re.findall(r'<input(?![^>]*type="checkbox")[^>]* id="(\w+)"', page))
        assert fields == set(re.findall(r'<label for="(\w+)"', page))
        assert 'autocomplete="username"' in page


def test_the_plain_pages_load_nothing_from_elsewhere(browser: TestClient) -> None:
    for path in ("/sign-in", "/staff-account"):
        page = browser.get(path).text
        for address in re.findall(r'(?:src|href|action)="([^"]+)"', page):
            assert address.startswith("/")
            assert browser.get(address).status_code in (200, 405), f"{HERE}{address}"
