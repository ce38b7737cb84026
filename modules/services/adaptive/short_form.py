"""The short form of a questionnaire: which question comes next, and what it says at the end."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.part import Choose
from modules.domain.adaptive import adaptive
from modules.domain.adaptive.adaptive import AdaptiveStep, Bank, Parameters
from modules.domain.catalogue import Library
from modules.domain.results.result import ResponseQuality, ShortResult
from modules.domain.results.scoring import CLOSE, Band, ProfileSummary
from modules.measurement.quality import response_quality

MOST = 0.75
"""The most questions of the short form, as a share of all."""

CLEAR, LESS = 0.8, 0.2
"""A scale is clearly in the top, or hardly, from these chances on."""

SURE = 0.9
"""One scale is named first only when the full form would do so this surely."""


@lru_cache(maxsize=16)
def _bank(parameters: Parameters) -> Bank:
    """Return the figures ready for use; making them ready takes longer than a question."""
    return adaptive.bank(parameters)


def has_short_form(library: Library, activity_id: str) -> bool:
    """Say whether a questionnaire can be done in a short form."""
    return activity_id in library.start_values


def step(library: Library, activity: Activity, given: Mapping[str, Answer]) -> AdaptiveStep:
    """Return the next question or why there is none, and what the answers say so far."""
    bank = _bank(library.start_values[activity.id])
    return adaptive.step(bank, responses(library, activity, given), most=_most(bank))


def questions_left(library: Library, activity: Activity, given: Mapping[str, Answer]) -> int:
    """Return about how many questions are still to come, at least 1.

    Rounded to fives above ten: at the start the guess is off by some six questions.
    """
    bank = _bank(library.start_values[activity.id])
    left = adaptive.questions_left_about(
        bank, responses(library, activity, given), most=_most(bank)
    )
    return max(1, left if left <= 10 else 5 * round(left / 5))


def _most(bank: Bank) -> int:
    return round(MOST * len(bank.ids))


def responses(
    library: Library, activity: Activity, given: Mapping[str, Answer]
) -> dict[str, float | None]:
    """Return the answers in the figures' own range; "not now" is None: asked, nothing learned."""
    values: dict[str, float | None] = {}
    for item in library.start_values[activity.id].items:
        part, answer = activity.part(item.id), given.get(item.id)
        if isinstance(part, Choose) and answer is not None:
            share = _share(part, answer)
            values[item.id] = None if share is None else item.response_min + share * item.span
    return values


def _share(part: Choose, answer: Answer) -> float | None:
    """Return where an answer stands between the lowest (0) and the highest (1) choice."""
    points = {choice.id: choice.points for choice in part.counting() if choice.points is not None}
    mine = points.get(str(answer.value))
    if mine is None:
        return None
    low, high = min(points.values()), max(points.values())
    return (mine - low) / (high - low)


def result(
    library: Library, activity: Activity, given: Mapping[str, Answer], ended: str | None
) -> ShortResult:
    """Return what the answers of the short form say."""
    now = step(library, activity, given)
    return ShortResult(
        estimates=tuple(
            sorted(now.estimates, key=lambda estimate: activity.scales.index(estimate.scale))
        ),
        first=now.certainty.first,
        top=now.certainty.top,
        asked=sum(item.id in given for item in library.start_values[activity.id].items),
        items=len(library.start_values[activity.id].items),
        ended=ended,
    )


def profile_summary(short_result: ShortResult, size: int = 3) -> ProfileSummary:
    """Return what stands out, in the same terms as the full form; see scoring.profile_summary."""
    ranked = sorted(
        short_result.estimates, key=lambda estimate: -estimate.points / estimate.possible
    )
    if len(ranked) <= size:
        return ProfileSummary()
    top = {estimate.scale for estimate in ranked[:size]}
    share = [100 * estimate.points / estimate.possible for estimate in ranked]
    leads = share[0] - share[1] >= CLOSE and short_result.first >= SURE
    return ProfileSummary(
        top=tuple(estimate.scale for estimate in short_result.estimates if estimate.scale in top),
        first=ranked[0].scale if leads else None,
        near=tuple(estimate.scale for estimate in ranked[size:] if estimate.chance_top > LESS),
        flat=share[0] - share[-1] < CLOSE,
        bands={estimate.scale: band(estimate.chance_top) for estimate in short_result.estimates},
    )


def band(chance: float) -> Band:
    """Return the word for the chance that a scale is in the top three of the full form."""
    if chance >= CLEAR:
        return Band.CLEAR
    return Band.LESS if chance <= LESS else Band.MAYBE


def quality(
    library: Library, activity: Activity, given: Mapping[str, Answer]
) -> ResponseQuality | None:
    """Return signs of answering without reading, None where no figures tell what is usual.

    The time is the sum of the gaps between answers, each counted for at most a minute: whoever
    went away did not read slowly.
    """
    if not has_short_form(library, activity.id):
        return None
    values = responses(library, activity, given)
    said = {item: answer for item, answer in values.items() if answer is not None}
    moments = sorted(at for item in said if (at := given[item].at) is not None)
    gaps = (min((b - a).total_seconds(), 60.0) for a, b in pairwise(moments))
    return response_quality(_bank(library.start_values[activity.id]), said, sum(gaps))
