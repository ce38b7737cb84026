"""A real server and a real Chromium; what they must never do fails the test that saw it."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from modules.content.library import open_library
from modules.domain.catalogue import Library
from modules.services.runtime import CONTENT
from tests.browser.devices import PATIENCE, Devices, photograph
from tests.browser.walking import settle
from tests.browser.words import Words
from tests.load import server
from tests.load.server import ROOT, Server

SCREENSHOTS = ROOT / "build" / "screenshots"
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves this machine
)
FAILED = pytest.StashKey[bool]()
LANGUAGES = ("nl", "fr")
"""Of each test the first, and one with long words; test_every_activity.py takes the others."""

Shoot = Callable[..., None]


def chromium_path() -> str:
    """Return where Chromium is: the CHROMIUM variable, or one of its usual names."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.fail("no Chromium here: install it, or set CHROMIUM to its path")
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember that a test failed, so that its last screens can be kept."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a running Chromium."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def content() -> Library:
    """Return the content that the app comes with."""
    return open_library(CONTENT)


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest, content: Library) -> Words:
    """Return the content's words, in one language after the other."""
    return Words(content, request.param)


@pytest.fixture
def dutch(content: Library) -> Words:
    """Return the content's words in Dutch, for what does not depend on the language."""
    return Words(content, "nl")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server with the demonstration people: Amina, Bart, Els and Fatima."""
    folder = tmp_path_factory.mktemp("demo")
    with server.running(server.app(folder / "data", demo=True), folder / "log") as running:
        yield running


@pytest.fixture
def devices(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Devices]:
    """Return what opens phones and desktops; an error in a console fails the test."""
    opened = Devices(chromium)
    try:
        yield opened
        if request.node.stash.get(FAILED, False):
            _keep_last_screens(opened, request.node.name)
    finally:
        opened.close()
    assert opened.problems == []


@pytest.fixture(scope="module")
def devices_of_module(chromium: Browser) -> Iterator[Devices]:
    """Return what opens browsers that stay open for all tests of a file."""
    opened = Devices(chromium)
    try:
        yield opened
    finally:
        opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many screens were looked at."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    seen = sum(
        value
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, value in report.user_properties
        if name == "screens"
    )
    if seen:
        terminalreporter.line(f"{seen} screens of activities were looked at")


def _keep_last_screens(devices: Devices, name: str) -> None:
    for number, page in enumerate(devices.pages):
        if not page.is_closed():
            file = f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{number}.png"
            photograph(page, SCREENSHOTS / "failed" / file)


@pytest.fixture
def shoot(words: Words) -> Shoot:
    """Return what keeps a screenshot of a page under a name, in the folder of the language."""

    def kept(page: Page, name: str, *, whole: bool = True) -> None:
        settle(page)
        photograph(page, _folder(words) / f"{name}.png", whole=whole)

    return kept


def _folder(words: Words) -> Path:
    return SCREENSHOTS / words.language
