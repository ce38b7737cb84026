"""Lists, situations, full piles, rooms and agreements, as Amina presses them."""

from collections.abc import Callable

import pytest

from modules.services.activities import answering
from modules.services.runtime import Runtime
from modules.wording.sentences import say
from tests.asking import Browser
from tests.conftest import AMINA, Act
from tests.rich_content import heading, rest

On = Callable[..., Browser]
Says = Callable[..., str]


@pytest.fixture
def on(rich_runtime: Runtime, action: Act) -> On:
    """Return what opens an activity for Amina, at a part."""

    def open_part(activity: str, part: str | None = None) -> Browser:
        store, library = rich_runtime.store, rich_runtime.library
        answering.open_activity(store, library, activity, action(AMINA))
        if part:
            answering.go_to(store, library, activity, part, action(AMINA))
        browser = Browser(rich_runtime, AMINA)
        browser.open(activity)
        return browser

    return open_part


@pytest.fixture
def says(rich_runtime: Runtime) -> Says:
    """Return what gives a sentence of the interface as it is read."""
    return lambda text_id, **given: say(rich_runtime.library, "nl", text_id, **given).replace(
        "**", ""
    )


def record(runtime: Runtime, action: Act, activity: str, part: str, value: object) -> None:
    """Keep an answer of Amina."""
    answering.record(runtime.store, runtime.library, activity, part, value, action(AMINA))


def test_a_line_is_kept_as_soon_as_it_is_added_and_the_form_is_empty_again(
    on: On, says: Says
) -> None:
    browser = on("own-list", "mijn-jaren")
    assert says("entries.empty") in browser.page.text
    page = browser.press("add", field_jaar="2019 <in> Gent")
    assert browser.kept("own-list") == {"mijn-jaren": ({"jaar": "2019 <in> Gent"},)}
    assert "2019 <in> Gent" in page.text
    assert page.field("field-jaar") == ""


def test_next_keeps_what_is_filled_in_and_goes_on(on: On) -> None:
    browser = on("own-list", "mijn-jaren")
    browser.press("next", field_jaar="2020", field_hoe="4", field_wat="werk")
    line = {"jaar": "2020", "wat": "werk", "hoe": 4}
    assert browser.kept("own-list") == {"mijn-jaren": (line,)}


def test_an_empty_list_and_next_is_not_now(on: On) -> None:
    browser = on("own-list", "mijn-jaren")
    browser.press("next")
    assert browser.kept("own-list") == {"mijn-jaren": None}


def test_adding_nothing_says_so_and_keeps_nothing(on: On, says: Says) -> None:
    browser = on("own-list", "mijn-jaren")
    assert says("entries.nothing") in browser.press("add").text
    assert browser.kept("own-list") == {}


def test_a_line_that_cannot_be_kept_is_still_in_the_form(on: On, says: Says) -> None:
    browser = on("own-list", "mijn-jaren")
    page = browser.press("add", field_jaar="x" * 21, field_wat="werk")
    assert says("error.too-long") in page.text
    assert page.field("field-jaar") == "x" * 21
    assert any(field[1:] == ("field-wat", "werk", True) for field in page.fields)


def test_the_press_that_fills_a_list_sent_again_is_no_error(
    on: On, rich_runtime: Runtime, action: Act, says: Says
) -> None:
    record(rich_runtime, action, "own-list", "mijn-jaren", [{"jaar": "1"}])
    browser = on("own-list", "mijn-jaren")
    where, fields = browser.page.sent_by(browser.page.button("add"))
    sent = browser.with_filled(fields, {"field_jaar": "2"})
    once, again = browser.send(where, sent), browser.send(where, sent)
    assert (once.status, again.status) == (200, 200)
    assert says("entries.full") in again.text
    assert browser.kept("own-list") == {"mijn-jaren": ({"jaar": "1"}, {"jaar": "2"})}


def test_a_line_can_be_taken_off_and_a_full_list_asks_no_more(
    on: On, rich_runtime: Runtime, action: Act, says: Says
) -> None:
    record(rich_runtime, action, "own-list", "mijn-jaren", [{"jaar": "1"}, {"jaar": "2"}])
    browser = on("own-list", "mijn-jaren")
    assert says("entries.full") in browser.page.text
    assert not browser.page.has("add")
    browser.press("remove")
    assert browser.kept("own-list") == {"mijn-jaren": ({"jaar": "2"},)}
    browser.press("remove")
    assert browser.kept("own-list") == {"mijn-jaren": None}
    assert browser.page.has("add")


@pytest.mark.requirement("TK8")
def test_a_situation_tells_what_follows_before_going_on(on: On) -> None:
    browser = on("situations", "druk")
    assert rest("druk/vragen") not in browser.page.text
    page = browser.press("vragen")
    assert browser.kept("situations") == {"druk": "vragen"}
    assert rest("druk/vragen") in page.text
    assert "do-right" not in page.html
    assert browser.press("next").heading == heading("stil")


def test_an_answer_that_says_nothing_is_drawn_quieter(on: On) -> None:
    page = on("situations", "druk").page
    assert "do-quiet" in page.button("zeg-ik-niet").look
    assert "do-quiet" not in page.button("vragen").look


def test_a_choice_from_earlier_choices_has_their_words_and_the_rooms_are_large(
    on: On, rich_runtime: Runtime, action: Act
) -> None:
    assert "do-large" in on("narrowing", "beelden").page.html
    record(rich_runtime, action, "narrowing", "beelden", ["boot", "deur"])
    browser = on("narrowing", "het-ene")
    assert heading("beelden/boot") in browser.page.text
    assert heading("beelden/raam") not in browser.page.text
    browser.keep(chosen=("boot",))
    assert browser.kept("narrowing")["het-ene"] == ("boot",)


def test_a_full_pile_says_so_kindly_and_the_card_stays_in_hand(on: On, says: Says) -> None:
    browser = on("value-cards", "kaarten")
    assert says("pile.room", count=1) in browser.page.text
    assert says("pile.full") in browser.press("heel").text
    page = browser.press("heel")
    assert says("error.pile-full") in page.text
    assert browser.kept("value-cards") == {"kaarten": {"eigen-uren": "heel"}}
    browser.press("beetje")
    laid = {"eigen-uren": "heel", "zelf-kiezen": "beetje"}
    assert browser.kept("value-cards")["kaarten"] == laid


def test_where_a_list_comes_from_stands_at_its_first_question(on: On) -> None:
    about = rest("over-deze-lijst")
    assert about in on("computer", "openen").page.text
    assert about not in on("computer", "sturen").page.text


def test_questions_about_private_life_begin_only_after_a_yes(on: On, says: Says) -> None:
    browser = on("how-strong")
    assert says("sensitive.text") in browser.page.text
    assert not browser.page.has("zwak")
    browser.press("yes")
    browser.press("zwak")
    assert browser.kept("how-strong") == {"lichaam": "zwak"}
