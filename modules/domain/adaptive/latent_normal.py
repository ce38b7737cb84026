"""What answers make us expect of the answers still open, for many participants at once.

Method: the items are seen as jointly normal, so each answer shifts what is expected of the others
(conditional normal distribution; Anderson 2003, An Introduction to Multivariate Statistical
Analysis, 2.5). Tuned on real answers; docs/measurement.md has the figures.

The first axis of every array is the participant; `adaptive` offers this for one of them.
"""

from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from modules.domain.adaptive.item_bank import BankError, Parameters

Array: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
ItemPositions: TypeAlias = NDArray[np.intp]

POINTS = 512
"""How many full results are drawn; always the same, so the same answers give the same statement."""

TINY = 1e-9


class Bank(NamedTuple):
    """A bank ready for asking. Vectors are per item, in points towards the item's scale."""

    parameters: Parameters
    ids: tuple[str, ...]
    scales: tuple[str, ...]
    mean: Array
    covariance: Array
    span: Array
    weights: Array  # scales x items: what one point adds to the share of the scale
    possible: Array  # per scale
    variance: Array  # per scale, of the share, before any answer
    points: Array  # fixed, evenly spread normal points: scales wide

    def subset(self, ids: Sequence[str]) -> "Bank":
        """Return a bank of these items only."""
        return bank(self.parameters.subset(ids))


class Beliefs(NamedTuple):
    """What is expected of every item after some answers, for many participants."""

    mean: Array
    covariance: Array
    closed: Flags  # asked already, or never to be asked
    known: Flags
    surprise: Array  # squared Mahalanobis distance of the answers so far
    heard: Array  # how many answers were learned from


def bank(parameters: Parameters) -> Bank:
    """Return the bank of these figures; raise BankError when the covariance is not one."""
    items = parameters.items
    key_sign = np.array([float(item.keyed) for item in items])
    covariance = np.array(parameters.covariance) * np.outer(key_sign, key_sign)
    if not np.allclose(covariance, covariance.T, rtol=1e-6, atol=1e-8):
        raise BankError("covariance: not the same above and below the diagonal")
    if np.linalg.eigvalsh(covariance)[0] <= 0:
        raise BankError("covariance: not positive definite; make it again with calibrate")
    scales = tuple(dict.fromkeys(item.scale for item in items if item.scale))
    span = np.array([item.span for item in items])
    belongs = np.array([[float(item.scale == scale) for item in items] for scale in scales])
    possible = belongs @ span
    weights = belongs / possible[:, None]
    lowest = np.array(
        [item.response_min if item.keyed > 0 else -item.response_max for item in items]
    )
    return Bank(
        parameters=parameters,
        ids=tuple(item.id for item in items),
        scales=scales,
        mean=key_sign * np.array(parameters.mean) - lowest,
        covariance=(covariance + covariance.T) / 2,
        span=span,
        weights=weights,
        possible=possible,
        variance=np.einsum("kj,ji,ki->k", weights, covariance, weights),
        points=_normal_points(POINTS, len(scales)),
    )


def _normal_points(count: int, dimensions: int) -> Array:
    """Return evenly spread points of a standard normal distribution, always the same.

    Source: the R sequence of Roberts (2018), extremelearning.com.au, through the inverse normal.
    """
    ratio = 2.0
    for _ in range(60):
        ratio = (1 + ratio) ** (1 / (dimensions + 1))
    steps = ratio ** -np.arange(1.0, dimensions + 1)
    even = (0.5 + np.outer(np.arange(1, count + 1), steps)) % 1
    normal = NormalDist()
    return np.array([[normal.inv_cdf(value) for value in row] for row in even])


def nothing_asked(bank: Bank, participants: int = 1) -> Beliefs:
    """Return what is expected of anybody before the first answer."""
    items = len(bank.ids)
    return Beliefs(
        mean=np.tile(bank.mean, (participants, 1)),
        covariance=np.tile(bank.covariance, (participants, 1, 1)),
        closed=np.tile(bank.weights.sum(0) == 0, (participants, 1)),
        known=np.zeros((participants, items), bool),
        surprise=np.zeros(participants),
        heard=np.zeros(participants),
    )


def only(beliefs: Beliefs, selected: Flags) -> Beliefs:
    """Return the beliefs about some of the participants."""
    return Beliefs(
        beliefs.mean[selected],
        beliefs.covariance[selected],
        beliefs.closed[selected],
        beliefs.known[selected],
        beliefs.surprise[selected],
        beliefs.heard[selected],
    )


def learn(beliefs: Beliefs, item: ItemPositions, points: Array) -> Beliefs:
    """Return the beliefs after one more item each; NaN points close the item and teach nothing."""
    people = np.arange(len(item))
    heard = ~np.isnan(points)
    column = np.where(heard[:, None], beliefs.covariance[people, item], 0.0)
    variance = np.where(heard, np.maximum(column[people, item], TINY), 1.0)
    error = np.where(heard, points - beliefs.mean[people, item], 0.0)
    mean = beliefs.mean + column * (error / variance)[:, None]
    covariance = beliefs.covariance - column[:, :, None] * (column / variance[:, None])[:, None, :]
    closed, known = beliefs.closed.copy(), beliefs.known.copy()
    closed[people, item] = True
    known[people, item] |= heard
    # An answer counts exactly as it is, whatever the rounding of the lines above.
    mean[people[heard], item[heard]] = points[heard]
    covariance[people[heard], item[heard], :] = 0.0
    covariance[people[heard], :, item[heard]] = 0.0
    return Beliefs(
        mean,
        covariance,
        closed,
        known,
        beliefs.surprise + error**2 / variance,
        beliefs.heard + heard,
    )
