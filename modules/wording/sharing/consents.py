"""What somebody agreed to in words."""

from collections.abc import Iterable

from modules.domain.records.consent import ConsentGiven
from modules.wording.wording import Wording


def said(wording: Wording, consent: ConsentGiven) -> str:
    """Return what was said, when, and to which version of the words."""
    answer = "mine.said-yes" if consent.yes else "mine.said-no"
    version = wording.say("mine.version", number=consent.version)
    return f"{wording.say(answer, day=wording.day(consent.at))} {version}"


def sensitive_kept(wording: Wording, activities: Iterable[str]) -> str:
    """Return of which activities sensitive answers are still kept."""
    titles = ", ".join(wording.title(activity_id) for activity_id in activities)
    return wording.say("mine.sensitive", titles=titles)
