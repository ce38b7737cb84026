"""The first page, and the files it asks for: ours, small, and the same as Streamlit's."""

import gzip
import re
from pathlib import Path

import pytest
import streamlit
from starlette.testclient import TestClient

from tests.web.conftest import Word

STATIC = Path(streamlit.__file__).parent / "static"


@pytest.mark.parametrize("path", ["/", "/welkom", "/pad", "/?embed=true"])
def test_the_first_page_is_in_dutch_and_in_our_look(browser: TestClient, path: str) -> None:
    page = browser.get(path)
    assert page.status_code == 200
    assert '<html lang="nl"' in page.text
    assert page.text.count('href="/assets/look/app.css"') == 1
    assert "<title>Tweede Kans</title>" in page.text
    assert "noindex" in page.text
    assert len(page.content) == int(page.headers["content-length"])


@pytest.mark.parametrize("path", ["/nergens", "/start", "/x/pad", "/nergens?pin=123456"])
def test_an_address_that_is_no_page_leads_home(browser: TestClient, path: str) -> None:
    answer = browser.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_the_first_page_preloads_no_font_of_streamlit(browser: TestClient) -> None:
    page = browser.get("/").text
    assert not re.search(r'<link\s+rel="preload"', page)
    assert "service-desc" not in page
    assert "shortcut icon" not in page


def test_without_a_script_the_page_says_so_in_dutch(browser: TestClient, word: Word) -> None:
    page = browser.get("/").text
    assert f"<noscript>{word('app.no-script')}</noscript>" in page
    assert page.count("<noscript>") == 1


def test_a_browser_that_has_it_already_still_gets_the_page_whole(browser: TestClient) -> None:
    headers = {"if-modified-since": "Sun, 01 Jan 2040 00:00:00 GMT", "accept-encoding": "gzip"}
    page = browser.get("/", headers=headers)
    assert page.status_code == 200
    assert '<html lang="nl"' in page.text


def test_a_head_request_is_answered(browser: TestClient) -> None:
    assert browser.head("/").status_code in (200, 405)


def test_a_compressed_file_is_the_file(browser: TestClient) -> None:
    page = browser.get("/").text
    paths = set(re.findall(r'"\./(static/[^"]+\.(?:js|css))"', page))
    assert paths
    for path in paths:
        answer = browser.get(f"/{path}", headers={"accept-encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["vary"] == "Accept-Encoding"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.content == (STATIC / path).read_bytes()


def test_a_compressed_file_is_much_smaller(browser: TestClient) -> None:
    path = re.search(r"static/js/index\.[^\"]+\.js", browser.get("/").text)
    assert path
    answer = browser.get(f"/{path[0]}", headers={"accept-encoding": "gzip"})
    assert int(answer.headers["content-length"]) < len(answer.content) / 2
    assert int(answer.headers["content-length"]) <= len(gzip.compress(answer.content, 5))


def test_who_takes_no_gzip_gets_the_file_as_it_is(browser: TestClient) -> None:
    path = re.search(r"static/js/index\.[^\"]+\.js", browser.get("/").text)
    assert path
    answer = browser.get(f"/{path[0]}", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == (STATIC / path[0]).read_bytes()
