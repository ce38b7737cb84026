"""What answers are like: nobody else reads them, they say what they are, no list is given."""

from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from modules.services.runtime import Runtime
from tests.conftest import ELS, invited
from tests.second_step import on_page
from tests.web.conftest import Browse

PICTURE = "/assets/pictures/apple.svg"
STYLE = "/assets/look/base.css"
OURS = ("/", "/sign-in", "/sign-in?who=staff", "/card", "/guest", "/staff-account", "/healthz")
PASSWORD_OF_A_HUNDRED = "zeven kleine dwergen lopen langzaam over de blauwe brug naar de markt " * 2


@pytest.mark.parametrize("path", [*OURS, PICTURE, STYLE, "/_stcore/host-config"])
def test_no_answer_may_be_read_by_another_site(browse: Browse, runtime: Runtime, path: str) -> None:
    elsewhere = browse()
    elsewhere.headers["origin"] = "https://elsewhere.example"
    allowed = elsewhere.get(path).headers.get("access-control-allow-origin")
    assert allowed is None


@pytest.mark.parametrize("path", [*OURS, STYLE])
def test_each_answer_says_what_it_is(browser: TestClient, runtime: Runtime, path: str) -> None:
    said = browser.get(path).headers["content-type"]
    assert said.endswith("; charset=utf-8")
    assert browser.get(PICTURE).headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("path", [*OURS, PICTURE, "/export/x", "/_stcore/health"])
def test_trace_is_refused(browser: TestClient, runtime: Runtime, path: str) -> None:
    assert browser.request("TRACE", path).status_code in (404, 405)


@pytest.mark.parametrize("path", ["/assets/pictures/", "/assets/look/", "/assets/fonts/"])
def test_no_folder_is_listed_and_no_source_is_served(
    browser: TestClient, runtime: Runtime, path: str
) -> None:
    assert browser.get(path).status_code == 404
    for file in (".git/config", ".git/HEAD", "app.py", ".streamlit/config.toml"):
        for where in (f"/{file}", f"{path}{file}", f"{path}../{file}"):
            text = browser.get(where).text
            assert "[core]" not in text
            assert "ref: refs" not in text
            assert "import " not in text
            assert "trustedUserHeaders" not in text


@pytest.mark.parametrize(
    ("path", "name"),
    [("/sign-in", "secret"), ("/sign-in?who=staff", "secret"), ("/card", "pin")],
)
def test_a_password_is_hidden_and_may_be_pasted(
    browser: TestClient, runtime: Runtime, path: str, name: str
) -> None:
    page = browser.get(path).text
    field = page[page.index(f'name="{name}"') :].split(">", 1)[0]
    assert 'type="password"' in field
    assert "onpaste" not in page
    made = browser.get("/staff-account").text
    assert 'name="password" type="password" autocomplete="new-password"' in made


def test_a_password_of_a_hundred_signs_is_taken(browser: TestClient, runtime: Runtime) -> None:
    assert len(PASSWORD_OF_A_HUNDRED) > 100
    typed = {
        "token": invited(runtime.store, ELS, datetime.now(UTC)),
        "name": "Gert",
        "sign_in_name": "gert",
        "password": PASSWORD_OF_A_HUNDRED,
    }
    answer = browser.post("/staff-account", data=typed)
    assert answer.status_code == 200
    assert on_page(answer.text)["secret"]
