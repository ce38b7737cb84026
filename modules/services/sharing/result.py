"""A result made of answers: what stands out, scores, sentences, and signs of not reading."""

from collections.abc import Mapping, Sequence

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer
from modules.domain.activities.progress import state
from modules.domain.catalogue import Library
from modules.domain.results.attempts import CurrentAttempt
from modules.domain.results.findings import findings
from modules.domain.results.result import Result, ShortResult
from modules.domain.results.scoring import ProfileSummary, ScaleScore, profile_summary, scores
from modules.services.adaptive import short_form
from modules.services.sharing.access import Access


def result(library: Library, activity: Activity, attempt: CurrentAttempt, access: Access) -> Result:
    """Return a result cut down to what may be read of it.

    Check questions and "not now" are never in it.
    """
    given, form = attempt.answers, attempt.form
    ended = form.ended if form else None
    in_short_form = form is not None and form.form == "short"
    short = short_form.result(library, activity, given, ended) if in_short_form else None
    scored = scores(activity, given)
    return Result(
        activity=activity,
        level=access.level,
        state="done" if ended else state(activity, given),
        at=max((answer.at for answer in given.values() if answer.at), default=None),
        profile_summary=_profile_summary(activity, short, scored),
        scores=scored if access.whole else (),
        answers=_readable(activity, given, access),
        short=short if short is None or access.whole else short.without_scales(),
        until=access.until,
        more=findings(
            activity,
            given,
            attempt.earlier,
            whole=access.whole,
            tells=access.private_signals,
            content=attempt.content,
        ),
        signs=short_form.quality(library, activity, given) if access.quality else None,
    )


def _readable(activity: Activity, given: Mapping[str, Answer], access: Access) -> dict[str, Answer]:
    """Return the answers to show, in the order of the activity."""
    shown = (part for part in activity.parts if part.id in access.parts and not part.is_check)
    return {
        part.id: given[part.id]
        for part in shown
        if part.id in given and given[part.id].value is not None
    }


def _profile_summary(
    activity: Activity, short: ShortResult | None, scored: Sequence[ScaleScore]
) -> ProfileSummary:
    """Return what stands out; nothing where the scales are not there to be compared."""
    if not activity.compares:
        return ProfileSummary()
    return short_form.profile_summary(short) if short else profile_summary(scored)
