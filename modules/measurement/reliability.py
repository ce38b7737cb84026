"""Reliability of a scale: alpha and omega with intervals, from 30 people on.

`python -m modules.measurement.reliability RESPONSES.csv --items ITEMS.csv --by language`

Own code: the well-known packages (pingouin, factor_analyzer, semopy) bring pandas, scipy and more
for these few lines; the tests check them against worked examples.
"""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from modules.domain.adaptive.item_bank import Item
from modules.domain.adaptive.latent_normal import Array
from modules.measurement import command
from modules.measurement.responses import BadFile, keyed_points, read_items, read_responses

LEAST_PEOPLE = 30
CONFIDENCE = 0.95
RESAMPLES = 500
MOST_ITERATIONS = 200
SETTLED = 1e-5
LEAST_FOR_FACTOR = 3
"""Below three items one factor cannot be found."""


class Interval(NamedTuple):
    """A figure with the interval that holds the true one for 95 of 100 such samples."""

    value: float
    low: float
    high: float


class Reliability(NamedTuple):
    """One scale; `error` is the standard error of measurement of its sum, by alpha.

    `omega` is None with fewer than three items.
    """

    people: int
    items: int
    error: float
    alpha: Interval
    omega: Interval | None


class NotEnough(NamedTuple):
    """Why there is no figure: too few people (or items) to say something."""

    people: int
    needed: int = LEAST_PEOPLE


def reliability(points: Array, *, confidence: float = CONFIDENCE) -> Reliability | NotEnough:
    """Return alpha and omega of one scale: people x items, keyed, NaN where there is no answer.

    Only people who answered all items of the scale count. A scale of one item, or one in which
    nobody differs, has no reliability: NotEnough.
    """
    complete = points[~np.isnan(points).any(1)]
    people, items = complete.shape
    if people < LEAST_PEOPLE or items < 2 or complete.sum(1).var() == 0:
        return NotEnough(people)
    covariance = np.cov(complete.T)
    coefficient = alpha(covariance)
    return Reliability(
        people,
        items,
        math.sqrt(covariance.sum() * max(0.0, 1 - coefficient)),
        _bonett(coefficient, people, items, confidence),
        None if items < LEAST_FOR_FACTOR else _omega(complete, covariance, confidence),
    )


def alpha(covariance: Array) -> float:
    """Return coefficient alpha (Cronbach 1951, Psychometrika 16:297-334)."""
    items = len(covariance)
    return float(items / (items - 1) * (1 - np.trace(covariance) / covariance.sum()))


def omega(covariance: Array) -> Array:
    """Return omega of one factor, for one covariance matrix or a stack of them.

    Source: McDonald (1999), Test Theory, 6; the factor by iterated principal axes (Harman 1976).
    """
    variance = np.diagonal(covariance, axis1=-2, axis2=-1)
    common = variance / 2
    off_diagonal = covariance - variance[..., None] * np.eye(covariance.shape[-1])
    loading = np.zeros_like(common)
    for _ in range(MOST_ITERATIONS):
        values, vectors = np.linalg.eigh(
            off_diagonal + common[..., None] * np.eye(common.shape[-1])
        )
        loading = vectors[..., -1] * np.sqrt(np.maximum(values[..., -1:], 0.0))
        before, common = common, np.minimum(loading**2, variance)
        if np.abs(common - before).max() < SETTLED * variance.max():
            break
    shared = loading.sum(-1) ** 2
    coefficient: Array = shared / (shared + (variance - common).sum(-1))
    return coefficient


def _bonett(value: float, people: int, items: int, confidence: float) -> Interval:
    """Return the interval of Bonett (2002), J. Educational and Behavioral Statistics 27:335-340."""
    if value >= 1:
        return Interval(value, value, value)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    error = z * math.sqrt(2 * items / ((items - 1) * (people - 2)))
    middle = math.log(1 - value)
    return Interval(value, 1 - math.exp(middle + error), 1 - math.exp(middle - error))


def _omega(complete: Array, covariance: Array, confidence: float) -> Interval:
    """Return omega with a bootstrap interval (Kelley & Pornprasertmanit 2016, Psych. Methods)."""
    draw = np.random.default_rng(20)
    people = len(complete)
    resampled = (np.cov(complete[draw.integers(0, people, people)].T) for _ in range(RESAMPLES))
    coefficients = omega(np.stack(list(resampled)))
    low, high = np.nanquantile(coefficients, [(1 - confidence) / 2, (1 + confidence) / 2])
    return Interval(float(omega(covariance)), float(low), float(high))


def reliabilities(items: Sequence[Item], answers: Array) -> dict[str, Reliability | NotEnough]:
    """Return the reliability of each scale of an instrument."""
    points = keyed_points(items, answers)
    scales = dict.fromkeys(item.scale for item in items if item.scale)
    return {
        scale: reliability(points[:, [item.scale == scale for item in items]]) for scale in scales
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the files and print the reliability of each scale, for everybody or by group."""
    parser = command.parser("reliability", "Alpha and omega of each scale, with 95 % intervals.")
    parser.add_argument("--by", help="a column, as language: figures for each of its values")
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    return command.ending_kindly(_work, parser.parse_args(arguments))


def _work(options: argparse.Namespace) -> None:
    items = read_items(options.items)
    responses = read_responses(options.responses, items, options.missing)
    labels = np.array([""] * len(responses.answers))
    if options.by:
        if options.by not in responses.others:
            raise BadFile(f"{options.responses}: no column '{options.by}'")
        labels = np.array(responses.others[options.by])
    by_group = {
        str(label): reliabilities(items, responses.answers[labels == label])
        for label in sorted(set(labels))
    }
    if options.json:
        plain = {
            group: {scale: _plain(result) for scale, result in scales.items()}
            for group, scales in by_group.items()
        }
        print(json.dumps(plain))
        return
    for label, scales in by_group.items():
        for scale, result in scales.items():
            print(f"{label or 'everybody':14} {scale:14} {_line(result)}")


def _plain(result: Reliability | NotEnough) -> dict[str, object]:
    if isinstance(result, NotEnough):
        return {"people": result.people, "needed": result.needed}
    omega_of = result.omega._asdict() if result.omega else None
    return {**result._asdict(), "alpha": result.alpha._asdict(), "omega": omega_of}


def _line(result: Reliability | NotEnough) -> str:
    if isinstance(result, NotEnough):
        return f"not enough people: {result.people} of {result.needed}"
    figures = [("alpha", result.alpha), ("omega", result.omega)]
    parts = [
        f"{name} {interval.value:.2f} ({interval.low:.2f} to {interval.high:.2f})"
        for name, interval in figures
        if interval
    ]
    return f"{result.people} people, {'  '.join(parts)}, error {result.error:.1f} points"


if __name__ == "__main__":
    sys.exit(main())
