"""How far real answers lie from the expected ones: the spread that makes certainty honest."""

from typing import NamedTuple

import numpy as np

from modules.domain.adaptive.item_bank import Spread
from modules.domain.adaptive.latent_normal import Array, ItemPositions
from modules.measurement.covariance import moments

FOLDS = 5
SUBSETS = 4
CANDIDATES = {
    "middle": (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.6),
    "edge": (0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1.0, 1.2),
    "steadiness": (4.0, 6.0, 8.0, 11.0, 15.0, 20.0, 30.0, 60.0, 200.0, 1e6),
}
PASSES = 2

CAUTION = 1.05
"""What the variance is raised by: the items chosen are those whose figures flatter them most."""


class Trial(NamedTuple):
    """One set of items asked to people who were not calibrated on, and the errors on the rest."""

    error: Array  # people x scales, in shares of the possible points
    covariance: Array  # items x items, after the asked ones
    weights: Array
    place: Array  # people x items: the expected answer as a share of the range
    surprise: Array
    asked: int


def fitted_spread(points: Array, weights: Array, span: Array, step: float) -> Spread:
    """Return the spread under which the errors on new people are most likely.

    Each fold of complete people is predicted from all others, for random sets of asked items; then
    each figure in turn becomes the candidate with the highest normal likelihood of the errors.
    """
    trials = _trials(points, weights, span)
    figures = {"middle": 1.0, "edge": 1.0, "steadiness": 30.0}
    for _ in range(PASSES):
        for name, candidates in CANDIDATES.items():
            costs = [_cost(trials, {**figures, name: candidate}) for candidate in candidates]
            figures[name] = candidates[int(np.argmin(costs))]
    middle, edge = (round(CAUTION * figures[name], 3) for name in ("middle", "edge"))
    return Spread(middle=middle, edge=edge, steadiness=figures["steadiness"], step=step)


def _trials(points: Array, weights: Array, span: Array) -> list[Trial]:
    items = points.shape[1]
    draw = np.random.default_rng(20)  # fixed: the same answers give the same figures
    complete = ~np.isnan(points).any(1)
    fold = np.full(len(points), FOLDS)  # people with gaps are in no fold, but teach every one
    fold[complete] = draw.permutation(int(complete.sum())) % FOLDS
    trials = []
    for number in range(FOLDS):
        mean, covariance, _ = moments(points[fold != number], span)
        for share in np.linspace(0.25, 0.7, SUBSETS):
            count = min(max(1, round(items * share)), items - 1)
            asked = np.sort(draw.permutation(items)[:count])
            trials.append(_trial(points[fold == number], mean, covariance, asked, weights, span))
    return trials


def _trial(
    points: Array, mean: Array, covariance: Array, asked: ItemPositions, weights: Array, span: Array
) -> Trial:
    known = covariance[np.ix_(asked, asked)]
    slope = np.linalg.solve(known, covariance[asked])
    deviation = points[:, asked] - mean[asked]
    expected = np.clip(mean + deviation @ slope, 0.0, span)
    expected[:, asked] = points[:, asked]
    remaining = covariance - covariance[:, asked] @ slope
    remaining[asked], remaining[:, asked] = 0.0, 0.0
    surprise = np.einsum("nj,nj->n", deviation, np.linalg.solve(known, deviation.T).T)
    error = (points - expected) @ weights.T
    return Trial(error, remaining, weights, expected / span, surprise, len(asked))


def _cost(trials: list[Trial], figures: dict[str, float]) -> float:
    """Return minus twice the mean log likelihood of the errors, scale by scale."""
    total, count = 0.0, 0
    for trial in trials:
        bow = 4 * trial.place * (1 - trial.place)
        width = np.sqrt(figures["edge"] + (figures["middle"] - figures["edge"]) * bow)
        person_factor = (figures["steadiness"] + trial.surprise) / (
            figures["steadiness"] + trial.asked
        )
        loading = trial.weights * width[:, None, :]
        variance = (
            np.einsum("nkj,nkj->nk", loading @ trial.covariance, loading) * person_factor[:, None]
        )
        open_still = variance > 1e-12
        part = np.log(variance[open_still]) + trial.error[open_still] ** 2 / variance[open_still]
        total, count = total + float(part.sum()), count + int(open_still.sum())
    return total / max(count, 1)
