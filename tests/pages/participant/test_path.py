"""Mijn pad, the card and the help: one bright thing to do, and the few other places."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from modules.services.accounts import accounts
from modules.services.activities import answering, attempts
from modules.services.runtime import House
from tests.conftest import AMINA, Act
from tests.pages.conftest import Open, Word, seen, station, tap, titles
from tests.walking_through import fill


def bright(app: AppTest) -> list[str]:
    """Return the buttons of stations that stand out."""
    stations = [one for one in app.button if one.key.startswith("open-")]
    return [one.key for one in stations if one.proto.type == "primary"]


@pytest.mark.requirement("TK2")
def test_the_dream_is_the_one_bright_thing_at_first(opened: Open, word: Word) -> None:
    app = opened(AMINA)
    assert bright(app) == ["open-dromen"]
    assert word("path.first") in seen(app)


@pytest.mark.requirement("TK6")
def test_the_next_station_is_bright_when_one_is_done(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    steps = house.library.programmes["tweede-kans"].steps
    fill(house.store, house.library, ["dromen"], doing(AMINA))
    app = opened(AMINA)
    assert bright(app) == [f"open-{steps[1].id}"]
    stretch = house.library.words("programmes", "tweede-kans", "nl").heading(steps[1].module)
    assert word("path.at", title=stretch) in seen(app)
    # A long road does not say "1 of 55": that takes courage away.
    assert str(len(steps)) not in seen(app)
    assert word("path.state.done") in seen(app)


@pytest.mark.requirement("TK6")
def test_only_the_stretch_where_somebody_is_stands_open_and_a_tap_opens_another(
    opened: Open, house: House, word: Word
) -> None:
    programme = house.library.programmes["tweede-kans"]
    first, other = programme.modules[0].id, programme.modules[-1].id
    app = opened(AMINA)
    assert drawn(app) == [one.id for one in programme.steps if one.module == first]
    for module in programme.modules:
        assert house.library.words("programmes", programme.id, "nl").heading(module.id) in seen(app)
    tap(app, f"open-module-{other}")
    assert drawn(app) == [one.id for one in programme.steps if one.module == other]
    tap(app, f"open-module-{other}")
    assert drawn(app) == []


def drawn(app: AppTest) -> list[str]:
    """Return the stations that stand on the page."""
    keys = [one.key for one in app.button if one.key.startswith("open-")]
    return [one.removeprefix("open-") for one in keys if not one.startswith("open-module-")]


def test_what_is_private_stands_folded_beside_the_road(opened: Open, house: House) -> None:
    app = opened(AMINA)
    assert "leven-nu" not in drawn(app)
    tap(app, "extras")
    beside = {one.id for one in house.library.activities.values() if one.own}
    beside -= {step.activity for step in house.library.programmes["tweede-kans"].steps}
    assert "leven-nu" in beside
    assert beside <= set(drawn(app))
    assert "tips-en-tops" not in drawn(app)


def test_with_everything_done_the_path_thanks_and_lets_look_back(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    store, library = house.store, house.library
    fill(store, library, list(library.activities), doing(AMINA))
    for step, turn in library.programmes["tweede-kans"].turns():
        if turn > 1:
            attempts.again(store, library, step.activity, doing(AMINA))
            fill(store, library, [step.activity], doing(AMINA))
    app = opened(AMINA)
    assert not app.exception
    assert bright(app) == []
    assert word("path.all-done") in seen(app)


@pytest.mark.requirement("TK6")
def test_a_later_station_can_be_opened_before_an_earlier_one(opened: Open, house: House) -> None:
    app = station(opened(AMINA), house, "jezelf-voorstellen")
    words = house.library.words("activities", "jezelf-voorstellen", "nl")
    assert titles(app) == [words.heading("waarom")]


@pytest.mark.requirement("TK11")
def test_going_on_finds_the_part_where_somebody_was(opened: Open, house: House, doing: Act) -> None:
    answering.go_to(house.store, house.library, "dromen", "ladder", doing(AMINA))
    app = tap(opened(AMINA), "open-dromen")
    assert titles(app) == [house.library.words("activities", "dromen", "nl").heading("ladder")]


def test_a_fresh_card_is_shown_until_its_owner_has_it(
    opened: Open, house: House, word: Word
) -> None:
    card = accounts.new_card(house.store, house.keys, AMINA.id, at=datetime.now(UTC))
    app = opened(AMINA)
    assert titles(app) == [word("card.title")]
    assert card.code in seen(app).replace(" ", "")
    assert card.pin in seen(app).replace(" ", "")
    tap(app, "card-have-it")
    assert not app.exception
    assert titles(app) == [word("path.title")]
    assert accounts.fresh_card(house.store, AMINA.id, at=datetime.now(UTC)) is None


def test_the_help_names_whom_to_call(opened: Open) -> None:
    words = seen(opened(AMINA, on="participant/help"))
    assert all(number in words for number in ("112", "1813", "106"))
