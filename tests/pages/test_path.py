"""Mijn pad, the card and the help: one bright thing to do, and the few other places."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from modules.services import accounts, answering
from modules.services.answering import record
from modules.services.house import House
from tests.conftest import AMINA, Act
from tests.pages.conftest import Open, Word, seen, tap, titles


def do(house: House, activity: str, doing: Act) -> None:
    """Go through an activity for Amina."""
    for part in house.library.activities[activity].parts:
        value = True if part.kind == "read" else None
        record(house.store, house.library, activity, part.id, value, doing(AMINA))


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
    do(house, "dromen", doing)
    app = opened(AMINA)
    assert bright(app) == ["open-talenten"]
    assert word("path.count", count=1, total=4) in seen(app)
    assert word("path.state.done") in seen(app)


def test_with_everything_done_the_path_thanks_and_lets_look_back(
    opened: Open, house: House, doing: Act, word: Word
) -> None:
    for activity in house.library.activities:
        do(house, activity, doing)
    app = opened(AMINA)
    assert not app.exception
    assert bright(app) == []
    assert word("path.all-done") in seen(app)


@pytest.mark.requirement("TK6")
def test_a_later_station_can_be_opened_before_an_earlier_one(opened: Open, house: House) -> None:
    app = tap(opened(AMINA), "open-jezelf-voorstellen")
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
