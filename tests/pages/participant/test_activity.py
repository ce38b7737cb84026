"""One part at a time: tapped, kept, said to be kept only then, and never lost."""

import math
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import BadAnswer, answers_of
from modules.services.activities import answering
from modules.services.activities.answering import record
from modules.services.adaptive.short_form import has_short_form
from modules.services.runtime import Runtime, set_current
from modules.services.sharing.sharing import share
from modules.storage.base import NotKept
from tests.conftest import AMINA, ELS, Act
from tests.pages.conftest import Open, Word, seen, sent, tap, titles

FIRST, SECOND = "fiets-herstellen", "helpen-met-huiswerk"

KEPT = ("private", "shared", "before", "before-shared")
"""Where a page says that something is kept: this answer, or the one before."""

OpenPart = Callable[..., AppTest]


class FullDisk:
    """A store whose disk is full: it reads, and keeps nothing any more."""

    def __init__(self, store: object) -> None:
        self.store = store

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)

    def save(self, *given: object, **named: object) -> object:
        raise NotKept("no space left")


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


def said_to_be_kept(words: str, word: Word) -> bool:
    """Say whether a page says that something is kept."""
    return any(word(f"kept.{one}") in words for one in KEPT)


def test_a_tap_on_the_path_opens_the_first_part(opened: Open, runtime: Runtime) -> None:
    app = tap(opened(AMINA), "open-dromen")
    assert titles(app) == [heading(runtime, "dromen", "even-stil")]


