"""How others see a participant: links to a form, what came back, and who may see it.

A judgement stands beside the participant's own answers and never changes them.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, cast, get_args

from pydantic import AwareDatetime, JsonValue, ValidationError

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, Value, still_fits
from modules.domain.records import fields
from modules.domain.records.dossier import Dossier, Kept
from modules.domain.records.frozen import Frozen

Rater = Literal["counsellor", "supervisor", "other"]
RATERS: tuple[Rater, ...] = get_args(Rater)


class RatingLink(Frozen):
    """A link with which one person fills in one form about the participant, once."""

    id: str
    activity: str
    rater: Rater
    name: str = ""
    """What the form calls the participant: a first name or initials that they chose."""
    who: str = ""
    """For whom the link is, in the words of who made it."""
    until: AwareDatetime
    used: bool = False
    by: str
    made_at: AwareDatetime

    def is_open(self, at: datetime) -> bool:
        """Say whether it can still be used."""
        return not self.used and at < self.until


class ObserverRating(Frozen):
    """What somebody filled in about the participant. `accepted` None: not decided yet."""

    id: str
    activity: str
    rater: Rater
    who: str = ""
    answers: Mapping[str, Answer]
    by: str
    """The account that filled it in, or that made the link."""
    at: AwareDatetime
    accepted: bool | None = None


def link_field(link_id: str) -> str:
    """Return the field that keeps a link."""
    return fields.RATING_LINK.name(link_id)


def field(activity_id: str, judgement_id: str) -> str:
    """Return the field that keeps a judgement; never one of the participant's answers."""
    return fields.RATING.name(activity_id, judgement_id)


def accepted_field(activity_id: str, judgement_id: str) -> str:
    """Return the field that keeps whether the participant accepted a judgement."""
    return fields.RATING_ACCEPTED.name(activity_id, judgement_id)


def link_value(link: RatingLink) -> JsonValue:
    """Return a link as a dossier keeps it; who made it and when stands on the field itself."""
    return link.model_dump(mode="json", exclude={"id", "made_at"})


def rating_links(dossier: Dossier) -> tuple[RatingLink, ...]:
    """Return every link that was not withdrawn, newest first."""
    found = [_link(one, kept) for one, kept in dossier.under(fields.RATING_LINK).items()]
    return tuple(sorted((one for one in found if one), key=lambda one: one.made_at, reverse=True))


def _link(link_id: str, kept: Kept) -> RatingLink | None:
    if not isinstance(kept.value, dict):
        return None
    try:
        return RatingLink.model_validate({"made_at": kept.at, **kept.value, "id": link_id})
    except ValidationError:  # from a newer version or a damaged hand: it must not open anything
        return None


def value(
    rater: Rater, who: str, by: str, answers: Mapping[str, Answer], at: datetime
) -> dict[str, JsonValue]:
    """Return a judgement as a dossier keeps it."""
    given = {part: one.model_dump(mode="json")["value"] for part, one in answers.items()}
    return {"rater": rater, "who": who, "by": by, "answers": given, "at": at.isoformat()}


def observer_ratings(dossier: Dossier, activity: Activity) -> tuple[ObserverRating, ...]:
    """Return what others filled in about an activity, newest first, as far as it still fits."""
    verdicts = dossier.under(fields.RATING_ACCEPTED, activity.id)
    found = []
    for one, kept in dossier.under(fields.RATING, activity.id).items():
        if isinstance(kept.value, dict):
            verdict = verdicts[one].value if one in verdicts else None
            found.append(_judgement(activity, one, kept, verdict))
    return tuple(sorted((one for one in found if one), key=lambda one: one.at, reverse=True))


def _judgement(
    activity: Activity, one: str, kept: Kept, verdict: JsonValue
) -> ObserverRating | None:
    written = kept.value if isinstance(kept.value, dict) else {}
    raw = written.get("answers")
    given = {
        part: Answer.model_construct(
            activity=activity.id, part=part, value=_value(value), at=kept.at
        )
        for part, value in (raw.items() if isinstance(raw, dict) else ())
    }
    said = {
        **{name: written.get(name, "") for name in ("rater", "who", "by")},
        "id": one,
        "activity": activity.id,
        "answers": still_fits(activity, given),
        "at": kept.at,
        "accepted": verdict if isinstance(verdict, bool) else None,
    }
    try:
        return ObserverRating.model_validate(said)
    except ValidationError:  # as above: nobody's words are guessed at
        return None


def _value(kept: JsonValue) -> Value | None:
    # As it was checked when it was kept; what no longer fits falls out in still_fits.
    return cast(Value | None, tuple(kept) if isinstance(kept, list) else kept)
