"""How others see a participant: links to a form, what came back, and who may see it.

A rating stands beside the participant's own answers and never changes them.
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
from modules.domain.records.sharing import Level, level

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
    """For whom the link is, in the words of the person who made it."""
    until: AwareDatetime
    used: bool = False
    by: str
    made_at: AwareDatetime

    def is_open(self, at: datetime) -> bool:
        """Return whether it can still be used."""
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


def field(activity_id: str, rating_id: str) -> str:
    """Return the field that keeps a rating; never one of the participant's answers."""
    return fields.RATING.name(activity_id, rating_id)


def accepted_field(activity_id: str, rating_id: str) -> str:
    """Return the field that keeps whether the participant accepted a rating."""
    return fields.RATING_ACCEPTED.name(activity_id, rating_id)


def link_value(link: RatingLink) -> JsonValue:
    """Return a link as a dossier keeps it; its maker and moment stand on the field itself."""
    return link.model_dump(mode="json", exclude={"id", "made_at"})


def rating_links(dossier: Dossier) -> tuple[RatingLink, ...]:
    """Return every link that was not withdrawn, newest first."""
    kept_links = dossier.under(fields.RATING_LINK)
    links = [link for link_id, kept in kept_links.items() if (link := _link(link_id, kept))]
    return tuple(sorted(links, key=lambda link: link.made_at, reverse=True))


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
    """Return a rating as a dossier keeps it."""
    values = {part: answer.model_dump(mode="json")["value"] for part, answer in answers.items()}
    return {"rater": rater, "who": who, "by": by, "answers": values, "at": at.isoformat()}


def observer_ratings(dossier: Dossier, activity: Activity) -> tuple[ObserverRating, ...]:
    """Return what others filled in about an activity, newest first, as far as it still fits."""
    decisions = dossier.under(fields.RATING_ACCEPTED, activity.id)
    ratings = []
    for rating_id, kept in dossier.under(fields.RATING, activity.id).items():
        accepted = decisions[rating_id].value if rating_id in decisions else None
        rating = _rating(activity, rating_id, kept, accepted)
        if rating is not None:
            ratings.append(rating)
    return tuple(sorted(ratings, key=lambda rating: rating.at, reverse=True))


def _rating(
    activity: Activity, rating_id: str, kept: Kept, accepted: JsonValue
) -> ObserverRating | None:
    if not isinstance(kept.value, dict):
        return None
    content = kept.value
    raw = content.get("answers")
    answers = {
        part: Answer.model_construct(
            activity=activity.id, part=part, value=_value(value), at=kept.at
        )
        for part, value in (raw.items() if isinstance(raw, dict) else ())
    }
    described = {
        **{name: content.get(name, "") for name in ("rater", "who", "by")},
        "id": rating_id,
        "activity": activity.id,
        "answers": still_fits(activity, answers),
        "at": kept.at,
        "accepted": accepted if isinstance(accepted, bool) else None,
    }
    try:
        return ObserverRating.model_validate(described)
    except ValidationError:  # as above: nobody's words are guessed at
        return None


def _value(value: JsonValue) -> Value | None:
    # As it was checked when it was kept; what no longer fits falls out in still_fits.
    return cast(Value | None, tuple(value) if isinstance(value, list) else value)


def may_read_rating(dossier: Dossier, rating: ObserverRating, account: str, at: datetime) -> bool:
    """Return whether a counsellor may see a rating now.

    Their own, and what came back by their own link; the rest when the participant shares all of
    this result with them. What somebody close to the participant said only once it was accepted.
    """
    if account not in dossier.under(fields.COUNSELLOR):
        return False
    if rating.rater == "other" and rating.accepted is not True:
        return False
    shared = level(dossier, rating.activity, account, at) is Level.ALL
    return shared or (rating.by == account and rating.rater != "other")
