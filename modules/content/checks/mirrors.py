"""Whether both sides of a mirror are there and offer the same choices."""

from collections.abc import Iterator, Mapping

from modules.content.formats.messages import suggestion
from modules.content.formats.yaml_reader import Document
from modules.domain.activities.activity import Activity
from modules.domain.activities.part import ChooseMany, Part, Sort
from modules.domain.catalogue import Problem


def mirror_problems(
    activity: Activity, document: Document, activities: Mapping[str, Activity]
) -> Iterator[Problem]:
    """Yield what a mirror names that is not there; an activity may be taken out."""
    mirrors = activity.mirrors
    if mirrors is None:
        return
    others = activity.part(mirrors.part)
    if not isinstance(others, ChooseMany):
        yield _no_part("part", mirrors.part, activity, document)
        return
    own_activity = activities.get(mirrors.activity or activity.id)
    if own_activity is None:
        return
    own = own_activity.part(mirrors.own_part)
    if not isinstance(own, ChooseMany):
        yield _no_part("own", mirrors.own_part, own_activity, document)
        return
    own_choices = _offered(own_activity.origin(own))
    for choice in _offered(activity.origin(others)):
        if choice not in own_choices:
            yield document.problem(("mirrors",), "mirror-choice", id=choice, part=own.id)


def _no_part(field: str, part: str, activity: Activity, document: Document) -> Problem:
    hint = suggestion(part, [known_part.id for known_part in activity.parts])
    values = {"part": part, "activity": activity.id, "suggestion": hint}
    return document.problem(("mirrors", field), "mirror-part", **values)


def _offered(part: Part) -> tuple[str, ...]:
    choices = part.cards if isinstance(part, Sort) else getattr(part, "choices", ())
    return tuple(choice.id for choice in choices)
