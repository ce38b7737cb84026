"""What the answers so far say of the scales, which item to ask next, and when to stop.

Choice of the next item: the knowledge it brings about the pairs of scales whose order decides the
first place and the top (after Weiss & Kingsbury 1984, J. Educational Measurement 21:361-375, with
certainty of classification in place of a standard error).

Scales are compared by their share of the possible points, so they may differ in length and range.
The first axis of every array is the participant.
"""

from typing import NamedTuple

import numpy as np

from modules.domain.adaptive.latent_normal import TINY, Array, Bank, Beliefs, Flags, ItemPositions

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


class ProfileEstimate(NamedTuple):
    """The scales after some answers: share of the possible points, its covariance, its limits."""

    share: Array
    covariance: Array
    pull: Array  # participants x scales x items: shift of the share by one sd of an item
    lowest: Array
    highest: Array


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
