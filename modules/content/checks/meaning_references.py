"""Whether what answers count for exists: scales, levels, themes, and what signals look at."""

from collections.abc import Iterator, Sequence

from modules.content.checks.own_choices import every_choice
from modules.content.formats.messages import suggestion
from modules.content.formats.yaml_reader import Document, Trail
from modules.domain.activities.activity import Activity, SignalCondition
from modules.domain.activities.part import Choice, Choose, ChooseMany, Entries, Rate, Sort
from modules.domain.catalogue import Problem


def meaning_problems(activity: Activity, document: Document) -> Iterator[Problem]:
    """Yield what counts for something that is not there, and what nothing counts for."""
    yield from _scale_problems(activity, document)
    yield from _level_problems(activity, document)
    yield from _theme_problems(activity, document)
    for place, signal in enumerate(activity.signals):
        for number, condition in enumerate(signal.when):
            trail = ("signals", place, "when", number)
            yield from _condition_problems(activity, condition, trail, document)


def _scale_problems(activity: Activity, document: Document) -> Iterator[Problem]:
    """Yield scales that do not exist, that nothing counts for, and choices without points."""
    for scale, where in _counting(activity):
        if scale not in activity.scales:
            hint = suggestion(scale, activity.scales)
            yield document.problem(where, "scale-unknown", scale=scale, suggestion=hint)
    for place, part in enumerate(activity.parts):
        trail = ("parts", place)
        if isinstance(part, Choose) and part.scale is not None:
            choices_trail = ("answers",) if part.shared_choices else (*trail, "choices")
            yield from _points_missing(part.choices, choices_trail, document)
        elif isinstance(part, Sort) and list(part.scales()):
            yield from _points_missing(part.piles, (*trail, "piles"), document)
    for place, scale in enumerate(activity.scales):
        if scale not in {used for used, _ in _counting(activity)}:
            yield document.problem(("scales", place), "scale-unused", scale=scale)


def _counting(activity: Activity) -> Iterator[tuple[str, Trail]]:
    """Yield each scale that a part or a card names, and where."""
    for place, part in enumerate(activity.parts):
        if isinstance(part, Choose | Rate) and part.scale is not None:
            yield part.scale, ("parts", place, "scale")
        elif isinstance(part, Sort):
            for number, card in enumerate(part.cards):
                if card.scale is not None:
                    yield card.scale, ("parts", place, "cards", number, "scale")


def _points_missing(
    choices: Sequence[Choice], written: Trail, document: Document
) -> Iterator[Problem]:
    """Yield each choice that counts for a scale without points; a blank one needs none."""
    for place, choice in enumerate(choices):
        if choice.points is None and not choice.blank:
            yield document.problem((*written, place), "points-missing", choice=choice.id)


def _level_problems(activity: Activity, document: Document) -> Iterator[Problem]:
    for place, part in enumerate(activity.parts):
        if not isinstance(part, Choose) or part.rung is None:
            continue
        where = ("parts", place, "rung")
        if part.rung not in activity.rungs:
            hint = suggestion(part.rung, activity.rungs)
            yield document.problem(where, "rung-unknown", rung=part.rung, suggestion=hint)
        if part.scale is None:
            yield document.problem(where, "rung-without-scale")
    used = {part.rung for part in activity.parts if isinstance(part, Choose)}
    for place, level in enumerate(activity.rungs):
        if level not in used:
            yield document.problem(("rungs", place), "rung-unused", rung=level)


def _theme_problems(activity: Activity, document: Document) -> Iterator[Problem]:
    used = set()
    for choice, trail in every_choice(activity):
        if choice.theme is None:
            continue
        used.add(choice.theme)
        if choice.theme not in activity.themes:
            hint = suggestion(choice.theme, activity.themes)
            where = (*trail, "theme")
            yield document.problem(where, "theme-unknown", theme=choice.theme, suggestion=hint)
    for place, theme in enumerate(activity.themes):
        if theme not in used:
            yield document.problem(("themes", place), "theme-unused", theme=theme)


def _condition_problems(
    activity: Activity, condition: SignalCondition, trail: Trail, document: Document
) -> Iterator[Problem]:
    """Yield what a signal looks at that is not there, and a condition that asks nothing."""
    bounds = condition.at_least is not None or condition.at_most is not None
    if (condition.scale is None) == (not condition.parts):
        yield document.problem(trail, "signal-looks-at")
    if condition.scale is not None and condition.scale not in activity.scales:
        hint = suggestion(condition.scale, activity.scales)
        where = (*trail, "scale")
        yield document.problem(where, "scale-unknown", scale=condition.scale, suggestion=hint)
    if condition.scale is not None and not bounds:
        yield document.problem(trail, "signal-bounds")
    minus = activity.part(condition.minus or "")
    if condition.minus is not None and not isinstance(minus, Rate):
        yield document.problem((*trail, "minus"), "signal-part", id=condition.minus)
    if condition.parts and condition.count > len(condition.parts):
        yield document.problem((*trail, "count"), "signal-count", count=condition.count)
    yield from _part_problems(activity, condition, trail, document, bounds)


def _entry_fields(
    part: Entries, condition: SignalCondition, trail: Trail, document: Document
) -> Iterator[Problem]:
    """Yield each field and choice of an entry that a condition names and that is not there."""
    if not condition.fields:
        yield document.problem((*trail, "fields"), "signal-choices")
    for name, choices in condition.fields.items():
        field, where = part.field(name), (*trail, "fields", name)
        if not isinstance(field, Choose):
            hint = suggestion(name, [entry_field.id for entry_field in part.fields])
            yield document.problem(where, "short-unknown", id=name, suggestion=hint)
            continue
        offered = [choice.id for choice in field.choices]
        for place, choice in enumerate(choices):
            if choice not in offered:
                hint = suggestion(choice, offered)
                yield document.problem((*where, place), "right-unknown", id=choice, suggestion=hint)


def _part_problems(
    activity: Activity, condition: SignalCondition, trail: Trail, document: Document, bounds: bool
) -> Iterator[Problem]:
    """Yield each part and choice of a condition that is not there."""
    offered: set[str] = set()
    for place, part_id in enumerate(condition.parts):
        part = activity.part(part_id)
        where = (*trail, "parts", place)
        if part is None:
            hint = suggestion(part_id, [known_part.id for known_part in activity.parts])
            yield document.problem(where, "short-unknown", id=part_id, suggestion=hint)
        elif isinstance(part, Rate):
            if not bounds:
                yield document.problem(where, "signal-bounds")
        elif isinstance(part, Entries):
            yield from _entry_fields(part, condition, trail, document)
        elif isinstance(part, Choose | ChooseMany):
            offered |= _offered(activity, part)
            if not condition.choices:
                yield document.problem(where, "signal-choices")
        else:
            yield document.problem(where, "signal-part", id=part_id)
    for place, choice in enumerate(condition.choices):
        if choice not in offered:
            hint = suggestion(choice, sorted(offered))
            where = (*trail, "choices", place)
            yield document.problem(where, "right-unknown", id=choice, suggestion=hint)


def _offered(activity: Activity, part: Choose | ChooseMany) -> set[str]:
    """Return the ids that can be chosen in a part; cards, when they come from an earlier part."""
    source = activity.origin(part)
    if isinstance(source, Sort):
        return {card.id for card in source.cards}
    if isinstance(source, Choose | ChooseMany):
        return {choice.id for choice in source.choices}
    return set()