@pytest.mark.requirement("TK11")
def test_a_tap_is_an_answer_that_is_kept_and_moves_on(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("interesses")
    assert not said_to_be_kept(seen(app), word)
    tap(app, f"{FIRST}-graag")
    assert not app.exception
    assert kept(runtime, "interesses") == {FIRST: "graag"}
    assert titles(app) == [heading(runtime, "interesses", SECOND)]
    assert word("kept.before") in seen(app)


def test_going_back_shows_which_answer_was_chosen_not_by_colour_alone(
    on: OpenPart, word: Word
) -> None:
    app = tap(on("interesses"), f"{FIRST}-graag")
    tap(app, f"back-{SECOND}")
    assert word("answer.chosen") in app.button(key=f"{FIRST}-graag").label
    assert word("answer.chosen") not in app.button(key=f"{FIRST}-misschien").label


def test_another_answer_takes_the_place_of_the_first(on: OpenPart, runtime: Runtime) -> None:
    app = tap(on("interesses"), f"{FIRST}-graag")
    tap(app, f"back-{SECOND}")
    tap(app, f"{FIRST}-misschien")
    assert kept(runtime, "interesses") == {FIRST: "misschien"}


def test_not_now_moves_on_and_says_nothing_of_an_answer(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = tap(on("interesses"), f"later-{FIRST}")
    assert titles(app) == [heading(runtime, "interesses", SECOND)]
    assert kept(runtime, "interesses") == {FIRST: None}
    assert not said_to_be_kept(seen(app), word)


def test_what_is_shared_is_said_on_the_screen(
    on: OpenPart, runtime: Runtime, action: Act, word: Word
) -> None:
    share(runtime.store, runtime.library, "interesses", ELS.id, "short", action(AMINA))
    app = tap(on("interesses"), f"{FIRST}-graag")
    assert word("kept.before-shared") in seen(app)
    tap(app, f"back-{SECOND}")
    assert word("kept.shared") in seen(app)


def test_a_full_disk_is_said_and_never_called_kept(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("interesses")
    set_current(runtime._replace(store=FullDisk(runtime.store)))
    tap(app, f"{FIRST}-graag")
    assert not app.exception
    assert [one.value for one in app.error] == [word("error.not-kept")]
    assert not said_to_be_kept(seen(app), word)
    assert titles(app) == [heading(runtime, "interesses", FIRST)]
    assert kept(runtime, "interesses") == {}


def test_after_a_full_disk_the_same_tap_works_again(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("interesses")
    set_current(runtime._replace(store=FullDisk(runtime.store)))
    tap(app, f"{FIRST}-graag")
    set_current(runtime)
    tap(app, f"{FIRST}-graag")
    assert not app.error
    assert kept(runtime, "interesses") == {FIRST: "graag"}
    assert said_to_be_kept(seen(app), word)


def test_words_typed_while_the_disk_is_full_are_still_in_the_field(
    on: OpenPart, runtime: Runtime
) -> None:
    app = on("dromen", "waarom")
    set_current(runtime._replace(store=FullDisk(runtime.store)))
    app.text_area(key="write-waarom").set_value("Een lang verhaal.")
    tap(app, "next-waarom")
    assert app.text_area(key="write-waarom").value == "Een lang verhaal."


def test_an_answer_changed_on_another_device_is_said_and_shown(
    on: OpenPart, runtime: Runtime, action: Act, word: Word
) -> None:
    app = on("interesses")
    record(
        runtime.store, runtime.library, "interesses", FIRST, "misschien", action(AMINA), move=False
    )
    tap(app, f"{FIRST}-graag")
    assert [one.value for one in app.error] == [word("error.conflict")]
    assert kept(runtime, "interesses") == {FIRST: "misschien"}
    assert word("answer.chosen") in app.button(key=f"{FIRST}-misschien").label
    tap(app, f"{FIRST}-graag")
    assert kept(runtime, "interesses") == {FIRST: "graag"}


def without(runtime: Runtime, activity: str, part: str) -> Runtime:
    """Return the house after somebody removed a part from the content."""
    old = runtime.library.activities[activity]
    new = old.model_copy(update={"parts": tuple(one for one in old.parts if one.id != part)})
    activities = {**runtime.library.activities, activity: new}
    return runtime._replace(library=runtime.library.model_copy(update={"activities": activities}))


def test_an_answer_to_a_question_that_was_just_removed_is_refused_kindly(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("interesses")
    set_current(without(runtime, "interesses", FIRST))
    tap(app, f"{FIRST}-graag")
    assert not app.exception
    assert word("error.unknown-part") in seen(app)
    assert titles(app) == [heading(runtime, "interesses", SECOND)]


def test_earlier_answers_outlive_their_question(on: OpenPart, runtime: Runtime) -> None:
    app = tap(on("interesses"), f"{FIRST}-graag")
    set_current(without(runtime, "interesses", FIRST))
    app.run()
    assert not app.exception
    tap(app, f"{SECOND}-graag")
    assert kept(runtime, "interesses") == {FIRST: "graag", SECOND: "graag"}


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


@pytest.mark.parametrize("value", [math.nan, math.inf, -1, "heel-erg", ["graag"], {"a": 1}, 2])
def test_a_forged_value_changes_nothing_on_the_page(
    on: OpenPart, runtime: Runtime, action: Act, value: object
) -> None:
    app = on("interesses")
    before = titles(app)
    with pytest.raises(BadAnswer):
        record(runtime.store, runtime.library, "interesses", FIRST, value, action(AMINA))
    app.run()
    assert titles(app) == before
    assert kept(runtime, "interesses") == {}


def test_a_text_that_is_too_long_is_said_and_stays_in_the_field(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("dromen", "waarom")
    twice_as_long_when_composed = "\u0958" * 400
    app.text_area(key="write-waarom").set_value(twice_as_long_when_composed)
    tap(app, "next-waarom")
    assert [one.value for one in app.error] == [word("error.too-long")]
    assert not said_to_be_kept(seen(app), word)
    assert titles(app) == [heading(runtime, "dromen", "waarom")]
    assert app.text_area(key="write-waarom").value == twice_as_long_when_composed
    assert kept(runtime, "dromen") == {}


def test_a_forged_text_is_never_kept_longer_than_the_part_takes(
    on: OpenPart, runtime: Runtime
) -> None:
    app = on("dromen", "waarom")
    app.text_area(key="write-waarom").set_value("x" * 100_000)
    tap(app, "next-waarom")
    assert len(str(kept(runtime, "dromen").get("waarom", ""))) <= 600


def test_words_are_kept_when_the_field_is_left_and_again_by_the_button(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("dromen", "waarom")
    app.text_area(key="write-waarom").set_value("Bij mijn tante.").run()
    assert kept(runtime, "dromen")["waarom"] == "Bij mijn tante."
    assert titles(app) == [heading(runtime, "dromen", "waarom")]
    assert said_to_be_kept(seen(app), word)
    tap(app, "next-waarom")
    assert titles(app) == [heading(runtime, "dromen", "wonder")]


def test_an_empty_field_is_not_now(on: OpenPart, runtime: Runtime, word: Word) -> None:
    app = tap(on("dromen", "waarom"), "next-waarom")
    assert kept(runtime, "dromen") == {"waarom": None}
    assert not said_to_be_kept(seen(app), word)


def test_emptying_a_field_takes_the_words_away(on: OpenPart, runtime: Runtime) -> None:
    app = on("dromen", "waarom")
    app.text_area(key="write-waarom").set_value("Geheim.").run()
    app.text_area(key="write-waarom").set_value("").run()
    tap(app, "next-waarom")
    assert kept(runtime, "dromen")["waarom"] is None


def test_a_rung_of_the_ladder_is_one_tap(on: OpenPart, runtime: Runtime) -> None:
    app = tap(on("dromen", "ladder"), "ladder-7")
    assert kept(runtime, "dromen") == {"ladder": 7}
    assert titles(app) == [heading(runtime, "dromen", "stap")]


def test_choosing_several_is_kept_at_each_tap_and_stops_at_the_most(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("dromen", "beelden")
    for card in ("huis", "boot", "brug", "zee"):
        tap(app, f"beelden-{card}")
    assert kept(runtime, "dromen") == {"beelden": ("huis", "boot", "brug")}
    assert word("ask.enough", most=3) in seen(app)
    tap(app, "beelden-boot")
    assert kept(runtime, "dromen") == {"beelden": ("huis", "brug")}
    assert titles(tap(app, "next-beelden")) == [heading(runtime, "dromen", "waarom")]


def test_a_card_taken_away_again_does_not_come_back(on: OpenPart, runtime: Runtime) -> None:
    app = tap(on("dromen", "beelden"), "beelden-huis")
    tap(app, "beelden-huis")
    assert kept(runtime, "dromen") == {"beelden": None}
    app.run()
    assert not [one for one in app.button if one.key == "next-beelden"]


def test_a_choice_that_takes_four_shows_each_tap_and_is_kept_with_the_fourth(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("loopbaanankers", "kaarten")
    for number, card in enumerate(("vakman", "leiden", "vrijheid"), start=1):
        app = tap(app, f"kaarten-{card}")
        assert word("ask.chosen", number=number, most=4) in seen(app)
    assert "kaarten" not in kept(runtime, "loopbaanankers")
    app = tap(app, "kaarten-zekerheid")
    four = ("vakman", "leiden", "vrijheid", "zekerheid")
    assert kept(runtime, "loopbaanankers")["kaarten"] == four
    app = tap(app, "kaarten-leiden")
    assert kept(runtime, "loopbaanankers")["kaarten"] is None
    assert word("ask.chosen", number=3, most=4) in seen(app)


def test_cards_are_laid_one_by_one_and_the_last_can_be_taken_back(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("talenten")
    assert word("progress.card", number=1, total=40) in seen(app)
    tap(app, "pile-dit-ben-ik")
    tap(app, "pile-soms")
    assert word("progress.card", number=3, total=40) in seen(app)
    tap(app, "back-kaarten")
    assert kept(runtime, "talenten") == {"kaarten": {"koken": "dit-ben-ik"}}
    assert titles(app) == [heading(runtime, "talenten", "kaarten/luisteren")]


def test_the_top_offers_only_the_cards_that_were_laid_on_its_piles(
    on: OpenPart, runtime: Runtime, word: Word
) -> None:
    app = on("talenten")
    for pile in ("dit-ben-ik", "minder", "soms"):
        tap(app, f"pile-{pile}")
    tap(app, "later-kaarten")
    offered = [one.key for one in app.button if one.key.startswith("top-")]
    assert offered == ["top-koken", "top-herstellen"]


def test_without_cards_the_top_says_what_to_do(on: OpenPart, word: Word) -> None:
    app = on("talenten", "top")
    assert word("ask.no-cards") in seen(app)


@pytest.mark.requirement("TK3")
def test_a_check_question_explains_and_is_kept_but_never_counts(
    on: OpenPart, runtime: Runtime
) -> None:
    app = tap(on("jezelf-voorstellen", "hoe-begin-je"), "hoe-begin-je-met-vragen-over-loon")
    assert titles(app) == [heading(runtime, "jezelf-voorstellen", "hoe-begin-je")]
    words = runtime.library.words("activities", "jezelf-voorstellen", "nl")
    assert words.rest("hoe-begin-je/met-vragen-over-loon") in seen(app)
    tap(app, "next-hoe-begin-je")
    assert titles(app) == [heading(runtime, "jezelf-voorstellen", "welke-zin-is-sterk")]


def test_changing_the_language_keeps_the_answers_and_the_place(
    on: OpenPart, runtime: Runtime
) -> None:
    app = tap(on("interesses"), f"{FIRST}-graag")
    tap(app, "language-en")
    assert titles(app) == [heading(runtime, "interesses", SECOND, "en")]
    assert kept(runtime, "interesses") == {FIRST: "graag"}
    assert runtime.store.get(AMINA.id).value("profile/language") == "en"
    tap(app, f"back-{SECOND}")
    english = runtime.library.interface("en")["answer.chosen"]
    assert english in app.button(key=f"{FIRST}-graag").label


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


@pytest.mark.parametrize("activity", ["dromen", "talenten", "jezelf-voorstellen", "interesses"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_part_of_each_activity_can_be_drawn(
    on: OpenPart, runtime: Runtime, activity: str, language: str
) -> None:
    app = on(activity)
    if language == "en":
        tap(app, "language-en")
    for _ in runtime.library.activities[activity].parts:
        assert not app.exception
        forward = ("next-", "later-")
        tap(app, next(one.key for one in app.button if one.key.startswith(forward)))
    assert titles(app) == [runtime.library.interface(language)["end.title"]]
