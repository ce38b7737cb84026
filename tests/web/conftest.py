"""The whole app as it is served, and a browser of one's own for each test."""

import html
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import pytest
from starlette.testclient import TestClient

import app as served_app
from modules.domain.catalogue import Library
from modules.domain.records.people import Person
from modules.services.accounts import accounts, secrets
from modules.services.runtime import Runtime
from modules.wording.sentences import say

HERE = "http://localhost"
OWN = {"origin": HERE}

Word = Callable[..., str]
Browse = Callable[..., TestClient]

_addresses = count(1)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve the app, as app.py does, for as long as these tests run."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(served_app.DATA, str(tmp_path_factory.mktemp("served")))
        served_app.opened()
        with TestClient(served_app.app, base_url=HERE) as client:
            yield client


@pytest.fixture
def browse(served: TestClient, runtime: Runtime) -> Browse:
    """Return what opens a new browser, at an address of its own, that follows no redirect."""

    def browser(base_url: str = HERE) -> TestClient:
        address = (f"10.0.0.{next(_addresses)}", 50000)
        return TestClient(
            served_app.app,
            base_url=base_url,
            client=address,
            headers={"origin": base_url},
            follow_redirects=False,
        )

    return browser


@pytest.fixture
def browser(browse: Browse) -> TestClient:
    """Return a new browser."""
    return browse()


@pytest.fixture
def word(shipped: Library) -> Word:
    """Return what gives a sentence of the interface in Dutch, as it stands in HTML."""
    sentence = partial(say, shipped, "nl")
    return lambda text_id, **given: html.escape(sentence(text_id, **given), quote=True)


def whose(runtime: Runtime, token: str | None) -> Person | None:
    """Return who a cookie proves to be."""
    sign = secrets.fingerprint(token or "")
    found = [one for one in runtime.store.records(accounts.SignIn) if one.key == sign]
    return Person(id=found[0].account, role=found[0].role) if found else None
