"""Only our own pages may change something or open a websocket."""

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from modules.services.runtime import Runtime
from modules.web.middleware.origin import is_own
from tests.conftest import PIN
from tests.web.conftest import HERE

FOREIGN = [
    "http://evil.be",
    "https://localhost.evil.be",
    "http://localhost:81",
    "null",
    "",
    "localhost",
    "http://evil.be@localhost:9",
    "http://[",
]


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("path", ["/sign-in", "/start", "/sign-out", "/staff-account", "/"])
def test_a_post_from_elsewhere_is_refused(browser: TestClient, path: str, origin: str) -> None:
    typed = {"name": "MKMG2345", "secret": PIN}
    answer = browser.post(path, data=typed, headers={"origin": origin})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_post_without_an_origin_is_refused(browser: TestClient) -> None:
    del browser.headers["origin"]
    assert browser.post("/sign-in", data={"name": "MKMG2345"}).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_from_elsewhere_are_refused_too(browser: TestClient, method: str) -> None:
    answer = browser.request(method, "/_stcore/upload_file/a/b", headers={"origin": "http://x.be"})
    assert answer.status_code in (403, 404)


@pytest.mark.parametrize("origin", ["http://evil.be", "null", None])
def test_a_websocket_from_elsewhere_or_nowhere_is_refused(
    served: TestClient, runtime: Runtime, origin: str | None
) -> None:
    headers = {"origin": origin} if origin else {}
    with (
        pytest.raises(WebSocketDisconnect),
        served.websocket_connect("/_stcore/stream", headers=headers),
    ):
        pass


def test_our_own_page_may_open_a_websocket(served: TestClient, runtime: Runtime) -> None:
    headers = {"origin": HERE, "host": "localhost"}
    with served.websocket_connect("/_stcore/stream", headers=headers) as socket:
        assert socket is not None


def test_the_port_belongs_to_the_host() -> None:
    def asked(origin: bytes, host: bytes) -> bool:
        headers = [(b"origin", origin), (b"host", host)]
        return is_own({"type": "http", "headers": headers})

    assert asked(b"http://tk.be:8501", b"tk.be:8501")
    assert asked(b"https://tk.be", b"tk.be")
    assert not asked(b"http://tk.be", b"tk.be:8501")
