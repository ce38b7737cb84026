"""Choosing a form: two large buttons, and at the end how sure the short one is."""

import pytest

from modules.services.runtime import Runtime
from tests.conftest import AMINA
from tests.pages.conftest import Open, Word, path_step, seen, tap, titles


def test_a_long_list_begins_with_what_it_is_about_and_two_forms(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = path_step(opened(AMINA), runtime, "interesses")
    assert not app.exception
    assert titles(app) == [runtime.library.words("activities", "interesses", "nl").title]
    assert word("form.short") in seen(app)
    assert word("form.full", total=48) in seen(app)


@pytest.mark.parametrize("form", ["short", "full"])
def test_a_tap_on_a_form_begins_with_its_first_question(
    opened: Open, runtime: Runtime, form: str
) -> None:
    app = path_step(opened(AMINA), runtime, "interesses")
    before = titles(app)
    tap(app, f"form-{form}")
    assert not app.exception
    assert titles(app) != before
    assert [one for one in app.button if one.key.endswith("-heel-graag")]


def test_the_short_form_comes_to_its_end_on_the_page(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    app = tap(path_step(opened(AMINA), runtime, "interesses"), "form-short")
    for _ in runtime.library.activities["interesses"].parts:
        if titles(app) == [word("end.title")]:
            break
        tap(app, next(one.key for one in app.button if one.key.endswith("-graag")))
        assert not app.exception
    assert titles(app) == [word("end.title")]
