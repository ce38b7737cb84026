"""Lists, situations, full piles, rooms, signals and rounds, as Amina taps them."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.activities.answer import answers_of
from modules.services.activities import answering
from modules.services.runtime import Runtime
from modules.services.sharing import consents, sharing
from tests.conftest import AMINA, ELS, Act
from tests.pages.conftest import Open, Word, seen, sent, tap
from tests.rich_content import heading, rest

OpenPart = Callable[..., AppTest]


@pytest.fixture
def on(opened: Open, rich_runtime: Runtime, action: Act) -> OpenPart:
    """Return what opens an activity for Amina, at a part; None is the end screen."""

    def open_part(activity: str, part: str | None = "") -> AppTest:
        store, library = rich_runtime.store, rich_runtime.library
        answering.open_activity(store, library, activity, action(AMINA))
        if part != "":
            answering.go_to(store, library, activity, part, action(AMINA))
        return opened(AMINA, on="participant/activity")

    return open_part


def kept(runtime: Runtime, activity: str) -> dict[str, object]:
    """Return what Amina's dossier keeps of an activity."""
    found = answers_of(runtime.store.get(AMINA.id), activity)
    return {part: one.value for part, one in found.items()}


def spoken_bars(app: AppTest) -> str:
    """Return what the bars were sent, as it is read by their script."""
    return sent(app).replace("\\", "")


def strength(runtime: Runtime, action: Act, minutes: float = 0, **said: object) -> None:
    """Keep Amina's answers about strength, after a yes."""
    consents.say(runtime.store, "sensitive", True, action(AMINA, minutes))
    for part, value in said.items():
        record(runtime, action, "how-strong", part.replace("_", "-"), value, minutes)


def record(
    runtime: Runtime, action: Act, activity: str, part: str, value: object, minutes: float = 0
) -> None:
    """Keep an answer of Amina."""
    answering.record(runtime.store, runtime.library, activity, part, value, action(AMINA, minutes))


def typed(app: AppTest, field: str, words: str) -> AppTest:
    """Type in a field of the form for a new line."""
    box = next(one for one in app.text_input if one.key.startswith(f"entry-mijn-jaren-{field}"))
    box.set_value(words)
    return app


def test_a_line_is_kept_as_soon_as_it_is_added_and_the_form_is_empty_again(
    on: OpenPart, rich_runtime: Runtime, word: Word
) -> None:
    app = on("own-list", "mijn-jaren")
    assert word("entries.empty") in seen(app)
    tap(typed(app, "jaar", "2019 *in Gent*"), "add-mijn-jaren")
    assert not app.exception
    assert kept(rich_runtime, "own-list") == {"mijn-jaren": ({"jaar": "2019 *in Gent*"},)}
    assert [one.value for one in app.text] == ["2019 *in Gent*"]
    assert [one.value for one in app.text_input] == [""]


def test_next_keeps_what_is_filled_in_and_goes_on(on: OpenPart, rich_runtime: Runtime) -> None:
    app = on("own-list", "mijn-jaren")
    tap(typed(app, "jaar", "2020"), "next-mijn-jaren")
    assert not app.exception
    assert kept(rich_runtime, "own-list") == {"mijn-jaren": ({"jaar": "2020"},)}


def test_an_empty_list_and_next_is_not_now(on: OpenPart, rich_runtime: Runtime) -> None:
    tap(on("own-list", "mijn-jaren"), "next-mijn-jaren")
    assert kept(rich_runtime, "own-list") == {"mijn-jaren": None}


def test_adding_nothing_says_so_and_keeps_nothing(
    on: OpenPart, rich_runtime: Runtime, word: Word
) -> None:
    app = tap(on("own-list", "mijn-jaren"), "add-mijn-jaren")
    assert word("entries.nothing") in seen(app)
    assert kept(rich_runtime, "own-list") == {}


def test_a_line_can_be_taken_off_and_a_full_list_asks_no_more(
    on: OpenPart, rich_runtime: Runtime, action: Act, word: Word
) -> None:
    record(rich_runtime, action, "own-list", "mijn-jaren", [{"jaar": "1"}, {"jaar": "2"}])
    app = on("own-list", "mijn-jaren")
    assert word("entries.full") in seen(app)
    assert not app.text_input
    tap(app, "remove-mijn-jaren-0")
    assert kept(rich_runtime, "own-list") == {"mijn-jaren": ({"jaar": "2"},)}
    tap(app, "remove-mijn-jaren-0")
    assert kept(rich_runtime, "own-list") == {"mijn-jaren": None}
    assert app.text_input


