"""One part at a time: pressed, kept, said to be kept only then, and never lost."""

import uuid
from collections.abc import Callable

import pytest

from modules.domain.activities.activity import Activity
from modules.services.activities import answering
from modules.services.activities.answering import record
from modules.services.adaptive.short_form import has_short_form
from modules.services.runtime import Runtime, set_current
from modules.services.sharing.sharing import share
from modules.storage.base import NotKept
from tests.asking import Browser, Page
from tests.conftest import AMINA, ELS, Act

FIRST, SECOND = "fiets-herstellen", "helpen-met-huiswerk"
KEPT = ("private", "shared", "before", "before-shared")
"""Where a screen says that something is kept: this answer, or the one before."""

On = Callable[..., Browser]


class FullDisk:
    """A store whose disk is full: it reads, and keeps nothing any more."""

    def __init__(self, store: object) -> None:
        self.store = store

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)

    def save(self, *given: object, **named: object) -> object:
        raise NotKept("no space left")


@pytest.fixture
def on(runtime: Runtime, action: Act) -> On:
    """Return what opens an activity for Amina, at a part."""

    def open_part(activity: str, part: str | None = None) -> Browser:
        if has_short_form(runtime.library, activity):
            answering.choose_form(runtime.store, runtime.library, activity, "full", action(AMINA))
        answering.open_activity(runtime.store, runtime.library, activity, action(AMINA))
        if part:
            answering.go_to(runtime.store, runtime.library, activity, part, action(AMINA))
        browser = Browser(runtime, AMINA)
        browser.open(activity)
        return browser

    return open_part


def plain(sentence: str) -> str:
    """Return a sentence as it is read: without the marks of bold words."""
    return sentence.replace("**", "")


def heading(runtime: Runtime, activity: str, part: str, language: str = "nl") -> str:
    """Return the question of a part."""
    return runtime.library.words("activities", activity, language).heading(part)


@pytest.fixture
def says(shipped: object) -> Callable[..., str]:
    """Return what gives a sentence of the interface as it is read."""
    from modules.wording.sentences import say

    return lambda text_id, **given: plain(say(shipped, "nl", text_id, **given))  # type: ignore[arg-type]


Says = Callable[..., str]


def said_to_be_kept(page: Page, says: Says) -> bool:
    """Say whether a page says that something is kept."""
    return any(says(f"kept.{one}") in page.text for one in KEPT)


@pytest.mark.requirement("TK11")
def test_a_press_is_an_answer_that_is_kept_and_moves_on(
    on: On, runtime: Runtime, says: Says
) -> None:
    browser = on("interesses")
    assert not said_to_be_kept(browser.page, says)
    page = browser.press("graag")
    assert browser.kept("interesses") == {FIRST: "graag"}
    assert page.heading == heading(runtime, "interesses", SECOND)
    assert says("kept.before") in page.text


def test_going_back_shows_which_answer_was_chosen_not_by_colour_alone(on: On, says: Says) -> None:
    browser = on("interesses")
    browser.press("graag")
    page = browser.press("back")
    assert says("answer.chosen") in page.button("graag").words
    assert says("answer.chosen") not in page.button("misschien").words


def test_another_answer_takes_the_place_of_the_first(on: On) -> None:
    browser = on("interesses")
    browser.press("graag")
    browser.press("back")
    browser.press("misschien")
    assert browser.kept("interesses") == {FIRST: "misschien"}


def test_not_now_moves_on_and_says_nothing_of_an_answer(
    on: On, runtime: Runtime, says: Says
) -> None:
    browser = on("interesses")
    page = browser.press("later")
    assert page.heading == heading(runtime, "interesses", SECOND)
    assert browser.kept("interesses") == {FIRST: None}
    assert not said_to_be_kept(page, says)


def test_what_is_shared_is_said_on_the_screen(
    on: On, runtime: Runtime, action: Act, says: Says
) -> None:
    share(runtime.store, runtime.library, "interesses", ELS.id, "short", action(AMINA))
    browser = on("interesses")
    assert says("kept.before-shared") in browser.press("graag").text
    assert says("kept.shared") in browser.press("back").text


