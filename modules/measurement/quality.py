"""Flags of response quality: did somebody answer without reading? To ask about, never to judge.

`python -m modules.measurement.quality RESPONSES.csv --items ITEMS.csv --params PARAMS.json`
measures how often each flag shows among real people, and among made-up careless ones. They are for
the counsellor only: somebody for whom the language is new may be flagged too.
Sources: Meade & Craig (2012), Psychological Methods 17:437-455; Curran (2016), J. Experimental
Social Psychology 66:4-19.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from modules.domain.adaptive.latent_normal import Array, Bank, Flags
from modules.domain.results.result import ResponseQuality
from modules.measurement import command
from modules.measurement.responses import BadFile, keyed_points, read_items, read_responses

LEAST_ANSWERS = 12
"""With fewer answers no flag is given."""

SAME = 0.90
"""One and the same answer to more than this share of the items."""

SECONDS = 1.0
"""Less than this for an item, on average: nobody reads a sentence so fast (Wood et al. 2017)."""

UNLIKELY = 2.4
"""A surprise for each answer above this; 1 is as usual.

About 2 % of real people are above it, and 68 % of answers at random (docs/measurement.md).
"""


def response_quality(
    bank: Bank, answers: dict[str, float], seconds: float | None = None
) -> ResponseQuality:
    """Return the flags of one participant's answers, by item id; `seconds` is for all of them."""
    if len(answers) < LEAST_ANSWERS:
        return ResponseQuality(None, None, None)
    answered = bank.subset([item for item in bank.ids if item in answers])
    values = np.array([[float(answers[item]) for item in answered.ids]])
    distance = surprise(answered, keyed_points(answered.parameters.items, values))[0]
    return ResponseQuality(
        same_answer=bool(most_used(values)[0] > SAME),
        too_fast=None if seconds is None else seconds / len(answers) < SECONDS,
        inconsistent=bool(distance > UNLIKELY),
    )


def most_used(answers: Array) -> Array:
    """Return for each person the share of the items that got that person's most used answer."""
    values = np.unique(answers[~np.isnan(answers)])
    counts = np.stack([(answers == value).sum(1) for value in values])
    share: Array = counts.max(0) / np.maximum((~np.isnan(answers)).sum(1), 1)
    return share


def surprise(bank: Bank, points: Array) -> Array:
    """Return how unlikely each person's answers are together, for each answer; 1 is as usual.

    Why: answers that contradict each other are far from the others' in Mahalanobis distance, the
    best single index of random answers in Meade & Craig (2012). NaN for people with a gap.
    """
    deviation = points - bank.mean
    distance: Array = np.einsum(
        "nj,nj->n", deviation, np.linalg.solve(bank.covariance, deviation.T).T
    )
    return distance / len(bank.ids)


def shown(bank: Bank, answers: Array, seconds: Array | None) -> dict[str, float]:
    """Return the share of people in whose answers each flag shows."""
    flags_of: dict[str, Flags] = {
        "same_answer": most_used(answers) > SAME,
        "inconsistent": surprise(bank, keyed_points(bank.parameters.items, answers)) > UNLIKELY,
    }
    if seconds is not None:
        flags_of["too_fast"] = seconds / answers.shape[1] < SECONDS
    stacked = np.stack(list(flags_of.values()))
    rates = {name: round(float(flags.mean()), 4) for name, flags in flags_of.items()}
    return {**rates, "any": round(float(stacked.any(0).mean()), 4)}


def careless(bank: Bank, people: int, seed: int = 20) -> Array:
    """Return answers of people who answer anything: every whole answer equally likely."""
    draw = np.random.default_rng(seed)
    low = np.array([item.response_min for item in bank.parameters.items])
    high = np.array([item.response_max for item in bank.parameters.items])
    return np.floor(draw.uniform(low, high + 1, (people, len(low))))


def shuffled(answers: Array, seed: int = 20) -> Array:
    """Return everybody's own answers over the items in another, random order."""
    return np.random.default_rng(seed).permuted(answers, axis=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the files and print how often each flag shows."""
    parser = command.parser("quality", "How often signs of careless answers show in real people.")
    parser.add_argument("--params", type=Path, required=True, help="JSON made by calibrate")
    parser.add_argument("--seconds", help="the column with the time for all items, in seconds")
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    return command.ending_kindly(_work, parser.parse_args(arguments))


def _work(options: argparse.Namespace) -> None:
    bank = command.read_bank(options.params, read_items(options.items))
    responses = read_responses(options.responses, bank.parameters.items, options.missing)
    whole = ~np.isnan(responses.answers).any(1)
    if not whole.any():
        raise BadFile(f"{options.responses}: nobody answered every item")
    seconds = None
    if options.seconds:
        seconds = _seconds(responses.others.get(options.seconds), options.seconds)[whole]
    report = {
        "people": int(whole.sum()),
        "real": shown(bank, responses.answers[whole], seconds),
        "at_random": shown(bank, careless(bank, 2000), None),
        "shuffled": shown(bank, shuffled(responses.answers[whole]), None),
    }
    text = json.dumps(report, indent=1)
    print(
        text
        if options.json
        else "\n".join(f"{name:12} {json.dumps(value)}" for name, value in report.items())
    )


def _seconds(cells: Sequence[str] | None, name: str) -> Array:
    if cells is None:
        raise BadFile(f"no column '{name}'")
    try:
        return np.array([float(cell) if cell else np.nan for cell in cells])
    except ValueError as error:
        raise BadFile(f"column '{name}': {error}") from None


if __name__ == "__main__":
    sys.exit(main())
