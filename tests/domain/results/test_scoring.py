"""Scores, worked out by hand: points out of possible, answered out of asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, answer
from modules.domain.catalogue import Library
from modules.domain.results.scoring import Band, ScaleScore, part_points, profile_summary, scores

MANY = Activity.model_validate(
    {
        "id": "tien-vragen",
        "kind": "questionnaire",
        "minutes": 5,
        "answers": {"nooit": 0, "soms": 2, "altijd": 4, "geen-punten": None},
        "scales": ["rust", "moed"],
        "parts": [
            {"id": f"vraag-{number}", "scale": "moed" if number == 10 else "rust"}
            for number in range(11)
        ],
        "source": "made up for a test",
    }
)
GIVEN = st.dictionaries(
    st.sampled_from([part.id for part in MANY.parts]),
    st.sampled_from(["nooit", "soms", "altijd", "geen-punten", None]),
)


def answers(activity: Activity, **values: object) -> dict[str, Answer]:
    """Return answers to an activity; `_` in a name stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in values.items()}
    return {part: answer(activity, part, value) for part, value in named.items()}


def score(activity: Activity, **values: object) -> ScaleScore:
    """Return the score on the first scale."""
    return scores(activity, answers(activity, **values))[0]


def at(**levels: float) -> list[ScaleScore]:
    """Return scales at these levels, with everything answered."""
    return [
        ScaleScore(scale=name, points=level, possible=100, answered=8, asked=8)
        for name, level in levels.items()
    ]


def test_points_add_up_over_the_parts_of_a_scale(library: Library) -> None:
    found = score(library.activities["one-scale"], herstellen="graag", bouwen="soms")
    assert found == ScaleScore(scale="praktisch", points=3, possible=4, answered=2, asked=2)
    assert found.level == 75


def test_a_reversed_part_counts_from_the_other_end(library: Library) -> None:
    found = score(library.activities["reversed-part"], kalm="eens", druk="eens")
    assert (found.points, found.possible) == (4, 8)
    found = score(library.activities["reversed-part"], kalm="eens", druk="oneens")
    assert found.level == 100


def test_points_that_do_not_start_at_zero_are_counted_from_the_lowest(library: Library) -> None:
    assert score(library.activities["reversed-part"], kalm="oneens").points == 0
    assert score(library.activities["reversed-part"], kalm="midden").level == 50


def test_a_ladder_counts_from_its_lowest_rung(library: Library) -> None:
    found = score(library.activities["ladder"], hoe_dapper=2)
    assert (found.points, found.possible, found.level) == (1, 4, 25)


@pytest.mark.parametrize("left_open", [{}, {"bouwen": None}])
def test_unanswered_parts_do_not_lower_the_score(
    library: Library, left_open: dict[str, None]
) -> None:
    found = score(library.activities["one-scale"], herstellen="graag", **left_open)
    assert found == ScaleScore(scale="praktisch", points=2, possible=2, answered=1, asked=2)
    assert found.level == 100


def test_nothing_answered_is_no_points_out_of_nothing(library: Library) -> None:
    found = score(library.activities["one-scale"])
    assert (found.possible, found.answered, found.asked, found.level) == (0, 0, 2, 0)
    assert not found.enough


@pytest.mark.parametrize(("answered", "enough"), [(7, False), (8, True), (10, True)])
def test_a_scale_says_something_from_eighty_percent_on(answered: int, enough: bool) -> None:
    given = {f"vraag-{number}": "soms" for number in range(answered)}
    assert score(MANY, **given).enough is enough


def test_a_choice_without_points_counts_as_unanswered() -> None:
    assert score(MANY, **{"vraag-1": "geen-punten"}).answered == 0


def test_a_scale_without_parts_never_says_enough() -> None:
    assert not ScaleScore(scale="leeg", points=0, possible=0, answered=0, asked=0).enough


def test_words_have_no_points(library: Library) -> None:
    activity = library.activities["read-then-write"]
    part = activity.parts[1]
    assert part_points(part, answer(activity, part.id, "veel woorden")) is None


