"""Choosing a form: the page begins with it, and at its end shows how sure the short one is."""

from modules.services.activities import answering
from modules.services.runtime import Runtime
from tests.asking import Browser
from tests.conftest import AMINA, Act
from tests.pages.conftest import Open, Word, path_step, seen, tap, titles


def test_a_long_list_begins_with_what_it_is_about_and_two_forms(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = path_step(opened(AMINA), runtime, "interesses")
    assert not app.exception
    assert titles(app) == [runtime.library.words("activities", "interesses", "nl").title]
    page = Browser(runtime, AMINA).open("interesses")
    assert page.button("short").words == word("form.short")
    assert page.button("full").words == word("form.full", total=48)


def test_the_short_form_comes_to_its_end_on_the_page(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    answering.choose_form(runtime.store, runtime.library, "interesses", "short", action(AMINA))
    browser = Browser(runtime, AMINA)
    page = browser.open("interesses")
    for _ in runtime.library.activities["interesses"].parts:
        if page.has("graag"):
            page = browser.press("graag")
    app = opened(AMINA, on="participant/activity")
    assert titles(app) == [word("end.title")] == [page.heading]
    tap(app, "end-full")
    assert titles(app) != [word("end.title")]
    assert word("end.title") not in seen(app)
