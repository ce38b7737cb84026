"""The rival: one short form for everybody, with the items that say most about the full scores."""

import numpy as np

from modules.domain.adaptive.latent_normal import (
    TINY,
    Array,
    Bank,
    learn,
    nothing_asked,
    profile_estimate,
)


def best_fixed_form(of: Bank, size: int) -> tuple[int, ...]:
    """Return the places of the items that together leave least unknown of the scale scores.

    Items are added one by one (forward selection); what is left unknown is each scale's residual
    variance as a share of its variance, as in regression of the full scores on the items.
    """
    covariance, chosen = of.covariance.copy(), []
    able = of.weights.sum(0) > 0
    for _ in range(min(size, int(able.sum()))):
        shift = (of.weights @ covariance) ** 2 / np.maximum(np.diag(covariance), TINY)
        gain = (shift / of.variance[:, None]).sum(0)
        gain[~able] = -np.inf
        best = int(np.argmax(gain))
        column = covariance[best].copy()
        covariance -= np.outer(column, column) / max(column[best], TINY)
        covariance[best], covariance[:, best] = 0.0, 0.0
        able[best] = False
        chosen.append(best)
    return tuple(chosen)


def fixed_form_shares(of: Bank, points: Array, places: tuple[int, ...]) -> Array:
    """Return the scale shares estimated from these items: regression on the answers to them."""
    parts = []
    for some in np.array_split(points, max(1, len(points) // 400)):
        beliefs = nothing_asked(of, len(some))
        for place in places:
            beliefs = learn(beliefs, np.full(len(some), place), some[:, place])
        parts.append(profile_estimate(of, beliefs).share)
    return np.concatenate(parts)
