"""Lists, situations, ladders, signals and rounds, as the end of an activity tells them."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from modules.domain.activities.answer import answers_of
from modules.services.activities import answering
from modules.services.runtime import Runtime
from modules.services.sharing import consents, sharing
from tests.asking import Browser
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
    asked = Browser(rich_runtime, AMINA).open("how-strong")
    assert asked.heading == heading("lichaam")
    assert (asked.has("zwak"), asked.has("sterk")) == (True, True)
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
