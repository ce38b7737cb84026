"""A link with which somebody else fills in a form, in words."""

from datetime import datetime

from modules.domain.observers.rating import RatingLink
from modules.wording.escape_markdown import escape_markdown
from modules.wording.observers.ratings import rater_name
from modules.wording.wording import Wording


def asked(wording: Wording, activity_id: str, rater: str) -> str:
    """Return what is asked, and of whom."""
    return f"{wording.title(activity_id)}: {rater_name(wording, rater)}"


def line(wording: Wording, link: RatingLink, maker: str | None, now: datetime) -> str:
    """Return for whom a link is, what it asks, until when it works, and who made it.

    `maker` is the name of who made it; None where that is the reader.
    """
    for_whom = escape_markdown(link.who) or rater_name(wording, link.rater)
    known = link.activity in wording.library.activities
    state = "used" if link.used else "open" if link.is_open(now) else "over"
    return " · ".join(
        (
            f"**{for_whom}**",
            wording.title(link.activity) if known else "",
            wording.say(f"link.{state}", day=wording.day(link.until)),
            _made(wording, maker, link.made_at),
        )
    )


def _made(wording: Wording, maker: str | None, at: datetime) -> str:
    if maker is None:
        return wording.say("link.by.you", day=wording.day(at))
    return wording.say("link.by.somebody", name=escape_markdown(maker), day=wording.day(at))
