"""What answers make us expect of the answers still open, for many participants at once.

Method: the items are seen as jointly normal, so each answer shifts what is expected of the others
(conditional normal distribution; Anderson 2003, An Introduction to Multivariate Statistical
Analysis, 2.5). Choice of the next item: the knowledge it brings about the pairs of scales whose
order decides the first place and the top (after Weiss & Kingsbury 1984, J. Educational Measurement
21:361-375, with certainty of classification in place of a standard error). Tuned on real answers;
docs/measurement.md has the figures.

Scales are compared by their share of the possible points, so they may differ in length and range.
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

TOP = 3
"""How many scales make the top; in a bank with no more scales than this the top is certain."""

STOP = 0.90
"""How certain the top must be before asking stops: it is then right for 93 of 100 people."""

FIRST_STRICTER = 0.8
"""The first place may be wrong this many times as often as the top: people act on it most."""

BLUR = 0.18
"""Stop only when, on average over scales, no more than this share of the variance is unknown."""

PROFILE_WEIGHT = 0.9
"""What the whole profile weighs beside first place and top when choosing an item."""

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


class ProfileEstimate(NamedTuple):
    """The scales after some answers: share of the possible points, its covariance, its limits."""

    share: Array
    covariance: Array
    pull: Array  # participants x scales x items: shift of the share by one sd of an item
    lowest: Array
    highest: Array


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


def profile_estimate(bank: Bank, beliefs: Beliefs) -> ProfileEstimate:
    """Return where the scales stand; expected answers stay within the range of their item."""
    spread = bank.parameters.spread
    expected = np.where(beliefs.known, beliefs.mean, np.clip(beliefs.mean, 0.0, bank.span))
    place = expected / bank.span
    width = np.sqrt(spread.edge + (spread.middle - spread.edge) * 4 * place * (1 - place))
    person_factor = (spread.steadiness + beliefs.surprise) / (spread.steadiness + beliefs.heard)
    loading = bank.weights * width[:, None, :] * np.sqrt(person_factor)[:, None, None]
    shared = loading @ beliefs.covariance
    deviation = np.sqrt(np.maximum(np.einsum("njj->nj", beliefs.covariance), TINY))
    known_share = np.where(beliefs.known, expected, 0.0) @ bank.weights.T
    return ProfileEstimate(
        share=np.round(expected @ bank.weights.T, 12),
        covariance=shared @ loading.transpose(0, 2, 1),
        pull=shared / deviation[:, None, :],
        lowest=known_share,
        highest=known_share + np.where(beliefs.known, 0.0, bank.span) @ bank.weights.T,
    )


def draws(bank: Bank, profile: ProfileEstimate) -> Array:
    """Return full results that fit the answers so far: participants x points x scales."""
    jitter = np.eye(len(bank.scales)) * (bank.variance * TINY)
    root = np.linalg.cholesky(profile.covariance + jitter)
    drawn = profile.share[:, None, :] + bank.points @ root.transpose(0, 2, 1)
    step = (bank.parameters.spread.step or 1e-6) / bank.possible
    # Whole answers make whole sums, and equal sums are ties: then either scale is right.
    drawn = np.rint(drawn / step) * step
    fitting: Array = np.clip(drawn, profile.lowest[:, None, :], profile.highest[:, None, :])
    return fitting


def ranking(profile: ProfileEstimate) -> ItemPositions:
    """Return the scales from high to low; among equals the first of the bank goes first."""
    order: ItemPositions = np.argsort(-profile.share, axis=1, kind="stable")
    return order


def certainties(bank: Bank, profile: ProfileEstimate) -> tuple[Array, Array]:
    """Return P(first scale right) and P(top right), as shares of the draws; ties are right."""
    scales = profile.share.shape[1]
    if scales == 1:
        return np.ones(len(profile.share)), np.ones(len(profile.share))
    drawn = np.take_along_axis(draws(bank, profile), ranking(profile)[:, None, :], axis=2)
    first = (drawn[:, :, 0] >= drawn[:, :, 1:].max(2) - TINY).mean(1)
    if scales <= TOP:
        return first, np.ones_like(first)
    top = (drawn[:, :, :TOP].min(2) >= drawn[:, :, TOP:].max(2) - TINY).mean(1)
    return first, top


def worth(bank: Bank, profile: ProfileEstimate) -> Array:
    """Return per item how much its answer is expected to decide: participants x items."""
    scales = profile.share.shape[1]
    order = ranking(profile)
    share = np.take_along_axis(profile.share, order, axis=1)
    pull = np.take_along_axis(profile.pull, order[:, :, None], axis=1)
    people = np.arange(len(order))[:, None, None]
    covariance = profile.covariance[people, order[:, :, None], order[:, None, :]]
    pairs = [(0, other) for other in range(1, scales)]
    pairs += [(inner, outer) for inner in range(TOP) for outer in range(TOP, scales)]
    unknown = np.einsum("nkk->nk", profile.covariance) / bank.variance
    settled = np.einsum("nkj,nk->nj", profile.pull**2 / bank.variance[:, None], unknown)
    total: Array = PROFILE_WEIGHT * settled / np.maximum((unknown**2).sum(1), TINY)[:, None]
    if not pairs:
        return total
    left, right = (np.array(side) for side in zip(*pairs, strict=True))
    gap = share[:, left] - share[:, right]
    variance = (
        covariance[:, left, left] + covariance[:, right, right] - 2 * covariance[:, left, right]
    )
    variance = np.maximum(variance, bank.variance.mean() * 1e-6)
    open_still = np.exp(-(gap**2) / (2 * variance)) / variance
    shift = (pull[:, left] - pull[:, right]) ** 2
    total += np.einsum("np,npj->nj", open_still, shift)
    return total


def best_items(bank: Bank, profile: ProfileEstimate, closed: Flags) -> ItemPositions:
    """Return the place in the bank of the next item for each; closed items are never chosen."""
    best: ItemPositions = np.argmax(np.where(closed, -np.inf, worth(bank, profile)), axis=1)
    return best


def is_sure(
    bank: Bank, profile: ProfileEstimate, first: Array, top: Array, stop: float = STOP
) -> Flags:
    """Return for whom more questions are not needed; with a stop of 1 or more, for nobody."""
    if stop >= 1:
        return np.zeros(len(first), bool)
    blur = (np.einsum("nkk->nk", profile.covariance) / bank.variance).mean(1)
    is_certain: Flags = (1 - first <= (1 - stop) * FIRST_STRICTER) & (top >= stop) & (blur <= BLUR)
    return is_certain
