"""Forms in another encoding than UTF-8: refused before anybody reads them."""

import pytest
from starlette.testclient import TestClient

from modules.web.middleware.utf8_forms import is_utf8
from tests.web.conftest import OWN, Browse

EDGE = "multipart/form-data; boundary=edge"
HALF = b'--edge\r\nContent-Disposition: form-data; name="name"\r\n\r\n\\ud800\r\n--edge--\r\n'


@pytest.mark.parametrize(
    "charset", ["unicode-escape", "undefined", "punycode", "utf-16", "utf-8''idna", "utf-8\x00"]
)
def test_another_encoding_is_refused_on_every_form(browse: Browse, charset: str) -> None:
    for path in ("/sign-in", "/start", "/card", "/guest/form", "/guest/keep", "/erase"):
        kind = {"content-type": f"{EDGE}; charset={charset}"}
        assert browse().post(path, content=HALF, headers=kind).status_code == 400


@pytest.mark.parametrize("folder", ["static", "assets/pictures", "guide", "export"])
def test_an_address_with_a_zero_byte_is_refused_and_no_error(browse: Browse, folder: str) -> None:
    assert browse().get(f"/{folder}/..%00/etc/passwd").status_code == 400


@pytest.mark.parametrize("kind", [EDGE, f"{EDGE}; charset=utf-8", f'{EDGE}; CHARSET="UTF-8"'])
def test_what_a_browser_sends_is_taken(browser: TestClient, kind: str) -> None:
    answer = browser.post("/sign-in", content=HALF, headers={**OWN, "content-type": kind})
    assert answer.status_code == 403  # read, and nobody has such a card
    assert is_utf8(kind)
