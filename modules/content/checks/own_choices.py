"""Every choice, card and pile that a structure holds, and where it stands in the file."""

from collections.abc import Iterator

from modules.content.formats.yaml_reader import Trail
from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choice, Choose, ChooseMany, Entries, Part, Sort

Placed = tuple[Choice, Trail]


def groups(part: Part, trail: Trail) -> Iterator[list[Placed]]:
    """Yield what stands in the part itself, in groups whose ids must differ."""
    named: dict[str, tuple[Choice, ...]] = {}
    if isinstance(part, Sort):
        named = {"cards": part.cards, "piles": part.piles}
    elif isinstance(part, ChooseMany) or (isinstance(part, Choose) and not part.shared_choices):
        named = {"choices": part.choices}
    elif isinstance(part, Entries):
        for place, field in enumerate(part.fields):
            yield from groups(field, (*trail, "fields", place))
    yield [
        (choice, (*trail, name, place))
        for name, choices in named.items()
        for place, choice in enumerate(choices)
    ]


def every_choice(activity: Activity) -> Iterator[Placed]:
    """Yield each choice, card and pile of an activity."""
    yield from ((answer, ("answers", place)) for place, answer in enumerate(activity.answers))
    for place, part in enumerate(activity.parts):
        for group in groups(part, ("parts", place)):
            yield from group
