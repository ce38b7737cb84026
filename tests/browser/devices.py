"""Browsers as people have them: a phone of 360 pixels, a desktop; each of them watched."""

from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.watching import Watch

PHONE = ViewportSize(width=360, height=740)
SMALL_PHONE = ViewportSize(width=320, height=640)
DESKTOP = ViewportSize(width=1280, height=900)
LOCALES = {"nl": "nl-BE", "nl-a2": "nl-BE", "en": "en-GB", "fr": "fr-BE"}
PATIENCE = 30_000
"""Milliseconds to wait for what a page should show: CI has two cores and other work."""


class Devices:
    """Opens fresh browsers, keeps what their watches saw, and closes them."""

    def __init__(self, chromium: Browser) -> None:
        self.chromium = chromium
        self.watches: list[Watch] = []
        self.pages: list[Page] = []
        self._stack = ExitStack()

    def phone(self, url: str, language: str = "nl", size: ViewportSize = PHONE) -> Page:
        """Return an empty page on a phone."""
        return self._open(url, language, size, mobile=True)

    def desktop(self, url: str, language: str = "nl") -> Page:
        """Return an empty page on a desktop."""
        return self._open(url, language, DESKTOP, mobile=False)

    def _open(self, url: str, language: str, size: ViewportSize, *, mobile: bool) -> Page:
        context = self.chromium.new_context(
            base_url=url,
            viewport=size,
            locale=LOCALES[language],
            timezone_id="Europe/Brussels",
            is_mobile=mobile,
            has_touch=mobile,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        self._stack.callback(context.close)
        self.watches.append(Watch(context, url))
        self.pages.append(context.new_page())
        return self.pages[-1]

    @property
    def problems(self) -> list[str]:
        """Return what the watches saw."""
        return [problem for watch in self.watches for problem in watch.problems]

    def server_may_be_away(self, away: bool) -> None:
        """Say that connections may break now, because the test stops the server."""
        for watch in self.watches:
            watch.server_may_be_away = away

    def may_visit(self, address: str) -> None:
        """Say that a request to this address is what the test wants."""
        for watch in self.watches:
            watch.may_visit = (address,)

    def close(self) -> None:
        """Close every browser."""
        self._stack.close()


def photograph(page: Page, path: Path, *, whole: bool = False) -> None:
    """Keep a screenshot; `whole` shows what stands below the fold too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size or PHONE
    if whole:
        tall = page.evaluate(
            """() => (document.querySelector('[data-testid="stMain"]')
                ?? document.documentElement).scrollHeight"""
        )
        page.set_viewport_size({"width": size["width"], "height": max(size["height"], tall)})
    page.screenshot(path=path)
    if whole:
        page.set_viewport_size(size)
