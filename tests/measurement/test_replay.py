"""Replaying: what is asked, what is found again, and what the figures mean."""

import json

import numpy as np
import pytest

from modules.domain.adaptive.adaptive import next_item
from modules.domain.adaptive.item_bank import Parameters
from modules.domain.adaptive.latent_normal import bank
from modules.measurement import crosscheck, replay
from modules.measurement.accuracy import agreement, by_group, honesty, shares, verdict
from modules.measurement.asking import asked_again
from modules.measurement.fixed_form import best_fixed_form
from modules.measurement.responses import keyed_points, read_items, read_responses

KEYS = {
    *("n_mean", "n_p90", "n_max", "r_min", "r_mean", "profile_r", "top1", "top3", "ord3"),
    *("badtop", "tol2_top3", "honesty", "ms_per_question"),
}


def printed(capsys, files, *more: str) -> dict:
    run = ["--items", str(files.items), "--params", str(files.params), "--json", *more]
    assert replay.main([str(files.responses), *run]) == 0
    return json.loads(capsys.readouterr().out)


def test_all_figures_are_printed(capsys, files) -> None:
    found = printed(capsys, files, "--stop", "0.90", "--max", "20")
    assert found.keys() >= KEYS
    assert found["n_max"] <= 20
    assert set(found["honesty"]) == {"0.8", "0.9"}
    assert set(found["honesty"]["0.9"]) == {"n", "right", "stated"}


def test_stop_at_one_asks_on_until_the_most(capsys, files) -> None:
    found = printed(capsys, files, "--stop", "1.0", "--max", "12")
    assert (found["n_mean"], found["n_max"]) == (12, 12)


def test_asking_everything_finds_everything(capsys, files) -> None:
    found = printed(capsys, files, "--stop", "1.0", "--max", "99")
    assert found["n_max"] == 30
    assert [found[key] for key in ("top1", "top3", "ord3", "r_min", "badtop")] == [1, 1, 1, 1, 0]


def test_fewer_questions_find_most_of_it_again(capsys, files) -> None:
    found = printed(capsys, files)
    assert found["n_mean"] < 25
    assert found["top1"] > 0.9
    assert found["top3"] > 0.85
    assert found["ms_per_question"] > 0


def test_groups_and_the_fixed_form_are_compared_when_asked(capsys, files) -> None:
    found = printed(capsys, files, "--groups", "language", "--fixed")
    assert {name: row["n"] for name, row in found["groups"]["language"].items()} == {
        "en": 100,
        "nl": 200,
    }
    assert found["fixed"]["n"] == int(np.ceil(found["n_mean"]))
    assert "ahead_top3" in found["fixed"]


def test_not_knowing_costs_questions(capsys, files) -> None:
    sure = printed(capsys, files, "--max", "30")
    unsure = printed(capsys, files, "--max", "30", "--unknown", "0.2")
    assert unsure["n_mean"] > sure["n_mean"]


def test_people_with_gaps_are_left_out_and_counted(capsys, files, bank_of) -> None:
    items = read_items(files.items)
    answers = keyed_points(items, read_responses(files.responses, items).answers)[:50] + 1
    answers[:7, 0] = np.nan
    other = bank_of(answers)._replace(params=files.params)
    found = printed(capsys, other)
    assert (found["people"], found["left_out"]) == (43, 7)


