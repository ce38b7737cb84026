"""A page as one of the cast has it in front of them, run by Streamlit's own AppTest."""

import json
from collections.abc import Callable, Iterator
from functools import cache, partial

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from modules.domain.catalogue import Library
from modules.domain.records.people import Account, Person
from modules.services.accounts import accounts, secrets
from modules.services.runtime import Runtime
from modules.ui.shell import session
from modules.ui.shell.page_registry import PAGES, page
from modules.wording.sentences import say

# Streamlit looks through every installed package for each AppTest; once is enough, as on a server.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

ROUTER = PAGES.parent / "modules" / "ui" / "router.py"

Open = Callable[..., AppTest]
Word = Callable[..., str]


@pytest.fixture(autouse=True)
def no_error_is_hidden(
    caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fail a test whose page drew the calm sentence of a bug: `app.exception` does not see it."""
    yield
    if "expects_error" not in request.keywords:
        assert [one.getMessage() for one in caplog.records if one.name == "tweede_kans"] == []


def sign_in(runtime: Runtime, person: Person) -> dict[str, object]:
    """Return what Streamlit is told of somebody who just signed in."""
    account = runtime.store.find(Account, person.id)
    assert account is not None
    token = accounts.begin(runtime.store, account, at=session.now())
    key = secrets.fingerprint(token)
    return {"is_logged_in": True, "account": person.id, "sign_in": key}


@pytest.fixture
def opened(runtime: Runtime) -> Open:
    """Return what opens the app for somebody (or a visitor), on a page or where they land."""

    def open_app(person: Person | None = None, on: str | None = None) -> AppTest:
        app = AppTest.from_file(str(ROUTER), default_timeout=30)
        app.user = sign_in(runtime, person) if person else {"is_logged_in": False}
        app.run()
        return app.switch_page(page(on)).run() if on else app

    return open_app


@pytest.fixture
def word(shipped: Library) -> Word:
    """Return what gives a sentence of the interface in Dutch."""
    return partial(say, shipped, "nl")


def nodes(block: Block) -> Iterator[Element | Block]:
    """Yield everything that stands in a block, however deep."""
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from nodes(child)


def seen(app: AppTest) -> str:
    """Return every word that somebody can read or tap on the page, a line each."""
    words = []
    for node in nodes(app.main):
        for name in ("label", "value", "placeholder", "help"):
            said = getattr(node, name, None)
            if isinstance(said, str) and said:
                words.append(said)
    return "\n".join(words)


def sent(app: AppTest) -> str:
    """Return everything that the server sent for the page, read by the eye or not."""
    return "\n".join(str(getattr(node, "proto", "")) for node in nodes(app.main))


def titles(app: AppTest) -> list[str]:
    """Return the headings of the page; of an activity, of the screen that it begins with."""
    return [one.value for one in app.title] or [_of_shell(app)["heading"]]


def _of_shell(app: AppTest) -> dict[str, str]:
    """Return what the shell of the page was told."""
    protos = [getattr(node, "proto", None) for node in nodes(app.main)]
    (shell,) = [one for one in protos if getattr(one, "component_name", "").endswith("_shell")]
    told: dict[str, str] = json.loads(shell.bytes)
    return told


def tap(app: AppTest, key: str) -> AppTest:
    """Tap a button."""
    return app.button(key=key).click().run()


def path_step(app: AppTest, runtime: Runtime, activity: str) -> AppTest:
    """Tap a station of the road, after opening the stretch that it stands in."""
    step = next(
        one for one in runtime.library.programmes["tweede-kans"].steps if one.activity == activity
    )
    if step.module and f"open-{step.id}" not in [one.key for one in app.button]:
        tap(app, f"open-module-{step.module}")
    return tap(app, f"open-{step.id}")


def in_order(app: AppTest) -> bool:
    """Say whether the page was drawn to its end."""
    return not app.exception
