"""How far real answers lie from the expected ones: the spread that makes certainty honest."""

from typing import NamedTuple

import numpy as np

from modules.domain.adaptive.item_bank import Spread
from modules.domain.adaptive.latent_normal import Array, ItemPositions
from modules.measurement.covariance import moments

FOLDS = 5
SUBSETS = 4
LADDERS = {
    "middle": (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.6),
    "edge": (0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1.0, 1.2),
    "steadiness": (4.0, 6.0, 8.0, 11.0, 15.0, 20.0, 30.0, 60.0, 200.0, 1e6),
}
ROUNDS = 2

CAUTION = 1.05
"""What the variance is raised by: the items chosen are those whose figures flatter them most."""


class Tried(NamedTuple):
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
    each figure is moved along its ladder until the normal likelihood of the errors is highest.
    """
    tries = _tries(points, weights, span)
    at = {"middle": 1.0, "edge": 1.0, "steadiness": 30.0}
    for _ in range(ROUNDS):
        for name, ladder in LADDERS.items():
            costs = [_cost(tries, {**at, name: rung}) for rung in ladder]
            at[name] = ladder[int(np.argmin(costs))]
    middle, edge = (round(CAUTION * at[name], 3) for name in ("middle", "edge"))
    return Spread(middle=middle, edge=edge, steadiness=at["steadiness"], step=step)


def _tries(points: Array, weights: Array, span: Array) -> list[Tried]:
    many = points.shape[1]
    draw = np.random.default_rng(20)  # fixed: the same answers give the same figures
    complete = ~np.isnan(points).any(1)
    fold = np.full(len(points), FOLDS)  # people with gaps are in no fold, but teach every one
    fold[complete] = draw.permutation(int(complete.sum())) % FOLDS
    tries = []
    for number in range(FOLDS):
        mean, covariance, _ = moments(points[fold != number], span)
        for share in np.linspace(0.25, 0.7, SUBSETS):
            count = min(max(1, round(many * share)), many - 1)
            asked = np.sort(draw.permutation(many)[:count])
            tries.append(_tried(points[fold == number], mean, covariance, asked, weights, span))
    return tries


def _tried(
    points: Array, mean: Array, covariance: Array, asked: ItemPositions, weights: Array, span: Array
) -> Tried:
    known = covariance[np.ix_(asked, asked)]
    slope = np.linalg.solve(known, covariance[asked])
    off = points[:, asked] - mean[asked]
    expected = np.clip(mean + off @ slope, 0.0, span)
    expected[:, asked] = points[:, asked]
    left = covariance - covariance[:, asked] @ slope
    left[asked], left[:, asked] = 0.0, 0.0
    surprise = np.einsum("nj,nj->n", off, np.linalg.solve(known, off.T).T)
    error = (points - expected) @ weights.T
    return Tried(error, left, weights, expected / span, surprise, len(asked))


def _cost(tries: list[Tried], at: dict[str, float]) -> float:
    """Return minus twice the mean log likelihood of the errors, scale by scale."""
    total, count = 0.0, 0
    for one in tries:
        bow = 4 * one.place * (1 - one.place)
        width = np.sqrt(at["edge"] + (at["middle"] - at["edge"]) * bow)
        own = (at["steadiness"] + one.surprise) / (at["steadiness"] + one.asked)
        loading = one.weights * width[:, None, :]
        variance = np.einsum("nkj,nkj->nk", loading @ one.covariance, loading) * own[:, None]
        open_still = variance > 1e-12
        part = np.log(variance[open_still]) + one.error[open_still] ** 2 / variance[open_still]
        total, count = total + float(part.sum()), count + int(open_still.sum())
    return total / max(count, 1)