def test_a_list_is_in_the_result_exactly_as_it_was_typed(
    on: OpenPart, rich_runtime: Runtime, action: Act, word: Word
) -> None:
    lines = [{"jaar": "2019 <b>", "wat": "werk", "hoe": 4}]
    record(rich_runtime, action, "own-list", "mijn-jaren", lines)
    app = on("own-list", None)
    assert "2019 <b>" in [one.value for one in app.text]
    assert heading("mijn-jaren/wat/werk") in seen(app)
    assert word("result.rung", number=4, highest=5) in seen(app)


@pytest.mark.requirement("TK8")
def test_a_situation_tells_what_follows_before_going_on(
    on: OpenPart, rich_runtime: Runtime
) -> None:
    app = on("situations", "druk")
    assert rest("druk/vragen") not in seen(app)
    tap(app, "druk-vragen")
    assert kept(rich_runtime, "situations") == {"druk": "vragen"}
    assert [one.value for one in app.info] == [rest("druk/vragen")]
    assert not app.success
    tap(app, "next-druk")
    assert heading("stil") in seen(app)


@pytest.mark.requirement("TK8")
def test_what_came_back_is_said_as_times_out_of_times(
    on: OpenPart, rich_runtime: Runtime, action: Act, word: Word
) -> None:
    record(rich_runtime, action, "situations", "druk", "vragen")
    record(rich_runtime, action, "situations", "stil", "praten")
    words = seen(on("situations", None))
    assert word("theme.line", name=heading("samen"), number=2, times=2) in words
    assert word("theme.line", name=heading("alleen"), number=0, times=2) in words
    where = "; ".join([heading("druk"), heading("stil")])
    assert word("theme.where", name=heading("samen"), parts=where) in words


def test_an_answer_that_says_nothing_is_drawn_quieter(on: OpenPart) -> None:
    app = on("situations", "druk")
    looks = {one.key: one.proto.type for one in app.button}
    assert looks["druk-zeg-ik-niet"] == "tertiary"
    assert looks["druk-vragen"] == "secondary"


def test_a_choice_from_earlier_choices_has_their_words_and_the_rooms_are_large(
    on: OpenPart, rich_runtime: Runtime, action: Act
) -> None:
    app = on("narrowing", "beelden")
    assert "tiles-large" in sent(app)
    record(rich_runtime, action, "narrowing", "beelden", ["boot", "deur"])
    app = on("narrowing", "het-ene")
    assert heading("beelden/boot") in seen(app)
    assert heading("beelden/raam") not in seen(app)
    tap(app, "het-ene-boot")
    assert kept(rich_runtime, "narrowing")["het-ene"] == ("boot",)
    assert heading("beelden/boot").rstrip(".") in seen(on("narrowing", None))


def test_a_full_pile_says_so_kindly_and_the_card_stays_in_hand(
    on: OpenPart, rich_runtime: Runtime, word: Word
) -> None:
    app = on("value-cards", "kaarten")
    assert word("pile.room", count=1) in seen(app)
    tap(app, "pile-heel")
    assert word("pile.full") in seen(app)
    tap(app, "pile-heel")
    assert word("error.pile-full") in seen(app)
    assert kept(rich_runtime, "value-cards") == {"kaarten": {"eigen-uren": "heel"}}
    tap(app, "pile-beetje")
    assert kept(rich_runtime, "value-cards")["kaarten"] == {
        "eigen-uren": "heel",
        "zelf-kiezen": "beetje",
    }


def test_scales_that_are_not_compared_are_bars_and_none_stands_out(
    on: OpenPart, rich_runtime: Runtime, action: Act, word: Word
) -> None:
    laid = {"eigen-uren": "heel", "zelf-kiezen": "beetje", "vast": "niet"}
    record(rich_runtime, action, "value-cards", "kaarten", laid)
    app = on("value-cards", None)
    assert word("result.points", points="3", possible="4", answered=2, asked=2) in sent(app)
    assert f'"said": "{heading("kaarten/niet")}"' in spoken_bars(app)
    assert word("result.not-enough") not in seen(app)
    assert word("result.flat") not in seen(app)


def test_a_ladder_says_how_far_somebody_is(
    on: OpenPart, rich_runtime: Runtime, action: Act, word: Word
) -> None:
    record(rich_runtime, action, "computer", "openen", "ja")
    record(rich_runtime, action, "computer", "sturen", "nee")
    words = seen(on("computer", None))
    assert word("ladder.at", scale=heading("mail"), rung=heading("start")) in words
    assert rest("start") in words