def test_a_full_disk_is_said_and_never_called_kept(on: On, runtime: Runtime, says: Says) -> None:
    browser = on("interesses")
    sent = browser.page.sent_by(browser.page.button("graag"))
    set_current(runtime._replace(store=FullDisk(runtime.store)))  # type: ignore[arg-type]
    page = browser.send(*sent)
    assert page.status == 400
    assert says("error.not-kept") in page.text
    assert not said_to_be_kept(page, says)
    assert page.heading == heading(runtime, "interesses", FIRST)
    assert browser.kept("interesses") == {}
    set_current(runtime)
    page = browser.send(*sent)
    assert browser.kept("interesses") == {FIRST: "graag"}
    assert said_to_be_kept(page, says)


def test_words_typed_while_the_disk_is_full_are_still_in_the_field(
    on: On, runtime: Runtime
) -> None:
    browser = on("dromen", "waarom")
    set_current(runtime._replace(store=FullDisk(runtime.store)))  # type: ignore[arg-type]
    assert browser.press("next", value="Een lang verhaal.").field() == "Een lang verhaal."


def test_an_answer_changed_on_another_device_is_said_and_shown(
    on: On, runtime: Runtime, action: Act, says: Says
) -> None:
    browser = on("interesses")
    record(
        runtime.store, runtime.library, "interesses", FIRST, "misschien", action(AMINA), move=False
    )
    page = browser.press("graag")
    assert says("error.conflict") in page.text
    assert browser.kept("interesses") == {FIRST: "misschien"}
    assert says("answer.chosen") in page.button("misschien").words
    browser.press("graag")
    assert browser.kept("interesses") == {FIRST: "graag"}


def test_words_changed_on_another_device_stand_beside_what_was_typed(
    on: On, runtime: Runtime, action: Act, says: Says
) -> None:
    browser = on("dromen", "waarom")
    record(runtime.store, runtime.library, "dromen", "waarom", "Daar.", action(AMINA), move=False)
    page = browser.press("next", value="Hier.")
    assert says("error.conflict") in page.text
    assert page.field() == "Hier."
    assert says("kept.now") in page.text
    assert "Daar." in page.text


def test_the_same_act_again_is_one_act_and_leads_to_the_same_screen(
    on: On, runtime: Runtime
) -> None:
    browser = on("interesses")
    first = browser.page.sent_by(browser.page.button("graag"))
    second = browser.page.sent_by(browser.page.button("misschien"))
    once, again = browser.send(*first), browser.send(*second)
    assert browser.kept("interesses") == {FIRST: "graag"}
    assert once.heading == again.heading == heading(runtime, "interesses", SECOND)


@pytest.mark.parametrize("value", ["later", "back", "graag"])
def test_a_repeated_press_never_goes_two_screens_on(on: On, runtime: Runtime, value: str) -> None:
    browser = on("interesses")
    browser.press("graag")
    sent = browser.page.sent_by(browser.page.button(value))
    assert browser.send(*sent).heading == browser.send(*sent).heading


def test_the_same_card_again_is_laid_once(on: On) -> None:
    browser = on("talenten")
    sent = browser.page.sent_by(browser.page.button("soms"))
    browser.send(*sent)
    browser.send(*sent)
    assert browser.kept("talenten") == {"kaarten": {"koken": "soms"}}


def test_an_answer_to_an_old_screen_is_kept_for_the_part_that_it_names(on: On) -> None:
    browser = on("interesses")
    old = browser.page.sent_by(browser.page.button("graag"))
    browser.press("later")
    browser.press("later")
    browser.send(
        old[0],
        [
            *[one for one in old[1] if one[0] not in ("act", "base")],
            ("act", uuid.uuid4().hex),
            ("base", "1"),
        ],
    )
    assert browser.kept("interesses") == {FIRST: "graag", SECOND: None}


def without(runtime: Runtime, activity: str, part: str) -> Runtime:
    """Return the house after somebody removed a part from the content."""
    old = runtime.library.activities[activity]
    new = old.model_copy(update={"parts": tuple(one for one in old.parts if one.id != part)})
    activities = {**runtime.library.activities, activity: new}
    return runtime._replace(library=runtime.library.model_copy(update={"activities": activities}))


def test_an_answer_to_a_question_that_was_just_removed_is_refused_kindly(
    on: On, runtime: Runtime, says: Says
) -> None:
    browser = on("interesses")
    set_current(without(runtime, "interesses", FIRST))
    page = browser.press("graag")
    assert says("error.unknown-part") in page.text
    assert page.heading == heading(runtime, "interesses", SECOND)


