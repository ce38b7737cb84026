"""Asking fewer questions: what is promised of the engine, on small made-up banks."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modules.domain.adaptive.adaptive import (
    Bank,
    BankError,
    Item,
    OutOfRange,
    Parameters,
    Spread,
    UnknownItem,
    bank,
    certainty,
    condition,
    estimate,
    next_item,
    questions_left_about,
    should_stop,
    step,
)
from modules.domain.adaptive.latent_normal import learn
from modules.domain.adaptive.profile import draws
from tests.counting import counted


def made_up(
    *lengths: int,
    low: float = 1,
    high: float = 5,
    reverse: bool = False,
    spread: Spread | None = None,
) -> Parameters:
    """Return a bank of scales of these lengths, whose items agree within and a little between."""
    items, scale_of = [], []
    for scale, length in enumerate(lengths):
        for number in range(length):
            keyed = -1 if reverse and number % 2 else 1
            items.append(
                Item(
                    id=f"{'abcdefgh'[scale]}{number}",
                    scale="abcdefgh"[scale],
                    keyed=keyed,
                    response_min=low,
                    response_max=high,
                )
            )
            scale_of.append(scale)
    same = np.equal.outer(scale_of, scale_of)
    key = np.array([item.keyed for item in items], float)
    unit = ((high - low) / 3) ** 2
    covariance = unit * (0.15 + 0.35 * same + 0.5 * np.eye(len(items))) * np.outer(key, key)
    return Parameters(
        items=tuple(items),
        mean=(low + (high - low) / 2,) * len(items),
        covariance=tuple(map(tuple, covariance.tolist())),
        spread=spread or Spread(middle=1.1, edge=0.5, steadiness=12),
    )


SIX = bank(made_up(4, 4, 4, 4, 4, 4))
IDS = st.sampled_from(SIX.ids)
SOME_ANSWERS = st.dictionaries(IDS, st.one_of(st.none(), st.integers(1, 5)), max_size=24)


def asked_to_the_end(of: Bank, answer: float | None, **how: float) -> list[str]:
    """Return the items in the order in which they were asked of somebody who always says this."""
    answers: dict[str, float | None] = {}
    while (item := next_item(of, answers, **how)) is not None:  # type: ignore[arg-type]
        assert item not in answers
        answers[item] = answer
    return list(answers)


def in_favour_of(scale: str) -> dict[str, float | None]:
    return {item: 5.0 if item.startswith(scale) else 2.0 for item in SIX.ids}


@settings(max_examples=60, deadline=None)
@given(SOME_ANSWERS)
def test_an_answer_is_honoured_exactly(answers: dict[str, float | None]) -> None:
    beliefs = condition(SIX, answers)
    for item, answer in answers.items():
        if answer is not None:
            assert beliefs.mean[0, SIX.ids.index(item)] == answer - 1


@settings(max_examples=60, deadline=None)
@given(SOME_ANSWERS)
def test_estimates_stay_within_what_is_still_possible(answers: dict[str, float | None]) -> None:
    for scale in estimate(SIX, answers):
        said = [a - 1 for i, a in answers.items() if a is not None and i[0] == scale.scale]
        lowest, highest = sum(said), sum(said) + 4 * (4 - len(said))
        assert lowest - 1e-6 <= scale.low <= scale.high <= highest + 1e-6
        assert lowest - 1e-6 <= scale.points <= highest + 1e-6


@settings(max_examples=60, deadline=None)
@given(SOME_ANSWERS)
def test_certainty_and_chances_lie_between_nothing_and_all(
    answers: dict[str, float | None],
) -> None:
    now = step(SIX, answers)
    shares = [*now.certainty, *(s.chance_first for s in now.estimates)]
    assert all(0 <= share <= 1 for share in [*shares, *(s.chance_top for s in now.estimates)])


@settings(max_examples=40, deadline=None)
@given(SOME_ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(
    answers: dict[str, float | None], chance: object
) -> None:
    mixed = list(answers.items())
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert step(SIX, dict(mixed)) == step(SIX, answers)


@settings(max_examples=40, deadline=None)
@given(SOME_ANSWERS)
def test_an_item_is_never_offered_twice(answers: dict[str, float | None]) -> None:
    assert next_item(SIX, answers, stop=1.0) not in answers


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(IDS, st.integers(1, 5), max_size=24))
def test_a_reversed_item_says_what_its_recoded_answer_says(answers: dict[str, int]) -> None:
    turned = bank(made_up(4, 4, 4, 4, 4, 4, reverse=True))
    keyed = {item.id: item.keyed for item in turned.parameters.items}
    recoded = {item: a if keyed[item] > 0 else 6 - a for item, a in answers.items()}
    one, two = step(SIX, answers), step(turned, recoded)
    assert one.item == two.item
    assert one.certainty == two.certainty
    assert [s.points for s in one.estimates] == pytest.approx([s.points for s in two.estimates])


def test_conditioning_follows_the_formula_of_the_normal_distribution() -> None:
    of = bank(made_up(2, 2))
    beliefs = condition(of, {"a0": 5, "b1": 2})
    known, rest = [0, 3], [1, 2]
    slope = of.covariance[np.ix_(rest, known)] @ np.linalg.inv(of.covariance[np.ix_(known, known)])
    expected = of.mean[rest] + slope @ (np.array([4.0, 1.0]) - of.mean[known])
    assert beliefs.mean[0, rest] == pytest.approx(expected)


def test_i_do_not_know_closes_the_item_and_teaches_nothing() -> None:
    first = next_item(SIX, {})
    assert first is not None
    assert estimate(SIX, {first: None}) == estimate(SIX, {})
    assert next_item(SIX, {first: None}) != first


def test_somebody_who_never_knows_is_asked_no_more_than_the_most() -> None:
    assert len(asked_to_the_end(SIX, None, most=10)) == 10
    assert should_stop(SIX, dict.fromkeys(SIX.ids[:10]), most=10) == "most"


def test_when_every_item_was_asked_it_stops_and_everything_is_certain() -> None:
    answers = in_favour_of("c")
    now = step(SIX, answers, stop=1.0)
    assert (now.item, now.reason) == (None, "all-asked")
    assert now.certainty == (1.0, 1.0)
    assert {s.scale: s.chance_first for s in now.estimates}["c"] == 1.0


def test_a_clear_profile_needs_fewer_questions_than_the_whole() -> None:
    answers: dict[str, float | None] = {}
    clear = {"a": 5.0, "b": 4.0, "c": 4.0, "d": 1.0, "e": 1.0, "f": 1.0}
    while item := next_item(SIX, answers):
        answers[item] = clear[item[0]]
    assert should_stop(SIX, answers) == "sure"
    assert len(answers) < 24
    assert {s.scale for s in estimate(SIX, answers) if s.chance_top > 0.5} == {"a", "b", "c"}


def test_equal_scales_are_both_right_as_first() -> None:
    tie = {item: 5.0 if item[0] in "ab" else 1.0 for item in SIX.ids}
    assert [s.chance_first for s in estimate(SIX, tie)][:2] == [1.0, 1.0]
    assert certainty(SIX, tie).first == 1.0


@pytest.mark.parametrize("lengths", [(5,), (3, 6), (4, 2, 5), (1, 2, 3, 4), (2,) * 8])
def test_any_number_of_scales_and_of_items_in_them_works(lengths: tuple[int, ...]) -> None:
    of = bank(made_up(*lengths))
    assert len(asked_to_the_end(of, 4, stop=1.0)) == min(36, sum(lengths))
    assert len(asked_to_the_end(of, 4)) <= sum(lengths)


@pytest.mark.parametrize("scales", [1, 2, 3])
def test_with_three_scales_or_fewer_the_top_is_certain(scales: int) -> None:
    assert certainty(bank(made_up(*([4] * scales))), {}).top == 1.0


@pytest.mark.parametrize(("low", "high"), [(0, 1), (1, 7), (-3, 3), (0, 100)])
def test_other_ranges_of_answers_work(low: float, high: float) -> None:
    of = bank(made_up(3, 3, 3, 3, low=low, high=high))
    assert len(asked_to_the_end(of, high)) <= 12
    assert all(s.possible == 3 * (high - low) for s in estimate(of, {}))


def test_sliders_without_steps_work() -> None:
    of = bank(made_up(3, 3, 3, 3, low=0, high=1, spread=Spread(step=0)))
    assert estimate(of, {"a0": 0.37})[0].answered == 1


def test_an_item_without_a_scale_is_learned_from_but_never_offered() -> None:
    parameters = made_up(3, 3)
    loose = Item(**{**parameters.items[0].model_dump(), "scale": None})
    of = bank(Parameters(**{**dict(parameters), "items": (loose, *parameters.items[1:])}))
    assert "a0" not in asked_to_the_end(of, 4, stop=1.0)
    assert estimate(of, {"a0": 5})[0].points > estimate(of, {})[0].points


def test_a_part_of_the_bank_can_be_asked() -> None:
    some = SIX.subset(["a0", "b1", "c2", "d3"])
    assert some.ids == ("a0", "b1", "c2", "d3")
    assert set(asked_to_the_end(some, 3, stop=1.0)) == set(some.ids)


def test_scales_of_different_length_are_compared_by_their_share() -> None:
    of = bank(made_up(2, 8))
    a, b = estimate(of, dict.fromkeys(of.ids, 4))
    assert (a.points, b.points) == pytest.approx((6, 24))
    assert a.chance_first == b.chance_first == 1.0


def test_an_unknown_item_is_refused_by_name() -> None:
    with pytest.raises(UnknownItem, match="zz9"):
        step(SIX, {"zz9": 3})
    with pytest.raises(UnknownItem, match="zz9"):
        SIX.subset(["zz9"])


@pytest.mark.parametrize("answer", [0, 6, math.nan, math.inf, -1, "3", True])
def test_an_answer_outside_the_range_is_refused(answer: float) -> None:
    with pytest.raises(OutOfRange, match="a0"):
        step(SIX, {"a0": answer})


def test_figures_that_cannot_be_a_covariance_are_refused() -> None:
    parameters = made_up(2)
    broken = {**dict(parameters), "covariance": ((1.0, 2.0), (2.0, 1.0))}
    with pytest.raises(BankError, match="positive definite"):
        bank(Parameters(**broken))
    with pytest.raises(BankError, match="diagonal"):
        bank(Parameters(**{**broken, "covariance": ((1.0, 0.2), (0.1, 1.0))}))


def test_figures_of_the_wrong_size_are_refused() -> None:
    with pytest.raises(ValueError, match="of the same 4 items"):
        Parameters(**{**dict(made_up(4)), "mean": (3.0,)})


def test_items_can_be_given_the_names_of_an_activity() -> None:
    renamed = bank(made_up(2, 2).renamed({"a0": "herstellen"}))
    assert renamed.ids[0] == "herstellen"
    with pytest.raises(UnknownItem):
        made_up(2).renamed({"zz9": "herstellen"})


def test_the_guess_of_questions_left_ends_at_nothing() -> None:
    assert 0 < questions_left_about(SIX, {}) <= 24
    assert questions_left_about(SIX, {}, most=5) == 5
    assert questions_left_about(SIX, in_favour_of("a")) == 0


def test_certainty_is_honest_when_the_figures_are_true() -> None:
    of = bank(made_up(6, 6, 6, 6, 6, low=0, high=100, spread=Spread()))
    draw = np.random.default_rng(3)
    root = np.linalg.cholesky(of.covariance / 2)
    people = np.rint(np.clip(of.mean + draw.standard_normal((250, 30)) @ root.T, 0, 100))
    halved = Parameters(
        **{**dict(of.parameters), "covariance": tuple(map(tuple, (of.covariance / 2).tolist()))}
    )
    of = bank(halved)
    stated, right = [], []
    for person in people:
        now = step(of, dict(zip(of.ids[::2], person[::2].tolist(), strict=True)))
        best = max(now.estimates, key=lambda s: s.points).scale
        totals = {s: person[[i[0] == s for i in of.ids]].sum() for s in of.scales}
        stated.append(now.certainty.first)
        right.append(totals[best] == max(totals.values()))
    assert np.mean(stated) == pytest.approx(np.mean(right), abs=0.06)


def test_a_question_learns_from_each_answer_once_and_draws_full_results_twice() -> None:
    of = bank(made_up(8, 8, 8, 8, 8, 8))
    answers = dict.fromkeys(of.ids[::2], 4)

    with counted(learn, draws) as calls:
        step(of, answers)

    assert calls == {"learn": len(answers), "draws": 2}
