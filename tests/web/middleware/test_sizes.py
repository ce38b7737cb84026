"""Own addresses take small bodies, known methods, and answer nothing with an error of ours."""

import asyncio
from collections.abc import Iterator

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from modules.services.runtime import Runtime
from modules.web.middleware import sizes
from modules.web.middleware.sizes import LARGEST, SmallBodies
from modules.web.routes import routes

OWN = [one for one in routes() if isinstance(one, Route)]
POSTED = sorted({one.path for one in OWN if "POST" in (one.methods or set())})
ADDRESSES = sorted({one.path.replace("{ticket}", "x") for one in OWN})


@pytest.mark.parametrize("path", POSTED)
def test_a_large_body_is_refused(browser: TestClient, runtime: Runtime, path: str) -> None:
    answer = browser.post(path, data={"name": "x" * LARGEST})
    assert answer.status_code == 413


@pytest.mark.parametrize("path", [one for one in POSTED if one != "/sign-out"])
def test_a_body_that_does_not_say_how_large_it_is_is_refused_too(
    browser: TestClient, runtime: Runtime, path: str
) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"name="
        for _ in range(LARGEST // 1024 + 1):
            yield b"x" * 1024

    form = {"content-type": "application/x-www-form-urlencoded"}
    assert browser.post(path, content=pieces(), headers=form).status_code == 413


@pytest.mark.parametrize("said", ["-1", "1e9", "9" * 40, "²", "x", "65537"])
def test_a_false_length_is_refused(browser: TestClient, runtime: Runtime, said: str) -> None:
    assert (
        browser.post("/sign-in", headers={b"content-length": said.encode("latin-1")}).status_code
        == 413
    )


def test_a_form_of_the_usual_size_is_read(browser: TestClient, runtime: Runtime) -> None:
    answer = browser.post("/sign-in", data={"name": "x" * 2000, "secret": "x" * 2000})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", "HEAD"])
def test_other_methods_are_refused(
    browser: TestClient, runtime: Runtime, path: str, method: str
) -> None:
    assert browser.request(method, path).status_code in (200, 403, 405)


ODD = (
    (b"", "application/x-www-form-urlencoded"),
    (b"\xff\xfe=\x00&%zz=%", "application/x-www-form-urlencoded"),
    (b"a=1&" * 5000, "application/x-www-form-urlencoded"),
    (b"{}", "application/json"),
    (b"--x\r\n", "multipart/form-data; boundary=x"),
    (b"--x", "multipart/form-data"),
    (
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nhi\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
    (b"token=%ED%A0%80", "application/x-www-form-urlencoded"),
)


@pytest.mark.parametrize("path", POSTED)
def test_nothing_that_is_posted_makes_an_error_of_ours(
    browser: TestClient, runtime: Runtime, path: str
) -> None:
    for body, kind in ODD:
        answer = browser.post(path, content=body, headers={"content-type": kind})
        assert answer.status_code < 500, (path, body[:20])


@pytest.mark.parametrize("pieces", [0, 3])
def test_a_body_that_never_ends_is_let_go_of(monkeypatch: pytest.MonkeyPatch, pieces: int) -> None:
    monkeypatch.setattr(sizes, "BODY_SECONDS", 0.0)
    sent: list[Message] = []
    left = [{"type": "http.request", "body": b"x", "more_body": True}] * pieces

    async def receive() -> Message:
        if not left:
            await asyncio.Event().wait()
        return left.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    async def reading(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            continue

    scope = {"type": "http", "method": "POST", "headers": []}
    asyncio.run(SmallBodies(reading)(scope, receive, send))
    assert sent[0]["status"] == 408
