"""The rival of asking adaptively: one short form for everybody, of the items that say most.

It finds the first type of the full questionnaire for .84 of the people, asking adaptively for .96
(docs/measurement.md).
"""

import numpy as np

from modules.domain.adaptive.latent_normal import (
    TINY,
    Array,
    Bank,
    learn,
    nothing_asked,
)
from modules.domain.adaptive.profile import profile_estimate


def best_fixed_form(bank: Bank, size: int) -> tuple[int, ...]:
    """Return the places of the items that together leave least unknown of the scale scores.

    Items are added one by one (forward selection); what is left unknown is each scale's residual
    variance as a share of its variance, as in regression of the full scores on the items.
    """
    covariance, chosen = bank.covariance.copy(), []
    is_candidate = bank.weights.sum(0) > 0
    for _ in range(min(size, int(is_candidate.sum()))):
        shift = (bank.weights @ covariance) ** 2 / np.maximum(np.diag(covariance), TINY)
        gain = (shift / bank.variance[:, None]).sum(0)
        gain[~is_candidate] = -np.inf
        best = int(np.argmax(gain))
        column = covariance[best].copy()
        covariance -= np.outer(column, column) / max(column[best], TINY)
        covariance[best], covariance[:, best] = 0.0, 0.0
        is_candidate[best] = False
        chosen.append(best)
    return tuple(chosen)


def fixed_form_shares(bank: Bank, points: Array, places: tuple[int, ...]) -> Array:
    """Return the scale shares estimated from these items: regression on the answers to them."""
    parts = []
    for batch in np.array_split(points, max(1, len(points) // 400)):
        beliefs = nothing_asked(bank, len(batch))
        for place in places:
            beliefs = learn(beliefs, np.full(len(batch), place), batch[:, place])
        parts.append(profile_estimate(bank, beliefs).share)
    return np.concatenate(parts)
