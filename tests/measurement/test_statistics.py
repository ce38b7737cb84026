"""Reliability, differences between groups, and signs of carelessness, against worked examples."""

import json

import numpy as np
import pytest

from modules.domain.adaptive.item_bank import Item, Parameters
from modules.domain.adaptive.latent_normal import bank
from modules.measurement import differences as differing
from modules.measurement import quality
from modules.measurement import reliability as reliable
from modules.measurement.differences import difference, differences
from modules.measurement.quality import careless, most_used, response_quality, shown
from modules.measurement.reliability import NotEnough, Reliability, alpha, omega, reliability


def one_factor(loadings: list[float]) -> np.ndarray:
    load = np.array(loadings)
    return np.outer(load, load) + np.diag(1 - load**2)


def test_alpha_of_a_worked_example() -> None:
    # Three items of variance 1 that correlate .5: 3/2 * (1 - 3 / 6) = .75 (Spearman-Brown too).
    assert alpha(np.full((3, 3), 0.5) + 0.5 * np.eye(3)) == pytest.approx(0.75)


def test_omega_of_a_worked_example() -> None:
    # (.8 + .7 + .6 + .5)² = 6.76; uniqueness .36 + .51 + .64 + .75 = 2.26; 6.76 / 9.02 = .7494.
    assert float(omega(one_factor([0.8, 0.7, 0.6, 0.5]))) == pytest.approx(6.76 / 9.02, abs=1e-4)


def test_with_equal_loadings_alpha_is_omega() -> None:
    equal = one_factor([0.7] * 5)
    assert float(omega(equal)) == pytest.approx(alpha(equal), abs=1e-6)


def test_the_interval_of_alpha_is_bonett_s() -> None:
    # alpha .80, 10 items, 102 people: ln(.2) ± 1.96 * sqrt(20 / (9 * 100)).
    found = reliable._bonett(0.8, 102, 10, 0.95)
    assert (found.low, found.high) == pytest.approx((0.7322, 0.8507), abs=1e-3)


def test_reliability_of_people_holds_the_true_one() -> None:
    draw = np.random.default_rng(4)
    points = draw.multivariate_normal(np.zeros(5), one_factor([0.7] * 5), 200)
    found = reliability(points)
    assert isinstance(found, Reliability)
    assert found.omega is not None
    true = alpha(one_factor([0.7] * 5))
    assert found.alpha.low < true < found.alpha.high
    assert found.error == pytest.approx(points.sum(1).std(ddof=1) * (1 - found.alpha.value) ** 0.5)
    assert found.omega.low < true < found.omega.high


def test_below_thirty_people_nothing_is_said() -> None:
    points = np.random.default_rng(1).random((40, 4))
    points[:11, 0] = np.nan
    assert reliability(points) == NotEnough(29)


def test_one_item_or_no_differences_have_no_reliability() -> None:
    assert reliability(np.random.default_rng(1).random((50, 1))) == NotEnough(50)
    assert reliability(np.ones((50, 4))) == NotEnough(50)


def test_two_items_have_alpha_but_no_omega() -> None:
    found = reliability(np.random.default_rng(1).random((50, 2)))
    assert isinstance(found, Reliability)
    assert found.omega is None


def test_mantel_s_test_of_a_worked_example() -> None:
    # One stratum: focal 1 1 0 1, reference 0 0 1 0. F = 3, E = 4 * 4 / 8 = 2,
    # V = 4 * 4 * (8 * 4 - 16) / (64 * 7) = 4 / 7, so chi² = 1.75 and p = .186; means .75 and .25.
    points = np.array([1.0, 1, 0, 1, 0, 0, 1, 0])
    found = difference("x", points, np.zeros(8), np.arange(8) < 4)
    assert found.chance == pytest.approx(0.1859, abs=1e-3)
    assert found.effect == pytest.approx(0.5 / points.std(ddof=1))
    assert found.size == "none"


def items(many: int) -> list[Item]:
    return [Item(id=f"q{n}", scale="X", response_min=1, response_max=5) for n in range(many)]


def two_groups(shift: float, many: int = 300) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(5)
    focal = np.arange(many) % 2 == 0
    raw = 3 + draw.standard_normal((many, 1)) + draw.standard_normal((many, 8))
    raw[:, 0] += shift * focal
    return np.clip(np.rint(raw), 1, 5), focal


def test_an_item_that_means_something_else_in_one_language_is_found() -> None:
    found = differences(items(8), *two_groups(1.2))
    assert not isinstance(found, NotEnough)
    assert found[0].size == "large"
    assert found[0].effect > 0.4


def test_without_differences_no_item_is_named_large() -> None:
    found = differences(items(8), *two_groups(0))
    assert not isinstance(found, NotEnough)
    assert not [one for one in found if one.size == "large"]


def test_a_small_group_is_not_compared() -> None:
    answers, focal = two_groups(1, many=58)
    assert differences(items(8), answers, focal) == NotEnough(29, 30)


def test_the_commands_print_lines_and_json(capsys, files) -> None:
    base = [str(files.responses), "--items", str(files.items)]
    assert reliable.main([*base, "--by", "language"]) == 0
    assert "100 people, alpha" in capsys.readouterr().out
    assert reliable.main([*base, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[""]["V"]["people"] == 300
    compare = [*base, "--by", "language", "--reference", "nl", "--focal", "en"]
    assert differing.main([*compare, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 30
    assert quality.main([*base, "--params", str(files.params), "--seconds", "seconds"]) == 0
    assert "at_random" in capsys.readouterr().out


def test_the_commands_refuse_kindly(capsys, files) -> None:
    base = [str(files.responses), "--items", str(files.items), "--by"]
    assert reliable.main([*base, "shoe_size"]) == 2
    assert differing.main([*base, "language", "--reference", "nl", "--focal", "fr"]) == 2
    assert "not enough people: 0" in capsys.readouterr().err


def test_most_people_show_no_sign_and_careless_ones_do(files) -> None:
    of = bank(Parameters.model_validate_json(files.params.read_text()))
    real = np.genfromtxt(files.responses, delimiter=",", skip_header=1, usecols=range(1, 31))
    assert shown(of, real, None)["any"] < 0.1
    assert shown(of, careless(of, 300), None)["inconsistent"] > 0.4


def test_the_same_answer_everywhere_is_a_sign_and_so_is_haste(files) -> None:
    of = bank(Parameters.model_validate_json(files.params.read_text()))
    found = response_quality(of, dict.fromkeys(of.ids[:20], 3.0), seconds=12)
    assert (found.same_answer, found.too_fast) == (True, True)
    assert response_quality(of, dict.fromkeys(of.ids[:20], 3.0)).too_fast is None


def test_with_few_answers_no_sign_is_given(files) -> None:
    of = bank(Parameters.model_validate_json(files.params.read_text()))
    assert response_quality(of, dict.fromkeys(of.ids[:11], 3.0), seconds=1) == (None, None, None)


def test_the_most_used_answer_is_counted_over_the_answers_there_are() -> None:
    assert most_used(np.array([[1, 1, 1, 2], [3, np.nan, np.nan, 3]])).tolist() == [0.75, 1.0]