def test_many_at_once_are_asked_what_one_alone_would_be_asked(files) -> None:
    of = bank(Parameters.model_validate_json(files.params.read_text()))
    answers = read_responses(files.responses, of.parameters.items).answers[:3]
    together = asked_again(of, keyed_points(of.parameters.items, answers), stop=0.9, most=20)
    for row, asked in zip(answers, together.asked, strict=True):
        alone: dict[str, float | None] = {}
        while item := next_item(of, alone, stop=0.9, most=20):
            alone[item] = float(row[of.ids.index(item)])
        assert len(alone) == asked


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--groups", "shoe_size"), "no column 'shoe_size'"),
        (("--params", "nowhere.json"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said(capsys, files, more, said) -> None:
    run = ["--items", str(files.items), "--params", str(files.params), *more]
    assert replay.main([str(files.responses), *run]) == 2
    assert said in capsys.readouterr().err


def test_parameters_of_another_bank_are_refused(capsys, files, tmp_path) -> None:
    whole = json.loads(files.params.read_text())
    whole["items"][0]["keyed"] = -1
    other = tmp_path / "other.json"
    other.write_text(json.dumps(whole))
    run = ["--items", str(files.items), "--params", str(other)]
    assert replay.main([str(files.responses), *run]) == 2
    assert "made from other items; differs for q0" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"items": 3}', "no json"])
def test_a_file_that_is_no_parameters_is_refused(capsys, files, tmp_path, text) -> None:
    other = tmp_path / "other.json"
    other.write_text(text)
    run = ["--items", str(files.items), "--params", str(other)]
    assert replay.main([str(files.responses), *run]) == 2
    assert "not a parameters file" in capsys.readouterr().err


@pytest.mark.parametrize("flag", [("--stop", "1.5"), ("--max", "0"), ("--stop", "much")])
def test_a_wrong_option_ends_with_two(files, flag) -> None:
    with pytest.raises(SystemExit) as ended:
        replay.main([str(files.responses), "--items", "x", "--params", "y", *flag])
    assert ended.value.code == 2


def test_halves_are_checked_against_each_other(capsys, files) -> None:
    run = [str(files.responses), "--items", str(files.items), "--splits", "2", "--json"]
    assert crosscheck.main(run) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["top3"]["lowest"] <= found["top3"]["mean"] <= found["top3"]["highest"]


def test_ties_in_the_full_score_are_right_either_way() -> None:
    full = np.array([[0.9, 0.9, 0.5, 0.5, 0.1]])
    estimated = np.array([[0.8, 0.85, 0.3, 0.6, 0.1]])
    assert shares(verdict(estimated, full)) == {
        "top1": 1,
        "top3": 1,
        "ord3": 1,
        "badtop": 0,
        "tol2_top3": 1,
    }


def test_a_scale_two_points_of_32_too_low_is_tolerated_in_one_figure_only() -> None:
    full = np.array([[0.9, 0.8, 0.5, 0.5 - 2 / 32, 0.1]])
    found = shares(verdict(np.array([[0.9, 0.8, 0.4, 0.5, 0.1]]), full))
    assert (found["top3"], found["tol2_top3"]) == (0, 1)


def test_a_first_outside_the_top_three_is_bad() -> None:
    full = np.array([[0.9, 0.8, 0.5, 0.4, 0.1]])
    assert shares(verdict(full[:, ::-1], full))["badtop"] == 1


def test_two_scales_have_an_order_but_no_profile() -> None:
    full = np.array([[0.9, 0.1], [0.2, 0.3], [0.5, 0.6]])
    assert shares(verdict(full, full))["ord3"] == 1
    assert agreement(full, full)["profile_r"] is None


def test_honesty_counts_those_who_were_told_so() -> None:
    found = honesty(np.array([0.95, 0.85, 0.5]), np.array([True, False, False]))
    assert found["0.8"] == {"n": 2, "right": 0.5, "stated": 0.9}
    assert found["0.9"] == {"n": 1, "right": 1, "stated": 0.95}


def test_honesty_without_anybody_has_no_share() -> None:
    assert honesty(np.array([0.1]), np.array([True]))["0.8"] == {
        "n": 0,
        "right": None,
        "stated": None,
    }


def test_a_group_below_thirty_gets_no_figures() -> None:
    full = np.random.default_rng(1).random((40, 5))
    found = by_group(verdict(full, full), np.ones(40), ("a",) * 10 + ("b",) * 30)
    assert found["a"]["top1"] is None
    assert found["b"]["top1_from_all"] == 0


def test_the_fixed_form_takes_its_items_from_every_scale(files) -> None:
    of = bank(Parameters.model_validate_json(files.params.read_text()))
    chosen = best_fixed_form(of, 5)
    assert sorted(place // 6 for place in chosen) == [0, 1, 2, 3, 4]
