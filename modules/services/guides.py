"""Guides for counsellors: how to do a lesson or an exercise with somebody, or with a group."""

from typing import NamedTuple

from modules.content.library import Library, in_language
from modules.domain.people import Person
from modules.domain.words import Words
from modules.services.rights import allow
from modules.services.road import in_order


class NoGuide(ValueError):
    """No such activity, or no guide for it."""

    text_id = "error.unknown-activity"


class Guide(NamedTuple):
    """The guide of one activity, with the title that participants see."""

    activity: str
    title: str
    minutes: int
    words: Words


def guides(library: Library, language: str, *, by: Person) -> tuple[Guide, ...]:
    """Return every guide in the order of the road; raises Forbidden for who is no counsellor."""
    allow("read guides", by)
    return tuple(
        _guide(library, one.id, language) for one in in_order(library) if one.id in library.guides
    )


def guide(library: Library, activity: str, language: str, *, by: Person) -> Guide:
    """Return one guide; raises NoGuide, Forbidden."""
    allow("read guides", by)
    if activity not in library.guides or activity not in library.activities:
        raise NoGuide(f"there is no guide for {activity!r}")
    return _guide(library, activity, language)


def _guide(library: Library, activity: str, language: str) -> Guide:
    return Guide(
        activity=activity,
        title=library.words("activities", activity, language).title,
        minutes=library.activities[activity].minutes,
        words=in_language(library.guides[activity], language),
    )
