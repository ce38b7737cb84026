"""Opening a page in Chromium, and waiting until all of it is drawn."""

from playwright.sync_api import Page


def open_page(page: Page, address: str) -> None:
    """Go to an address, and wait for its page."""
    page.goto(address)
    page.locator("h1").first.wait_for()
    settle(page)


def settle(page: Page) -> None:
    """Wait until the run that a tap or a visit began is over, and all of it is drawn."""
    page.wait_for_function(
        """() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState
          === "notRunning" && !document.querySelector('[data-stale="true"]')"""
    )