def test_earlier_answers_outlive_their_question(on: On, runtime: Runtime) -> None:
    browser = on("interesses")
    browser.press("graag")
    set_current(without(runtime, "interesses", FIRST))
    browser.press("graag")
    assert browser.kept("interesses") == {FIRST: "graag", SECOND: "graag"}


def test_a_text_that_is_too_long_is_said_and_stays_in_the_field(
    on: On, runtime: Runtime, says: Says
) -> None:
    browser = on("dromen", "waarom")
    twice_as_long_when_composed = "\u0958" * 400
    page = browser.press("next", value=twice_as_long_when_composed)
    assert says("error.too-long") in page.text
    assert not said_to_be_kept(page, says)
    assert page.heading == heading(runtime, "dromen", "waarom")
    assert page.field() == twice_as_long_when_composed
    assert browser.kept("dromen") == {}


def test_a_forged_text_is_never_kept_longer_than_the_part_takes(on: On) -> None:
    browser = on("dromen", "waarom")
    assert browser.press("next", value="x" * 20_000).status == 400
    assert browser.kept("dromen") == {}


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-1", "heel-erg", "", "2", "['graag']"])
def test_a_forged_value_changes_nothing_on_the_page(on: On, value: str) -> None:
    browser = on("interesses")
    before = browser.page.heading
    where, fields = browser.page.sent_by(browser.page.button("graag"))
    page = browser.send(where, browser.with_filled(fields, {"value": value}))
    assert (page.status, page.heading) == (400, before)
    assert browser.kept("interesses") == {}


def test_words_are_kept_when_the_field_is_left_and_again_by_the_button(
    on: On, runtime: Runtime, says: Says
) -> None:
    browser = on("dromen", "waarom")
    page = browser.keep(value="Bij mijn tante.")
    assert browser.kept("dromen")["waarom"] == "Bij mijn tante."
    assert page.heading == heading(runtime, "dromen", "waarom")
    assert said_to_be_kept(page, says)
    assert browser.press("next").heading == heading(runtime, "dromen", "wonder")


def test_an_empty_field_is_not_now(on: On, says: Says) -> None:
    browser = on("dromen", "waarom")
    page = browser.press("next")
    assert browser.kept("dromen") == {"waarom": None}
    assert not said_to_be_kept(page, says)


def test_emptying_a_field_takes_the_words_away(on: On) -> None:
    browser = on("dromen", "waarom")
    browser.keep(value="Geheim.")
    browser.keep(value="")
    browser.press("next", value="")
    assert browser.kept("dromen")["waarom"] is None


def test_what_somebody_typed_is_words_and_never_part_of_the_page(on: On) -> None:
    browser = on("dromen", "waarom")
    page = browser.keep(value="</textarea><script>alert(1)</script>")
    assert "<script>alert" not in page.html
    assert page.field() == "</textarea><script>alert(1)</script>"


def test_a_rung_of_the_ladder_is_one_press(on: On, runtime: Runtime) -> None:
    browser = on("dromen", "ladder")
    page = browser.press("7")
    assert browser.kept("dromen") == {"ladder": 7}
    assert page.heading == heading(runtime, "dromen", "stap")


def test_choosing_several_is_kept_at_each_tick_and_stops_at_the_most(
    on: On, runtime: Runtime, says: Says
) -> None:
    browser = on("dromen", "beelden")
    three = ("huis", "boot", "brug")
    for most in (1, 2, 3):
        browser.keep(chosen=three[:most])
    assert browser.kept("dromen") == {"beelden": three}
    page = browser.keep(chosen=(*three, "zee"))
    assert says("ask.enough", most=3) in page.text
    assert browser.kept("dromen") == {"beelden": three}
    browser.open("dromen")
    browser.keep(chosen=("huis", "brug"))
    assert browser.kept("dromen") == {"beelden": ("huis", "brug")}
    assert browser.press("next").heading == heading(runtime, "dromen", "waarom")


def test_a_card_taken_away_again_does_not_come_back(on: On) -> None:
    browser = on("dromen", "beelden")
    browser.keep(chosen=("huis",))
    page = browser.keep(chosen=())
    assert browser.kept("dromen") == {"beelden": None}
    assert page.chosen() == browser.open("dromen").chosen() == []


