"""Ask one participant fewer questions: expect the rest, choose the next item, know when to stop.

    riasec = bank(Parameters.model_validate_json(text))
    now = step(riasec, {"R1": 4, "S3": None})   # None is "I do not know"
    now.item, now.reason, now.certainty.top, now.estimates

Nothing is kept between two calls and nothing is drawn at random: the same answers give the same
step. The mathematics, with their sources, are in `expecting`.
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
    STOP,
    TOP,
    Array,
    Bank,
    Beliefs,
    ProfileEstimate,
    bank,
    best_items,
    certainties,
    draws,
    is_sure,
    learn,
    nothing_asked,
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
"""Never more questions than this."""

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


def condition(of: Bank, answers: Answers) -> Beliefs:
    """Return what these answers make us expect; the order in which they came does not matter.

    Raise UnknownItem or OutOfRange when an answer cannot be of this bank.
    """
    unknown = sorted(set(answers) - set(of.ids))
    if unknown:
        raise UnknownItem(f"no such item: {', '.join(unknown)}")
    beliefs = nothing_asked(of)
    for place, item in enumerate(of.parameters.items):
        if item.id in answers:
            answer = answers[item.id]
            points = np.nan if answer is None else item.points(answer)
            beliefs = learn(beliefs, np.array([place]), np.array([points]))
    return beliefs


def step(of: Bank, answers: Answers, *, stop: float = STOP, most: int = MOST_ITEMS) -> AdaptiveStep:
    """Return the next item or the reason to stop, how certain it is, and every scale so far."""
    beliefs = condition(of, answers)
    at = profile_estimate(of, beliefs)
    first, top = certainties(of, at)
    sure = bool(is_sure(of, at, first, top, stop)[0])
    reason = _reason(sure, beliefs, len(answers), most)
    item = None if reason else of.ids[int(best_items(of, at, beliefs.closed)[0])]
    said = Certainty(float(first[0]), float(top[0]))
    return AdaptiveStep(item, reason, said, _estimates(of, beliefs, at))


def next_item(
    of: Bank, answers: Answers, *, stop: float = STOP, most: int = MOST_ITEMS
) -> str | None:
    """Return the id of the item to ask now, or None when it is time to stop."""
    return step(of, answers, stop=stop, most=most).item


def should_stop(
    of: Bank, answers: Answers, *, stop: float = STOP, most: int = MOST_ITEMS
) -> StopReason | None:
    """Return why no more needs to be asked, or None when there is more to ask."""
    return step(of, answers, stop=stop, most=most).reason


def certainty(of: Bank, answers: Answers) -> Certainty:
    """Return P(first scale right) and P(top right), as the full questionnaire would have it."""
    first, top = certainties(of, profile_estimate(of, condition(of, answers)))
    return Certainty(float(first[0]), float(top[0]))


def estimate(of: Bank, answers: Answers) -> tuple[Estimate, ...]:
    """Return every scale of the bank: what was said counts as said, the rest as expected."""
    beliefs = condition(of, answers)
    return _estimates(of, beliefs, profile_estimate(of, beliefs))


def questions_left_about(
    of: Bank, answers: Answers, *, stop: float = STOP, most: int = MOST_ITEMS
) -> int:
    """Return how many questions are still to come if every answer is as expected.

    Why: real answers surprise, so this is a guess for "about 8 more questions", never a promise.
    """
    beliefs = condition(of, answers)
    for left in range(len(of.ids) + 1):
        at = profile_estimate(of, beliefs)
        sure = bool(is_sure(of, at, *certainties(of, at), stop)[0])
        if _reason(sure, beliefs, len(answers) + left, most):
            return left
        item = best_items(of, at, beliefs.closed)
        beliefs = learn(beliefs, item, np.clip(beliefs.mean[0, item], 0.0, of.span[item]))
    return 0


def _reason(sure: bool, beliefs: Beliefs, asked: int, most: int) -> StopReason | None:
    if sure:
        return "sure"
    if bool(beliefs.closed.all()):
        return "all-asked"
    return "most" if asked >= most else None


def _estimates(of: Bank, beliefs: Beliefs, at: ProfileEstimate) -> tuple[Estimate, ...]:
    drawn = draws(of, at)[0]
    low, high = np.quantile(drawn, [(1 - BAND) / 2, (1 + BAND) / 2], axis=0)
    first, top = _chances(drawn)
    belongs = of.weights > 0
    return tuple(
        Estimate(
            scale=scale,
            points=float(at.share[0, k] * of.possible[k]),
            possible=float(of.possible[k]),
            low=float(low[k] * of.possible[k]),
            high=float(high[k] * of.possible[k]),
            chance_first=float(first[k]),
            chance_top=float(top[k]),
            answered=int((beliefs.known[0] & belongs[k]).sum()),
            items=int(belongs[k].sum()),
        )
        for k, scale in enumerate(of.scales)
    )


def _chances(drawn: Array) -> tuple[Array, Array]:
    """Return per scale the share of draws in which it is first, and in which it is in the top."""
    ordered = np.sort(drawn, axis=1)[:, ::-1]
    last = min(TOP, drawn.shape[1]) - 1
    first = (drawn >= ordered[:, :1] - 1e-9).mean(0)
    top = (drawn >= ordered[:, last : last + 1] - 1e-9).mean(0)
    return first, top
