"""Guides for counsellors: how to do a lesson or an exercise with somebody, or with a group."""

from typing import Literal, NamedTuple

from modules.domain.activities.activity import ABOUT
from modules.domain.activities.words import Words
from modules.domain.catalogue import Library, in_language
from modules.domain.records.people import Person
from modules.domain.records.refusal import Refusal
from modules.domain.records.roles import Permission
from modules.services.catalogue import in_order
from modules.services.permissions import allow


class NoGuide(Refusal, ValueError):
    """No such activity, or no guide for it."""

    text_id = "error.unknown-activity"


class Guide(NamedTuple):
    """What a counsellor must know of one activity; `words` is None where there is no guide."""

    activity: str
    title: str
    minutes: int
    kind: Literal["lesson", "questionnaire", "exercise"]
    questions: int
    languages: int
    """In how many of the app's languages there are words."""
    source: str
    """Whose it is and under which licence."""
    about: str
    """What a questionnaire rests on and what it cannot say; empty for the rest."""
    words: Words | None


def guides(library: Library, language: str, *, by: Person) -> tuple[Guide, ...]:
    """Return every activity in the order of the path; raises Forbidden for who is no counsellor."""
    allow(Permission.GUIDE_READ, by)
    return tuple(_guide(library, activity.id, language) for activity in in_order(library))


def guide(library: Library, activity: str, language: str, *, by: Person) -> Guide:
    """Return one activity with its guide; raises NoGuide, Forbidden."""
    allow(Permission.GUIDE_READ, by)
    if activity not in library.guides or activity not in library.activities:
        raise NoGuide(f"there is no guide for {activity!r}")
    return _guide(library, activity, language)


def _guide(library: Library, activity_id: str, language: str) -> Guide:
    activity = library.activities[activity_id]
    said = library.words("activities", activity_id, language)
    guide = library.guides.get(activity_id)
    return Guide(
        activity=activity_id,
        title=said.title,
        minutes=activity.minutes,
        kind=activity.kind,
        questions=sum(part.asks for part in activity.parts),
        languages=len(library.activity_words[activity_id]),
        source=activity.source,
        about=said.texts.get(ABOUT, ""),
        words=in_language(guide, language) if guide else None,
    )
