"""Calibrating: the figures follow the answers, gaps are filled, too few people are refused."""

import gzip
import json

import numpy as np
import pytest

from modules.domain.adaptive.item_bank import Item, Parameters
from modules.measurement import calibrate
from modules.measurement.covariance import moments, shrinkage, with_gaps


def run(files, *more: str) -> int:
    out = ["--items", str(files.items), "--out", str(files.params)]
    return calibrate.main([str(files.responses), *out, *more])


def answers_of(many: int, seed: int = 1) -> np.ndarray:
    draw = np.random.default_rng(seed)
    return np.clip(
        np.rint(3 + draw.standard_normal((many, 1)) + draw.standard_normal((many, 30))), 1, 5
    )


def test_the_parameters_say_what_they_come_from(files) -> None:
    parameters = Parameters.model_validate_json(files.params.read_text())
    assert len(parameters.items) == 30
    assert parameters.origin is not None
    assert parameters.how_sure is not None
    assert (parameters.origin.people, parameters.how_sure.complete_people) == (300, 300)


def test_means_are_the_means_of_the_answers(files) -> None:
    parameters = Parameters.model_validate_json(files.params.read_text())
    rows = np.genfromtxt(files.responses, delimiter=",", skip_header=1, usecols=range(1, 31))
    assert parameters.mean == pytest.approx(rows.mean(0), abs=1e-4)


def test_the_same_answers_give_the_same_figures(files) -> None:
    before = json.loads(files.params.read_text())
    assert run(files) == 0
    assert json.loads(files.params.read_text()) == before


def test_fewer_than_a_hundred_complete_people_are_refused(bank_of, capsys) -> None:
    answers = answers_of(110)
    answers[:11, 3] = np.nan
    files = bank_of(answers)
    assert run(files) == 2
    assert "99 people answered every item; at least 100" in capsys.readouterr().err
    assert not files.params.exists()


def test_gaps_are_counted_and_filled(bank_of, capsys) -> None:
    answers = answers_of(200)
    answers[np.random.default_rng(2).random(answers.shape) < 0.01] = np.nan
    assert run(bank_of(answers)) == 0
    assert "with gaps" in capsys.readouterr().out


def test_gaps_that_follow_another_answer_do_not_bend_the_mean() -> None:
    draw = np.random.default_rng(4)
    full = draw.multivariate_normal([0, 0], [[1, 0.8], [0.8, 1]], 4000)
    gappy = full.copy()
    gappy[full[:, 0] > 0, 1] = np.nan  # only the low ones answer: dropping people would say -0.64
    mean, covariance = with_gaps(gappy, np.array([4.0, 4.0]))
    assert mean[1] == pytest.approx(0, abs=0.1)
    assert covariance[0, 1] == pytest.approx(0.8, abs=0.1)


def test_without_gaps_the_covariance_is_the_usual_one() -> None:
    answers = answers_of(50)
    assert with_gaps(answers, np.full(30, 4.0))[1] == pytest.approx(np.cov(answers.T, bias=True))


def test_shrinkage_follows_the_worked_example_of_the_formula() -> None:
    # Four people, two items: sample S = I, so b² = (sum of z⁴ - S²)/n² over d² = 0: all identity.
    assert shrinkage(np.array([[1.0, 1], [-1, -1], [1, -1], [-1, 1]])) == 1.0
    # S = [[1, .5], [.5, 1]]; d² = .5; noise: off-diagonal (1 - .25) twice over n = 8 -> .1875.
    rows = [[1.0, 1]] * 3 + [[-1.0, -1]] * 3 + [[1.0, -1], [-1, 1]]
    assert shrinkage(np.array(rows)) == pytest.approx(0.1875 / 0.5)


def test_an_item_that_everybody_answers_alike_does_not_break_it() -> None:
    answers = answers_of(150)
    answers[:, 0] = 1
    found = moments(answers, np.full(30, 4.0))
    assert np.linalg.eigvalsh(found.covariance)[0] > 0


def test_items_that_are_each_other_s_copy_stay_positive_definite() -> None:
    answers = answers_of(150)
    answers[:, 1] = answers[:, 0]
    assert np.linalg.eigvalsh(moments(answers, np.full(30, 4.0)).covariance)[0] > 0


def test_sliders_are_seen_to_have_no_step() -> None:
    items = [Item(id=str(n), scale="ab"[n % 2], response_min=0, response_max=1) for n in range(8)]
    answers = np.random.default_rng(1).random((120, 8))
    assert calibrate.calibrated(items, answers).spread.step == 0


def test_a_gzipped_file_is_read(bank_of) -> None:
    files = bank_of(answers_of(120))
    packed = files.responses.with_suffix(".csv.gz")
    packed.write_bytes(gzip.compress(files.responses.read_bytes()))
    assert run(files._replace(responses=packed)) == 0


def test_codes_for_no_answer_can_be_named(bank_of, capsys) -> None:
    files = bank_of(answers_of(120))
    lines = files.responses.read_text().splitlines()
    cells = lines[1].split(",")
    lines[1] = ",".join([cells[0], "99", *cells[2:]])
    files.responses.write_text("\n".join(lines))
    assert run(files) == 2
    assert "q0 is 99, outside 1 to 5" in capsys.readouterr().err
    assert run(files, "--missing", "0,99") == 0
