"""Mijn pad, the card and the help: one bright thing to do, and the few other places."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from modules.services.accounts import accounts
from modules.services.activities import answering, attempts
from modules.services.runtime import Runtime
from tests.conftest import AMINA, Act
from tests.pages.conftest import Open, Word, path_step, seen, tap, titles
from tests.walking_through import fill


def bright(app: AppTest) -> list[str]:
    """Return the buttons of stations that stand out."""
    path_steps = [one for one in app.button if one.key.startswith("open-")]
    return [one.key for one in path_steps if one.proto.type == "primary"]


@pytest.mark.requirement("TK2")
def test_the_dream_is_the_one_bright_thing_at_first(opened: Open, word: Word) -> None:
    app = opened(AMINA)
    assert bright(app) == ["open-dromen"]
    assert word("path.first") in seen(app)


@pytest.mark.requirement("TK6")
def test_the_next_station_is_bright_when_one_is_done(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    steps = runtime.library.programmes["tweede-kans"].steps
    fill(runtime.store, runtime.library, ["dromen"], action(AMINA))
    app = opened(AMINA)
    assert bright(app) == [f"open-{steps[1].id}"]
    stretch = runtime.library.words("programmes", "tweede-kans", "nl").heading(steps[1].module)
    assert word("path.at", title=stretch) in seen(app)
    # A long road does not say "1 of 55": that takes courage away.
    assert str(len(steps)) not in seen(app)
    assert word("path.state.done") in seen(app)


@pytest.mark.requirement("TK6")
def test_only_the_stretch_where_somebody_is_stands_open_and_a_tap_opens_another(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    programme = runtime.library.programmes["tweede-kans"]
    first, other = programme.modules[0].id, programme.modules[-1].id
    app = opened(AMINA)
    assert drawn(app) == [one.id for one in programme.steps if one.module == first]
    for module in programme.modules:
        assert runtime.library.words("programmes", programme.id, "nl").heading(module.id) in seen(
            app
        )
    tap(app, f"open-module-{other}")
    assert drawn(app) == [one.id for one in programme.steps if one.module == other]
    tap(app, f"open-module-{other}")
    assert drawn(app) == []


def drawn(app: AppTest) -> list[str]:
    """Return the stations that stand on the page."""
    keys = [one.key for one in app.button if one.key.startswith("open-")]
    return [one.removeprefix("open-") for one in keys if not one.startswith("open-module-")]


def test_what_is_private_stands_folded_beside_the_road(opened: Open, runtime: Runtime) -> None:
    app = opened(AMINA)
    assert "leven-nu" not in drawn(app)
    tap(app, "extras")
    beside = {one.id for one in runtime.library.activities.values() if one.own}
    beside -= {step.activity for step in runtime.library.programmes["tweede-kans"].steps}
    assert "leven-nu" in beside
    assert beside <= set(drawn(app))
    assert "tips-en-tops" not in drawn(app)


def test_with_everything_done_the_path_thanks_and_lets_look_back(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    store, library = runtime.store, runtime.library
    fill(store, library, list(library.activities), action(AMINA))
    for step, occurrence in library.programmes["tweede-kans"].occurrences():
        if occurrence > 1:
            attempts.retake(store, library, step.activity, action(AMINA))
            fill(store, library, [step.activity], action(AMINA))
    app = opened(AMINA)
    assert not app.exception
    assert bright(app) == []
    assert word("path.all-done") in seen(app)


@pytest.mark.requirement("TK6")
def test_a_later_station_can_be_opened_before_an_earlier_one(
    opened: Open, runtime: Runtime
) -> None:
    app = path_step(opened(AMINA), runtime, "jezelf-voorstellen")
    words = runtime.library.words("activities", "jezelf-voorstellen", "nl")
    assert titles(app) == [words.heading("waarom")]


@pytest.mark.requirement("TK11")
def test_going_on_finds_the_part_where_somebody_was(
    opened: Open, runtime: Runtime, action: Act
) -> None:
    answering.go_to(runtime.store, runtime.library, "dromen", "ladder", action(AMINA))
    app = tap(opened(AMINA), "open-dromen")
    assert titles(app) == [runtime.library.words("activities", "dromen", "nl").heading("ladder")]


def test_a_fresh_card_is_shown_until_its_owner_has_it(
    opened: Open, runtime: Runtime, word: Word
) -> None:
    card = accounts.new_card(runtime.store, runtime.keys, AMINA.id, at=datetime.now(UTC))
    app = opened(AMINA)
    assert titles(app) == [word("card.title")]
    assert card.code in seen(app).replace(" ", "")
    assert word("card.own-pin") in seen(app)
    tap(app, "card-have-it")
    assert not app.exception
    assert titles(app) == [word("path.title")]
    assert accounts.fresh_card(runtime.store, AMINA.id, at=datetime.now(UTC)) is None


def test_the_help_names_whom_to_call(opened: Open) -> None:
    words = seen(opened(AMINA, on="participant/help"))
    assert all(number in words for number in ("112", "1813", "106"))
