"""The page around the screens of an activity: where it begins, its language, and its end."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import answers_of
from modules.services.activities import answering
from modules.services.activities.answering import record
from modules.services.adaptive.short_form import has_short_form
from modules.services.runtime import Runtime, set_current
from tests.asking import Browser
from tests.conftest import AMINA, Act
from tests.pages.conftest import Open, Word, seen, sent, tap, titles

FIRST, SECOND = "fiets-herstellen", "helpen-met-huiswerk"

KEPT = ("private", "shared", "before", "before-shared")
"""Where a page says that something is kept: this answer, or the one before."""

OpenPart = Callable[..., AppTest]


@pytest.fixture
def on(opened: Open, runtime: Runtime, action: Act) -> OpenPart:
    """Return what opens an activity for Amina, at a part."""

    def open_part(activity: str, part: str | None = None) -> AppTest:
        if has_short_form(runtime.library, activity):
            answering.choose_form(runtime.store, runtime.library, activity, "full", action(AMINA))
        answering.open_activity(runtime.store, runtime.library, activity, action(AMINA))
        if part:
            answering.go_to(runtime.store, runtime.library, activity, part, action(AMINA))
        return opened(AMINA, on="participant/activity")

    return open_part


def kept(runtime: Runtime, activity: str) -> dict[str, object]:
    """Return what Amina's dossier keeps of an activity."""
    found = answers_of(runtime.store.get(AMINA.id), activity)
    return {part: one.value for part, one in found.items()}


def heading(runtime: Runtime, activity: str, part: str, language: str = "nl") -> str:
    """Return the question of a part."""
    return runtime.library.words("activities", activity, language).heading(part)


def test_a_tap_on_the_path_opens_the_first_part(opened: Open, runtime: Runtime) -> None:
    app = tap(opened(AMINA), "open-dromen")
    assert titles(app) == [heading(runtime, "dromen", "even-stil")]


def without_activity(runtime: Runtime, activity: str) -> Runtime:
    """Return the house after somebody took an activity out of the content."""
    activities = {one: it for one, it in runtime.library.activities.items() if one != activity}
    programmes = {
        name: it.model_copy(
            update={"steps": tuple(step for step in it.steps if step.activity != activity)}
        )
        for name, it in runtime.library.programmes.items()
    }
    changed = {"activities": activities, "programmes": programmes}
    return runtime._replace(library=runtime.library.model_copy(update=changed))


def test_an_activity_that_was_removed_is_said_and_leads_back(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("interesses")
    set_current(without_activity(runtime, "interesses"))
    app.run()
    assert not app.exception
    assert titles(app) == [word("path.title")]
    assert word("error.unknown-activity") in seen(app)


def test_changing_the_language_keeps_the_answers_and_the_place(
    on: OpenPart, runtime: Runtime
) -> None:
    app = on("interesses")
    browser = Browser(runtime, AMINA)
    browser.open("interesses")
    browser.press("graag")
    tap(app, "language-en")
    assert titles(app) == [heading(runtime, "interesses", SECOND, "en")]
    assert kept(runtime, "interesses") == {FIRST: "graag"}
    assert runtime.store.get(AMINA.id).value("profile/language") == "en"
    english = runtime.library.interface("en")["answer.chosen"]
    browser.open("interesses")
    assert english in browser.press("back").button("graag").words


def test_no_answer_goes_through_the_page(on: OpenPart) -> None:
    app = on("interesses")
    assert "/do/interesses" in sent(app)
    own = ("language-", "post")
    assert [one.key for one in app.button if not one.key.startswith(own)] == []


def test_who_goes_back_without_a_yes_comes_to_the_path(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    answering.open_activity(runtime.store, runtime.library, "energiemeter", action(AMINA))
    app = opened(AMINA, on="participant/activity")
    assert titles(app) == [word("sensitive.title")]
    app.session_state["kept:left-activity"] = True
    assert titles(app.run()) == [word("path.title")]


def test_a_new_session_speaks_the_language_that_was_kept(on: OpenPart, opened: Open) -> None:
    tap(on("interesses"), "language-en")
    assert titles(opened(AMINA)) == ["My path"]


def finished(runtime: Runtime, activity: Activity, action: Act) -> None:
    """Go through an activity for Amina: read every screen, put off every question."""
    for part in activity.parts:
        value = True if part.kind == "read" else None
        record(runtime.store, runtime.library, activity.id, part.id, value, action(AMINA))


def test_the_end_says_what_is_open_and_what_comes_next(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    finished(runtime, runtime.library.activities["dromen"], action)
    app = opened(AMINA, on="participant/activity")
    assert titles(app) == [word("end.title")]
    asked = sum(part.kind != "read" for part in runtime.library.activities["dromen"].parts)
    assert word("end.later", count=asked) in seen(app)
    following = runtime.library.programmes["tweede-kans"].steps[1].activity
    title = runtime.library.words("activities", following, "nl").title
    assert app.button(key="end-next").label == word("end.next", title=title)
    first = runtime.library.activities[following].parts[0].id
    assert titles(tap(app, "end-next")) == [heading(runtime, following, first)]


def test_from_the_end_one_can_go_back_to_the_first_part(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    finished(runtime, runtime.library.activities["dromen"], action)
    app = tap(opened(AMINA, on="participant/activity"), "end-again")
    assert titles(app) == [heading(runtime, "dromen", "even-stil")]


def test_the_end_shows_points_out_of_possible_and_out_of_how_many_questions(
    on: OpenPart, runtime: Runtime, action: Act, word: Word
) -> None:
    activity = runtime.library.activities["interesses"]
    for part in activity.parts:
        value = "heel-graag" if part.scale == "sociaal" else "misschien"
        record(runtime.store, runtime.library, "interesses", part.id, value, action(AMINA))
    app = on("interesses")
    points = word("result.points", points="32", possible="32", answered=8, asked=8)
    assert points in sent(app)
