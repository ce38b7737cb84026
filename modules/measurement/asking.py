"""Ask answers that were given already again, one item at a time, of many people at once."""

from typing import NamedTuple

import numpy as np

from modules.domain.adaptive.latent_normal import (
    Array,
    Bank,
    Flags,
    ItemPositions,
    best_items,
    certainties,
    is_sure,
    learn,
    nothing_asked,
    only,
    profile_estimate,
)

TOGETHER = 400
"""People asked at once: more needs more memory and is no faster."""


class Outcome(NamedTuple):
    """Where each person ended: estimated shares of the scales, questions, stated certainty."""

    share: Array
    asked: Array
    first: Array
    top: Array


def asked_again(of: Bank, points: Array, *, stop: float, most: int) -> Outcome:
    """Return the outcome for everybody; an answer is looked at only after its item was asked."""
    rows = [points[at : at + TOGETHER] for at in range(0, len(points), TOGETHER)]
    parts = [_some_people(of, some, stop, most) for some in rows]
    return Outcome(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _some_people(of: Bank, points: Array, stop: float, most: int) -> Outcome:
    people = len(points)
    found = Outcome(np.zeros((people, len(of.scales))), *(np.zeros(people) for _ in range(3)))
    left: ItemPositions = np.arange(people)
    beliefs = nothing_asked(of, people)
    for asked in range(most + 1):
        at = profile_estimate(of, beliefs)
        first, top = certainties(of, at)
        done: Flags = is_sure(of, at, first, top, stop) | beliefs.closed.all(1) | (asked == most)
        found.share[left[done]] = at.share[done]
        found.asked[left[done]] = asked
        found.first[left[done]], found.top[left[done]] = first[done], top[done]
        if done.all():
            break
        item = best_items(of, at, beliefs.closed)[~done]
        left, beliefs = left[~done], only(beliefs, ~done)
        beliefs = learn(beliefs, item, points[left, item])
    return found
