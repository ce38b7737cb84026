"""What scales say: sentences first, numbers last and out of how many."""

import pytest

from modules.domain.activities.answer import Answer, answer
from modules.domain.activities.words import Words
from modules.domain.adaptive.adaptive import Estimate
from modules.domain.catalogue import Library
from modules.domain.records.sharing import Level
from modules.domain.results.result import Result, ShortResult
from modules.domain.results.scoring import Band, ProfileSummary, ScaleScore, scores
from modules.wording.results.scales import (
    Bar,
    as_table,
    explained,
    points,
    said_of_scales,
    scale_bars,
    sentences,
)
from modules.wording.wording import Wording

FIRST = ProfileSummary(top=("doen", "zorgen", "denken"), first="doen")


def result(library: Library, activity_id: str, **said: object) -> Result:
    """Return a whole result of answers; `_` in a name stands for `-`."""
    activity = library.activities[activity_id]
    named = {name.replace("_", "-"): value for name, value in said.items()}
    answers: dict[str, Answer] = {
        part: answer(activity, part, value) for part, value in named.items()
    }
    scored = scores(activity, answers)
    return Result(activity, Level.ALL, "done", None, ProfileSummary(), scored, answers)


@pytest.mark.parametrize(
    ("language", "own", "others"),
    [
        (
            "nl",
            "**Doen** springt eruit. Daarna passen **Zorgen** en **Denken** het best bij je "
            "antwoorden.",
            "**Doen** springt eruit. Daarna passen **Zorgen** en **Denken** het best bij de "
            "antwoorden.",
        ),
        (
            "en",
            "**Doen** stands out. After that, **Zorgen** and **Denken** fit your answers best.",
            "**Doen** stands out. After that **Zorgen** and **Denken** fit the answers best.",
        ),
        (
            "fr",
            "**Doen** ressort. Ensuite, **Zorgen** et **Denken** vont le mieux avec tes réponses.",
            "**Doen** ressort. Ensuite **Zorgen** et **Denken** correspondent le mieux aux "
            "réponses.",
        ),
    ],
)
def test_one_scale_that_leads_is_named_first_to_both_readers(
    shipped: Library, words: Words, language: str, own: str, others: str
) -> None:
    assert sentences(Wording(shipped, language), FIRST, words) == [own]
    assert sentences(Wording(shipped, language, "about"), FIRST, words) == [others]


def test_simple_dutch_speaks_of_the_reader_too(shipped: Library, words: Words) -> None:
    own = sentences(Wording(shipped, "nl-a2"), FIRST, words)
    others = sentences(Wording(shipped, "nl-a2", "about"), FIRST, words)
    assert own != others
    assert all("**Doen**" in said for said in (*own, *others))


def test_scales_that_lie_together_are_named_together(to_self: Wording, words: Words) -> None:
    alike = ProfileSummary(top=("doen", "zorgen"), tied=("doen", "zorgen"))
    assert sentences(to_self, alike, words) == [
        "Dit past het best bij je antwoorden: **Doen** en **Zorgen**. Ze liggen dicht bij elkaar."
    ]


def test_only_the_highest_that_lie_together_are_said_to(about: Wording, words: Words) -> None:
    some = ProfileSummary(top=("doen", "zorgen", "denken"), tied=("doen", "zorgen"))
    assert sentences(about, some, words) == [
        "Dit past het best bij de antwoorden: **Doen**, **Zorgen** en **Denken**. "
        "**Doen** en **Zorgen** liggen dicht bij elkaar."
    ]


def test_a_scale_just_outside_is_named_too(to_self: Wording, words: Words) -> None:
    near = FIRST.model_copy(update={"near": ("leiden",)})
    assert sentences(to_self, near, words)[1] == "Ook **Leiden** ligt dichtbij."


def test_a_flat_profile_names_no_scale(to_self: Wording, about: Wording, words: Words) -> None:
    flat = FIRST.model_copy(update={"flat": True})
    assert sentences(to_self, flat, words) == [
        "Alles ligt dicht bij elkaar. Niets springt eruit, en dat is ook goed."
    ]
    assert sentences(about, flat, words) == ["Alles ligt dicht bij elkaar. Niets springt eruit."]


