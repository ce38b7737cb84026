"""A replay of complete answers: the items are asked one at a time, of many people at once."""

from typing import NamedTuple

import numpy as np

from modules.domain.adaptive.latent_normal import (
    Array,
    Bank,
    Flags,
    ItemPositions,
    learn,
    nothing_asked,
    only,
)
from modules.domain.adaptive.profile import best_items, certainties, is_sure, profile_estimate

TOGETHER = 400
"""People asked at once: more needs more memory and is no faster."""


class Outcome(NamedTuple):
    """Where each person ended: estimated shares of the scales, questions, stated certainty."""

    share: Array
    asked: Array
    first: Array
    top: Array


def asked_again(bank: Bank, points: Array, *, stop: float, most: int) -> Outcome:
    """Return the outcome for everybody; an answer is looked at only after its item was asked."""
    batches = [points[start : start + TOGETHER] for start in range(0, len(points), TOGETHER)]
    parts = [_outcome(bank, batch, stop, most) for batch in batches]
    return Outcome(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _outcome(bank: Bank, points: Array, stop: float, most: int) -> Outcome:
    people = len(points)
    outcome = Outcome(np.zeros((people, len(bank.scales))), *(np.zeros(people) for _ in range(3)))
    unfinished: ItemPositions = np.arange(people)
    beliefs = nothing_asked(bank, people)
    for asked in range(most + 1):
        estimate = profile_estimate(bank, beliefs)
        first, top = certainties(bank, estimate)
        is_done: Flags = (
            is_sure(bank, estimate, first, top, stop) | beliefs.closed.all(1) | (asked == most)
        )
        done = unfinished[is_done]
        outcome.share[done] = estimate.share[is_done]
        outcome.asked[done] = asked
        outcome.first[done], outcome.top[done] = first[is_done], top[is_done]
        if is_done.all():
            break
        item = best_items(bank, estimate, beliefs.closed)[~is_done]
        unfinished, beliefs = unfinished[~is_done], only(beliefs, ~is_done)
        beliefs = learn(beliefs, item, points[unfinished, item])
    return outcome