def test_where_a_list_comes_from_stands_at_its_first_question_and_at_its_end(
    on: OpenPart, rich_runtime: Runtime, action: Act
) -> None:
    about = rest("over-deze-lijst")
    assert about in seen(on("computer", "openen"))
    assert about not in seen(on("computer", "sturen"))
    assert about in seen(on("computer", None))


def test_questions_about_private_life_begin_only_after_a_yes(
    on: OpenPart, rich_runtime: Runtime, word: Word
) -> None:
    app = on("how-strong")
    assert word("sensitive.text") in seen(app)
    assert "lichaam-zwak" not in [one.key for one in app.button]
    tap(app, "sensitive-yes")
    assert "lichaam-zwak" in [one.key for one in app.button]
    tap(app, "lichaam-zwak")
    assert kept(rich_runtime, "how-strong") == {"lichaam": "zwak"}


def test_a_signal_is_said_with_help_beside_it_and_asks_before_anybody_else_reads_it(
    on: OpenPart, opened: Open, rich_runtime: Runtime, action: Act, word: Word
) -> None:
    strength(rich_runtime, action, lichaam="zwak", hoofd="zwak")
    store, library = rich_runtime.store, rich_runtime.library
    sharing.share(store, library, "how-strong", ELS.id, "short", action(AMINA))
    app = on("how-strong", None)
    assert rest("praat-erover") in seen(app)
    assert word("signal.help") in seen(app)
    to_els = rest("praat-erover/begeleider")
    assert to_els not in seen(app)
    assert to_els not in sent(tap(opened(ELS), f"open-{AMINA.id}"))
    tap(app, "signal-yes")
    assert to_els in seen(tap(opened(ELS), f"open-{AMINA.id}"))


def test_without_a_signal_nothing_is_asked(
    on: OpenPart, rich_runtime: Runtime, action: Act
) -> None:
    strength(rich_runtime, action, lichaam="sterk", hoofd="sterk")
    app = on("how-strong", None)
    assert rest("praat-erover") not in seen(app)
    assert "signal-yes" not in [one.key for one in app.button]


def test_more_to_know_stands_folded_at_the_end(
    on: OpenPart, rich_runtime: Runtime, action: Act, word: Word
) -> None:
    strength(rich_runtime, action, lichaam="sterk", hoofd="sterk")
    app = on("how-strong", None)
    assert word("end.depth") in [one.label for one in app.expander]
    assert rest("meer-over-kracht") in seen(app)


@pytest.mark.requirement("TK9")
def test_doing_it_again_opens_the_questions_and_then_shows_what_moved(
    on: OpenPart, rich_runtime: Runtime, action: Act, word: Word
) -> None:
    strength(
        rich_runtime,
        action,
        1,
        lichaam="zwak",
        hoofd="zwak",
        steun=["buur"],
        mijn_zin="Ik ben moe.",
    )
    app = on("how-strong", None)
    assert word("rounds.title") not in seen(app)
    tap(app, "end-anew")
    assert kept(rich_runtime, "how-strong") == dict.fromkeys(())
    assert "lichaam-zwak" in [one.key for one in app.button]
    again = {"lichaam": "sterk", "hoofd": "sterk", "steun": ["vriend"], "mijn_zin": "Beter."}
    strength(rich_runtime, action, 90, **again)
    app = on("how-strong", None)
    words = seen(app)
    assert word("rounds.more", names=f"**{heading('kracht')}**") in words
    assert word("rounds.new", names=heading("steun/vriend").rstrip(".")) in words
    assert word("rounds.gone", names=heading("steun/buur").rstrip(".")) in words
    assert [one.value for one in app.text if "moe" in one.value] == ["Ik ben moe."]
    assert word("rounds.point", points="8", possible="8") in sent(app)


def test_a_yes_about_private_life_is_taken_back_in_two_taps_and_the_answers_go_when_asked(
    opened: Open, rich_runtime: Runtime, action: Act, word: Word
) -> None:
    strength(rich_runtime, action, lichaam="zwak")
    app = opened(AMINA, on="participant/mine")
    tap(app, "sensitive-no")
    assert kept(rich_runtime, "how-strong") == {"lichaam": "zwak"}
    assert word("mine.sensitive", titles="Dit is how-strong") in seen(app)
    tap(app, "take-away-sensitive")
    assert kept(rich_runtime, "how-strong") == {}
    assert "take-away-sensitive" not in [one.key for one in app.button]


def test_what_was_never_asked_is_not_among_the_agreements(
    opened: Open, rich_runtime: Runtime, word: Word
) -> None:
    words = seen(opened(AMINA, on="participant/mine"))
    assert word("consent.statistics") in words
    assert word("consent.sensitive") not in words
    assert word("consent.signal") not in words