def test_too_few_answers_say_only_that(to_self: Wording, words: Words) -> None:
    too_few = [to_self.say("result.not-enough")]
    assert sentences(to_self, ProfileSummary(), words) == too_few


def test_one_scale_is_not_compared_with_itself(library: Library) -> None:
    wording, words = Wording(library, "nl"), library.words("activities", "one-scale", "nl")
    answered = result(library, "one-scale", bouwen="graag", herstellen="soms")
    assert said_of_scales(wording, answered, words) == []
    unanswered = result(library, "one-scale")
    assert said_of_scales(wording, unanswered, words) == [wording.say("result.not-enough")]


def test_each_scale_is_explained_with_its_examples_in_one_line(words: Words) -> None:
    assert explained(["doen", "zorgen"], words) == (
        "- **Doen**: Iets maken. Zoals een stoel.\n- **Zorgen**: Voor iemand."
    )


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("nl", "5.5 van 8 punten (4 van 4 vragen)"),
        ("nl-a2", "5.5 van 8 punten (4 van 4 vragen)"),
        ("en", "5.5 of 8 points (4 of 4 questions)"),
        ("fr", "5.5 points sur 8 (4 questions sur 4)"),
    ],
)
def test_points_stand_after_how_clear_it_is(shipped: Library, language: str, numbers: str) -> None:
    wording = Wording(shipped, language)
    score = ScaleScore(scale="doen", points=5.5, possible=8, answered=4, asked=4)
    summary = ProfileSummary(bands={"doen": Band.CLEAR})
    band = wording.say("band.clear")
    assert points(wording, score, summary) == f"{band}: {numbers}"


def test_a_scale_with_too_few_answers_has_no_points(to_self: Wording) -> None:
    score = ScaleScore(scale="doen", points=2, possible=2, answered=1, asked=4)
    assert points(to_self, score, ProfileSummary()) == ("1 van 4 vragen beantwoord: nog te weinig")


def test_a_bar_has_the_words_of_its_length(library: Library) -> None:
    wording, words = Wording(library, "nl"), library.words("activities", "one-scale", "nl")
    answered = result(library, "one-scale", bouwen="graag", herstellen="soms")
    assert scale_bars(wording, answered, words) == [
        Bar("Hier staat praktisch.", 75, "3 van 4 punten (2 van 2 vragen)")
    ]


def test_a_scale_that_rests_on_one_answer_is_said_as_that_answer(library: Library) -> None:
    wording, words = Wording(library, "nl"), library.words("activities", "ladder", "nl")
    (answered,) = scale_bars(wording, result(library, "ladder", hoe_dapper=4), words)
    assert answered.said == "4 op een ladder tot 5"
    (unanswered,) = scale_bars(wording, result(library, "ladder"), words)
    assert (unanswered.share, unanswered.said) == (0, "nog niet beantwoord")


def test_a_scale_that_rests_on_one_card_is_said_as_its_pile(rich: Library) -> None:
    wording, words = Wording(rich, "nl"), rich.words("activities", "value-cards", "nl")
    answered = result(rich, "value-cards", kaarten={"vast": "heel", "eigen-uren": "niet"})
    bars = {bar.name: bar for bar in scale_bars(wording, answered, words)}
    assert bars["Hier staat zeker."].said == "Hier staat kaarten heel."


def test_the_short_form_has_the_band_in_which_the_whole_would_end(
    to_self: Wording, words: Words, library: Library
) -> None:
    expected = Estimate("doen", 12, 16, 10, 14, 0.9, 0.95, 5, 8)
    short = ShortResult(estimates=(expected,), first=0.9, top=0.8, asked=5, items=8, ended="sure")
    summary = ProfileSummary(top=("doen",), bands={"doen": Band.MAYBE})
    shown = result(library, "one-scale")._replace(short=short, profile_summary=summary)
    assert scale_bars(to_self, shown, words) == [
        Bar("Doen", 75, "misschien: 5 van 8 vragen", True, 62.5, 87.5)
    ]


def test_bars_say_the_same_as_a_table(to_self: Wording) -> None:
    assert as_table(to_self, [Bar("Doen", 75, "3 van 4"), Bar("Leiden", 0, "-")]) == (
        "| Wat | Gezegd |\n|---|---|\n| Doen | 3 van 4 |\n| Leiden | - |"
    )
