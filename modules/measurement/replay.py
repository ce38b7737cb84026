"""Ask people's answers again, adaptively, and compare with their full scores.

`python -m modules.measurement.replay RESPONSES.csv --items ITEMS.csv --params PARAMS.json --json`
"""

import argparse
import json
import math
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from modules.domain.adaptive.adaptive import step
from modules.domain.adaptive.latent_normal import Array, Bank, Flags
from modules.measurement import command
from modules.measurement.accuracy import Verdict, agreement, by_group, honesty, shares, verdict
from modules.measurement.asking import Outcome, asked_again
from modules.measurement.fixed_form import best_fixed_form, fixed_form_shares
from modules.measurement.responses import (
    BadFile,
    Responses,
    keyed_points,
    read_items,
    read_responses,
)

TIMED = 10
"""People over whom the time of a question is measured."""


def replayed(
    bank: Bank,
    responses: Responses,
    *,
    stop: float = 0.90,
    most: int = 36,
    groups: Sequence[str] = (),
    fixed: bool = False,
    unknown: float = 0.0,
) -> dict[str, Any]:
    """Return the figures of a replay; only people who answered every item of a scale count.

    `unknown` is the share of answers replaced at random by "I do not know".
    """
    whole, truth, full = _full_scores(bank, responses)
    answered = _with_unknown(truth, unknown)
    outcome = asked_again(bank, answered, stop=stop, most=most)
    right = verdict(outcome.share, full)
    report: dict[str, Any] = {
        "people": int(whole.sum()),
        "left_out": int((~whole).sum()),
        **_figures(outcome, right, full),
        "ms_per_question": _milliseconds(bank, answered[:TIMED], stop, most),
    }
    if groups:
        labels = {name: _labels(responses, name, whole) for name in groups}
        report["groups"] = {name: by_group(right, outcome.asked, labels[name]) for name in labels}
    if fixed:
        report["fixed"] = _rival(bank, truth, full, math.ceil(outcome.asked.mean()), report)
    return report


def _full_scores(bank: Bank, responses: Responses) -> tuple[Flags, Array, Array]:
    """Return who answered every item of a scale, their points and their full scores.

    Raises BadFile when that is nobody: there is nothing to compare with.
    """
    points = keyed_points(bank.parameters.items, responses.answers)
    counted = bank.weights.sum(0) > 0
    whole: Flags = np.isfinite(points[:, counted].sum(axis=1))
    if not whole.any():
        raise BadFile("nobody answered every item, so there is no full score to compare with")
    truth = points[whole]
    return whole, truth, np.where(counted, truth, 0.0) @ bank.weights.T


def _with_unknown(points: Array, share: float) -> Array:
    """Return the points with this share of them replaced at random by "I do not know"."""
    is_unknown = np.random.default_rng(20).random(points.shape) < share
    return np.where(is_unknown, np.nan, points)


def _figures(outcome: Outcome, right: Verdict, full: Array) -> dict[str, Any]:
    return {
        **_questions(outcome),
        **agreement(outcome.share, full),
        **shares(right),
        "honesty": honesty(outcome.top, right.top3),
        "honesty_first": honesty(outcome.first, right.top1),
    }


def _questions(outcome: Outcome) -> dict[str, float | int]:
    return {
        "n_mean": round(float(outcome.asked.mean()), 3),
        "n_p90": float(np.quantile(outcome.asked, 0.9)),
        "n_max": int(outcome.asked.max()),
    }


def _labels(responses: Responses, name: str, whole: Flags) -> tuple[str, ...]:
    if name not in responses.others:
        known = ", ".join(sorted(responses.others)) or "none"
        raise BadFile(f"no column '{name}' to group by; there are: {known}")
    return tuple(
        label for label, is_whole in zip(responses.others[name], whole, strict=True) if is_whole
    )


def _rival(
    bank: Bank, points: Array, full: Array, size: int, report: dict[str, Any]
) -> dict[str, Any]:
    places = best_fixed_form(bank, size)
    estimated = fixed_form_shares(bank, points, places)
    rival_figures = {**agreement(estimated, full), **shares(verdict(estimated, full))}
    ahead = {f"ahead_{key}": round(report[key] - rival_figures[key], 4) for key in ("top1", "top3")}
    return {
        "n": len(places),
        "items": [bank.ids[place] for place in places],
        **rival_figures,
        **ahead,
    }


def _milliseconds(bank: Bank, points: Array, stop: float, most: int) -> float:
    """Return the time a participant waits for the next question, as the app asks for it."""
    spent, questions = 0.0, 0
    for person in points:
        answers: dict[str, float | None] = {}
        item: str | None = ""
        while item is not None:
            began = time.perf_counter()
            item = step(bank, answers, stop=stop, most=most).item
            spent, questions = spent + time.perf_counter() - began, questions + 1
            if item is not None:
                place = bank.ids.index(item)
                answers[item] = _as_answered(bank, place, person[place])
    return round(1000 * spent / questions, 3)


def _as_answered(bank: Bank, place: int, points: float) -> float | None:
    item = bank.parameters.items[place]
    if np.isnan(points):
        return None
    return float(item.response_max - points if item.keyed < 0 else item.response_min + points)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the files, replay, and print the figures."""
    parser = command.parser("replay", "Ask given answers again, adaptively; compare the outcome.")
    parser.add_argument("--params", type=Path, required=True, help="JSON made by calibrate")
    command.add_asking(parser)
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    parser.add_argument("--groups", default="", help="columns to compare people by: education,age")
    parser.add_argument(
        "--fixed", action="store_true", help="compare with the best fixed short form"
    )
    parser.add_argument(
        "--unknown",
        type=command.between(0.0, 0.9),
        default=0.0,
        help="share of answers to replace by 'I do not know', to see what that costs",
    )
    return command.ending_kindly(_work, parser.parse_args(arguments))


def _work(options: argparse.Namespace) -> None:
    items = read_items(options.items)
    bank = command.read_bank(options.params, items)
    bank_items = bank.parameters.items
    report = replayed(
        bank,
        read_responses(options.responses, bank_items, options.missing),
        stop=options.stop,
        most=options.max,
        groups=[name.strip() for name in options.groups.split(",") if name.strip()],
        fixed=options.fixed,
        unknown=options.unknown,
    )
    if options.json:
        print(json.dumps(report, indent=1))
    else:
        print("\n".join(f"{name:16} {json.dumps(value)}" for name, value in report.items()))


if __name__ == "__main__":
    sys.exit(main())