@given(given=GIVEN, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(
    given: dict[str, str | None], shuffled: object
) -> None:
    there = {part: answer(MANY, part, value) for part, value in given.items()}
    pairs = list(there.items())
    shuffled.shuffle(pairs)
    assert scores(MANY, dict(pairs)) == scores(MANY, there)


@given(given=GIVEN, part=st.sampled_from([part.id for part in MANY.parts]))
def test_taking_an_answer_away_never_counts_as_a_low_one(
    given: dict[str, str | None], part: str
) -> None:
    there = {one: answer(MANY, one, value) for one, value in given.items()}
    open_, low = ({**there, part: answer(MANY, part, value)} for value in (None, "nooit"))
    for without, least in zip(scores(MANY, open_), scores(MANY, low), strict=True):
        assert without.level >= least.level


@given(given=GIVEN)
def test_points_stay_within_what_is_possible(given: dict[str, str | None]) -> None:
    for found in scores(MANY, {one: answer(MANY, one, value) for one, value in given.items()}):
        assert 0 <= found.points <= found.possible
        assert found.answered <= found.asked
        assert 0 <= found.level <= 100


def test_the_top_keeps_the_order_of_the_list_so_that_it_is_no_ranking() -> None:
    found = profile_summary(at(praktisch=60, sociaal=90, creatief=75, ordelijk=10))
    assert found.top == ("praktisch", "sociaal", "creatief")
    assert found.first == "sociaal"
    assert not found.near


@pytest.mark.parametrize(("second", "first"), [(80, "a"), (80.5, None)])
def test_one_scale_is_named_first_only_when_it_leads_by_ten(
    second: float, first: str | None
) -> None:
    assert profile_summary(at(a=90, b=second, c=50, d=20)).first == first


@pytest.mark.parametrize(("fourth", "near"), [(50.5, ("d",)), (50, ()), (60, ("d",))])
def test_a_scale_just_outside_the_top_is_named_near(fourth: float, near: tuple[str, ...]) -> None:
    assert profile_summary(at(a=90, b=80, c=60, d=fourth)).near == near


def test_a_profile_in_which_all_lies_close_together_is_flat() -> None:
    found = profile_summary(at(a=50, b=51, c=52, d=59))
    assert found.flat
    assert found.first is None
    assert not profile_summary(at(a=50, b=51, c=52, d=60)).flat


def test_each_scale_has_a_band_by_its_distance_from_the_border_of_the_top() -> None:
    bands = profile_summary(at(a=90, b=80, c=60, d=55, e=50, f=10)).bands
    assert [one for one, band in bands.items() if band is Band.CLEAR] == ["a", "b"]
    assert [one for one, band in bands.items() if band is Band.MAYBE] == ["c", "d"]
    assert [one for one, band in bands.items() if band is Band.LESS] == ["e", "f"]


def test_nothing_stands_out_among_three_scales() -> None:
    assert profile_summary(at(a=90, b=50, c=10)).top == ()


def test_scales_with_too_few_answers_do_not_stand_out() -> None:
    few = [ScaleScore(scale="e", points=100, possible=100, answered=1, asked=8)]
    assert "e" not in profile_summary([*at(a=90, b=80, c=60, d=10), *few]).top
    assert profile_summary([*at(a=90, b=80, c=60), *few]).top == ()


CARDS = Activity.model_validate(
    {
        "id": "kaarten-met-punten",
        "kind": "exercise",
        "minutes": 5,
        "scales": ["vrijheid", "zekerheid"],
        "parts": [
            {
                "id": "kaarten",
                "kind": "sort",
                "cards": [
                    {"id": "eigen-uren", "scale": "vrijheid"},
                    {"id": "zelf-kiezen", "scale": "vrijheid"},
                    {"id": "vast-werk", "scale": "zekerheid"},
                    {"id": "zonder-schaal"},
                ],
                "piles": [
                    {"id": "heel", "points": 3},
                    {"id": "beetje", "points": 2},
                    {"id": "niet", "points": 1},
                    {"id": "weet-niet", "points": 9, "blank": True},
                ],
            }
        ],
        "source": "made up for a test",
    }
)


def test_a_card_counts_for_its_scale_with_the_points_of_its_pile() -> None:
    laid = {"eigen-uren": "heel", "zelf-kiezen": "beetje", "vast-werk": "niet"}
    free, sure = scores(CARDS, answers(CARDS, kaarten=laid))
    assert (free.points, free.possible, free.answered, free.asked) == (3, 4, 2, 2)
    assert free.level == 75
    assert (sure.level, sure.enough) == (0, True)


def test_a_card_that_is_not_laid_or_lies_on_a_blank_pile_counts_for_nothing() -> None:
    laid = {"eigen-uren": "heel", "zelf-kiezen": "weet-niet", "zonder-schaal": "heel"}
    free, sure = scores(CARDS, answers(CARDS, kaarten=laid))
    assert (free.points, free.possible, free.answered, free.asked) == (2, 2, 1, 2)
    assert not free.enough
    assert (sure.answered, sure.asked) == (0, 1)


def test_a_blank_choice_is_no_answer_whatever_its_points() -> None:
    activity = Activity.model_validate(
        {
            "id": "met-blanco",
            "kind": "exercise",
            "minutes": 5,
            "scales": ["rust"],
            "answers": {"nee": 0, "ja": 4, "zeg-ik-niet": {"points": 99, "blank": True}},
            "parts": [{"id": "een", "scale": "rust"}],
            "source": "made up for a test",
        }
    )
    assert score(activity, een="zeg-ik-niet").answered == 0
    assert score(activity, een="ja").possible == 4


def test_only_what_lies_close_to_the_highest_is_tied() -> None:
    def scale(name: str, points: float) -> ScaleScore:
        return ScaleScore(scale=name, points=points, possible=100, answered=4, asked=4)

    found = profile_summary([scale("a", 67), scale("b", 100), scale("c", 92), scale("d", 20)])
    assert (found.top, found.first, found.tied) == (("a", "b", "c"), None, ("b", "c"))
    leading = profile_summary([scale("a", 67), scale("b", 100), scale("c", 80), scale("d", 20)])
    assert (leading.first, leading.tied) == ("b", ())