def test_a_choice_that_takes_four_shows_each_tick_and_is_kept_with_the_fourth(
    on: On, says: Says
) -> None:
    four = ("vakman", "leiden", "vrijheid", "zekerheid")
    headers = {"hx-request": "true"}
    browser = on("loopbaanankers", "kaarten")
    for number in (1, 2, 3):
        where, fields = browser.page.sent_by(browser.page.button("next"))
        sent = browser.with_filled(fields, {"chosen": four[:number], "do": "stay"})
        page = browser.send(where, sent, by_script=bool(headers))
        assert says("ask.chosen", number=number, most=4) in page.text
        assert len(page.chosen()) == number
    assert "kaarten" not in browser.kept("loopbaanankers")
    browser.keep(chosen=four)
    assert set(browser.kept("loopbaanankers")["kaarten"]) == set(four)  # type: ignore[call-overload]
    browser.keep(chosen=four[:3])
    assert browser.kept("loopbaanankers")["kaarten"] is None


def test_cards_are_laid_one_by_one_and_the_last_can_be_taken_back(
    on: On, runtime: Runtime, says: Says
) -> None:
    browser = on("talenten")
    assert says("progress.card", number=1, total=40) in browser.page.text
    browser.press("dit-ben-ik")
    page = browser.press("soms")
    assert says("progress.card", number=3, total=40) in page.text
    page = browser.press("back")
    assert browser.kept("talenten") == {"kaarten": {"koken": "dit-ben-ik"}}
    assert page.card == heading(runtime, "talenten", "kaarten/luisteren")


def test_the_question_and_what_it_means_stand_above_every_card(
    on: On, runtime: Runtime, shipped: object
) -> None:
    browser = on("talenten")
    words = runtime.library.words("activities", "talenten", "nl")
    for _ in range(3):
        assert browser.page.heading == words.heading("kaarten")
        assert words.rest("kaarten") in browser.page.text
        browser.press("soms")


def test_the_top_offers_only_the_cards_that_were_laid_on_its_piles(on: On) -> None:
    browser = on("talenten")
    for pile in ("dit-ben-ik", "minder", "soms"):
        browser.press(pile)
    browser.press("later")
    assert browser.page.options() == ["koken", "herstellen"]


def test_without_cards_the_top_says_what_to_do(on: On, says: Says) -> None:
    assert says("ask.no-cards") in on("talenten", "top").page.text


@pytest.mark.requirement("TK3")
def test_a_check_question_explains_and_is_kept_but_never_counts(on: On, runtime: Runtime) -> None:
    browser = on("jezelf-voorstellen", "hoe-begin-je")
    page = browser.press("met-vragen-over-loon")
    words = runtime.library.words("activities", "jezelf-voorstellen", "nl")
    assert page.heading == words.heading("hoe-begin-je")
    assert plain(words.rest("hoe-begin-je/met-vragen-over-loon")) in page.text
    assert browser.press("next").heading == words.heading("welke-zin-is-sterk")


@pytest.mark.parametrize("activity", ["dromen", "talenten", "jezelf-voorstellen", "interesses"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_part_of_each_activity_can_be_drawn(
    on: On, runtime: Runtime, action: Act, activity: str, language: str
) -> None:
    from modules.services.sharing.sharing import set_language

    set_language(runtime.store, language, action(AMINA))
    browser = on(activity)
    for _ in runtime.library.activities[activity].parts:
        assert browser.page.status == 200
        browser.press("later" if browser.page.has("later") else "next")
    assert browser.page.heading == runtime.library.interface(language)["end.title"]


def finished(runtime: Runtime, activity: Activity, action: Act) -> None:
    """Go through an activity for Amina: read every screen, put off every question."""
    for part in activity.parts:
        value = True if part.kind == "read" else None
        record(runtime.store, runtime.library, activity.id, part.id, value, action(AMINA))


def test_after_the_last_part_comes_the_end_with_the_way_to_the_result(
    on: On, runtime: Runtime, action: Act, says: Says
) -> None:
    finished(runtime, runtime.library.activities["dromen"], action)
    browser = Browser(runtime, AMINA)
    page = browser.open("dromen")
    assert page.heading == says("end.title")
    assert 'href="/stap"' in page.html


def test_the_short_form_or_every_question_is_asked_first(runtime: Runtime, says: Says) -> None:
    browser = Browser(runtime, AMINA)
    page = browser.open("interesses")
    assert page.options() == ["short", "full"]
    assert says("progress.question-only", number=1) in browser.press("short").text
    page = browser.press("graag")
    assert says("progress.question-only", number=2) in page.text
