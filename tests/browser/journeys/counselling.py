"""How a counsellor goes through the app, on a desktop."""

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.browser.conftest import Shoot
from tests.browser.walking import follow, keyed, see_heading
from tests.browser.words import Words
from tests.second_step import code as code_of
from tests.second_step import on_page

COUNSELLOR = ("Els Peeters", "els.peeters", "vier grote stenen aan zee")


def become_counsellor(page: Page, words: Words, shoot: Shoot, link: str) -> None:
    """Use the first link: a name, a password, the second step and the spare codes."""
    address, _, token = link.partition("#")
    page.goto(f"{address}?lang={words.language}#{token}")
    shoot(page, "50-first-counsellor")
    for field, text in zip(("name", "sign_in_name", "password"), COUNSELLOR, strict=True):
        page.locator(f"#{field}").fill(text)
    page.get_by_role("button", name=words.say("staff-account.go")).click()
    see_heading(page, words.say("set-up.title"))
    shoot(page, "50-second-step")
    secret = on_page(page.content())["secret"]
    page.locator("#code").fill(code_of(secret, datetime.now(UTC)))
    page.get_by_role("button", name=words.say("set-up.go")).click()
    see_heading(page, words.say("spare.title"))
    shoot(page, "50-spare-codes")
    follow(page, words.say("spare.go"))
    see_heading(page, words.say("caseload.title"))
    shoot(page, "51-caseload-empty")


def accept(page: Page, words: Words, shoot: Shoot, code: str) -> None:
    """Type the code that a participant gave, and go back to the caseload."""
    follow(page, words.say("add.title"))
    see_heading(page, words.say("add.title"))
    keyed(page, "add-code", "input").fill(code)
    page.get_by_role("button", name=words.say("add.code.go")).click()
    expect(page.get_by_test_id("stAlert")).to_contain_text(words.say("add.code.done"))
    shoot(page, "52-accepted")
    follow(page, words.say("caseload.title"))
    see_heading(page, words.say("caseload.title"))


def open_person(page: Page, words: Words, name: str) -> None:
    """Open the page of the one person on the caseload, and wait until it is whole."""
    expect(page.locator("body")).to_contain_text(name)
    page.get_by_role("button", name=words.say("caseload.open")).click()
    see_heading(page, name)
    expect(page.locator(".st-key-page-end")).to_be_visible()


def results_on(page: Page) -> set[str]:
    """Return of which activities the counsellor's page shows a result."""
    names = page.locator('[class*="st-key-result-"]').evaluate_all(
        "all => all.map(one => one.className.match(/st-key-result-([a-z-]+)/)[1])"
    )
    return set(names)
