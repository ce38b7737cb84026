"""Too many tries, and forms that are no forms: refused kindly, never an error of ours."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from modules.domain.records.people import SignIn
from modules.services.runtime import Runtime
from modules.web.requests.limits import Limit, TooOften
from tests.conftest import MONDAY
from tests.web.conftest import Browse, Word

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"
PART = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
PATHS = ["/sign-in", "/start", "/staff-account", "/sign-out"]


def test_a_full_hour_refuses_and_a_new_hour_forgives() -> None:
    limit = Limit(2)
    for _ in range(2):
        limit.count("here", MONDAY)
    with pytest.raises(TooOften):
        limit.count("here", MONDAY + timedelta(minutes=59))
    limit.count("elsewhere", MONDAY)
    limit.count("here", MONDAY + timedelta(minutes=61))


def test_the_hour_slides() -> None:
    limit = Limit(2)
    limit.count("here", MONDAY)
    limit.count("here", MONDAY + timedelta(minutes=50))
    limit.count("here", MONDAY + timedelta(minutes=61))
    with pytest.raises(TooOften):
        limit.count("here", MONDAY + timedelta(minutes=62))


def test_too_many_tries_from_one_address_are_refused_and_elsewhere_goes_on(
    browse: Browse, word: Word
) -> None:
    browser, made_up = browse(), {"token": "made-up"}
    for _ in range(120):
        assert word("error.invitation") in browser.post("/staff-account", data=made_up).text
    answer = browser.post("/staff-account", data=made_up)
    assert answer.status_code == 403
    assert word("error.too-often") in answer.text
    assert word("error.too-often") in browser.post("/sign-in", data={"name": "x"}).text
    assert word("error.invitation") in browse().post("/staff-account", data=made_up).text


GARBAGE = [
    (FORM, b""),
    (FORM, b"%%%&&&==="),
    (FORM, b"\xff\xfe\x00"),
    (FORM, b"name=%ED%A0%80&secret=%ED%A0%80&token=%ED%A0%80&adult=yes&use=yes"),
    (FORM, b"&".join(b"f%d=1" % number for number in range(1000))),
    (FORM, b"name=" + b"x" * 300_000),
    (PARTS, b""),
    (PARTS, b"--x\r\n"),
    (PARTS, b"garbage without a boundary"),
    (PARTS, (PART.format("name", "A" * 10_000) + "--x--").encode()),
    (PARTS, ("".join(PART.format(f"f{number}", "1") for number in range(50)) + "--x--").encode()),
    (
        PARTS,
        b'--x\r\nContent-Disposition: form-data; name="name"; filename="a"\r\n\r\nfile\r\n--x--',
    ),
    (
        PARTS + "; charset=unicode_escape",
        (PART.format("name", "\\ud800") + PART.format("secret", "\\ud800") + "--x--").encode(),
    ),
    (
        PARTS + "; charset=unicode_escape",
        (PART.format("token", "\\ud800") + PART.format("lang", "\\ud800") + "--x--").encode(),
    ),
    (PARTS + "; charset=no-such-charset", (PART.format("name", "x") + "--x--").encode()),
    ("multipart/form-data", b"x"),
    ("application/json", b'{"name": "MKMG2345"}'),
    ("", b"name=x"),
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("kind", "body"), GARBAGE)
def test_a_form_that_is_no_form_is_refused_without_an_error(
    browser: TestClient, runtime: Runtime, path: str, kind: str, body: bytes
) -> None:
    answer = browser.post(path, content=body, headers={"content-type": kind})
    assert answer.status_code < 500
    assert "Traceback" not in answer.text
    if path != "/start":
        assert not list(runtime.store.records(SignIn))
