"""Ask one participant fewer questions: expect the rest, choose the next item, know when to stop.

    riasec = bank(Parameters.model_validate_json(text))
    current = step(riasec, {"R1": 4, "S3": None})   # None is "I do not know"
    current.item, current.reason, current.certainty.top, current.estimates

Nothing is kept between two calls and nothing is drawn at random: the same answers give the same
step. The mathematics, with their sources, are in `latent_normal` and `profile`.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from modules.domain.adaptive.item_bank import (
    BankError,
    HowSure,
    Item,
    Origin,
    OutOfRange,
    Parameters,
    Spread,
    UnknownItem,
)
from modules.domain.adaptive.latent_normal import (
    Array,
    Bank,
    Beliefs,
    bank,
    learn,
    nothing_asked,
)
from modules.domain.adaptive.profile import (
    STOP,
    TOP,
    ProfileEstimate,
    best_items,
    certainties,
    draws,
    is_sure,
    profile_estimate,
)

__all__ = [
    "MOST_ITEMS",
    "STOP",
    "TOP",
    "AdaptiveStep",
    "Answers",
    "Bank",
    "BankError",
    "Certainty",
    "Estimate",
    "HowSure",
    "Item",
    "Origin",
    "OutOfRange",
    "Parameters",
    "Spread",
    "UnknownItem",
    "bank",
    "certainty",
    "condition",
    "estimate",
    "next_item",
    "questions_left_about",
    "should_stop",
    "step",
]

MOST_ITEMS = 36
"""Never more questions than this: a list of 48 is long for somebody who reads slowly."""

BAND = 0.8
"""The share of participants whose full score should lie within `low` and `high`."""

Answers: TypeAlias = Mapping[str, float | None]
"""Item id -> answer; None is "I do not know": the item was asked, and nothing is learned."""

StopReason: TypeAlias = Literal["sure", "most", "all-asked"]
"""Why the asking stopped: sure enough, the most questions reached, or no item left."""


class Certainty(NamedTuple):
    """How likely it is that the full questionnaire names the same first scale, the same top."""

    first: float
    top: float


class Estimate(NamedTuple):
    """One scale: points expected on all its items, a band around them, and its chances.

    `chance_first` and `chance_top` say how likely the full questionnaire puts the scale first, and
    in the top; equal scales share neither away, so they may add up to more than 1.
    """

    scale: str
    points: float
    possible: float
    low: float
    high: float
    chance_first: float
    chance_top: float
    answered: int
    items: int


class AdaptiveStep(NamedTuple):
    """All that a page needs after an answer: the next item, or why there is none."""

    item: str | None
    reason: StopReason | None
    certainty: Certainty
    estimates: tuple[Estimate, ...]


def condition(bank: Bank, answers: Answers) -> Beliefs:
    """Return what these answers make us expect; the order in which they came does not matter.

    Raise UnknownItem or OutOfRange when an answer cannot be of this bank.
    """
    unknown = sorted(set(answers) - set(bank.ids))
    if unknown:
        raise UnknownItem(f"no such item: {', '.join(unknown)}")
    beliefs = nothing_asked(bank)
    for place, item in enumerate(bank.parameters.items):
        if item.id in answers:
            answer = answers[item.id]
            points = np.nan if answer is None else item.points(answer)
            beliefs = learn(beliefs, np.array([place]), np.array([points]))
    return beliefs


def step(
    bank: Bank, answers: Answers, *, stop: float = STOP, most: int = MOST_ITEMS
) -> AdaptiveStep:
    """Return the next item or the reason to stop, how certain it is, and every scale so far."""
    beliefs = condition(bank, answers)
    profile = profile_estimate(bank, beliefs)
    first, top = certainties(bank, profile)
    is_certain = bool(is_sure(bank, profile, first, top, stop)[0])
    reason = _reason(is_certain, beliefs, len(answers), most)
    item = None if reason else bank.ids[int(best_items(bank, profile, beliefs.closed)[0])]
    stated = Certainty(float(first[0]), float(top[0]))
    return AdaptiveStep(item, reason, stated, _estimates(bank, beliefs, profile))


def next_item(
    bank: Bank, answers: Answers, *, stop: float = STOP, most: int = MOST_ITEMS
) -> str | None:
    """Return the id of the item to ask now, or None when it is time to stop."""
    return step(bank, answers, stop=stop, most=most).item


def should_stop(
    bank: Bank, answers: Answers, *, stop: float = STOP, most: int = MOST_ITEMS
) -> StopReason | None:
    """Return why no more needs to be asked, or None when there is more to ask."""
    return step(bank, answers, stop=stop, most=most).reason


def certainty(bank: Bank, answers: Answers) -> Certainty:
    """Return P(first scale right) and P(top right), as the full questionnaire would have it."""
    first, top = certainties(bank, profile_estimate(bank, condition(bank, answers)))
    return Certainty(float(first[0]), float(top[0]))


def estimate(bank: Bank, answers: Answers) -> tuple[Estimate, ...]:
    """Return every scale of the bank: answers count as they are, the rest as expected."""
    beliefs = condition(bank, answers)
    return _estimates(bank, beliefs, profile_estimate(bank, beliefs))


def questions_left_about(
    bank: Bank, answers: Answers, *, stop: float = STOP, most: int = MOST_ITEMS
) -> int:
    """Return how many questions are still to come if every answer is as expected.

    Why: real answers surprise, so this is a guess for "about 8 more questions", never a promise.
    """
    beliefs = condition(bank, answers)
    for left in range(len(bank.ids) + 1):
        profile = profile_estimate(bank, beliefs)
        is_certain = bool(is_sure(bank, profile, *certainties(bank, profile), stop)[0])
        if _reason(is_certain, beliefs, len(answers) + left, most):
            return left
        item = best_items(bank, profile, beliefs.closed)
        beliefs = learn(beliefs, item, np.clip(beliefs.mean[0, item], 0.0, bank.span[item]))
    return 0


def _reason(is_certain: bool, beliefs: Beliefs, asked: int, most: int) -> StopReason | None:
    if is_certain:
        return "sure"
    if bool(beliefs.closed.all()):
        return "all-asked"
    return "most" if asked >= most else None


def _estimates(bank: Bank, beliefs: Beliefs, profile: ProfileEstimate) -> tuple[Estimate, ...]:
    drawn = draws(bank, profile)[0]
    low, high = np.quantile(drawn, [(1 - BAND) / 2, (1 + BAND) / 2], axis=0)
    first, top = _chances(drawn)
    belongs = bank.weights > 0
    return tuple(
        Estimate(
            scale=scale,
            points=float(profile.share[0, place] * bank.possible[place]),
            possible=float(bank.possible[place]),
            low=float(low[place] * bank.possible[place]),
            high=float(high[place] * bank.possible[place]),
            chance_first=float(first[place]),
            chance_top=float(top[place]),
            answered=int((beliefs.known[0] & belongs[place]).sum()),
            items=int(belongs[place].sum()),
        )
        for place, scale in enumerate(bank.scales)
    )


def _chances(drawn: Array) -> tuple[Array, Array]:
    """Return per scale the share of draws in which it is first, and in which it is in the top."""
    ordered = np.sort(drawn, axis=1)[:, ::-1]
    last_in_top = min(TOP, drawn.shape[1]) - 1
    first = (drawn >= ordered[:, :1] - 1e-9).mean(0)
    top = (drawn >= ordered[:, last_in_top : last_in_top + 1] - 1e-9).mean(0)
    return first, top
