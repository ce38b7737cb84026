"""Whether what a structure names exists: ids told apart, scales, short parts, pictures, steps."""

from collections.abc import Collection, Iterable, Iterator

from modules.content.messages import suggestion
from modules.content.part_references import part_problems
from modules.content.problem import Problem
from modules.content.yaml_reader import Document, Trail
from modules.domain.activity import Activity, Choice, Choose, ChooseMany, Part, Rate, Sort
from modules.domain.programme import Programme

RESERVED = "hulp"
"""`<part>/hulp` in the words is a hint for that part, so no choice can have this id."""


def activity_problems(
    activity: Activity, document: Document, pictures: Collection[str] | None
) -> Iterator[Problem]:
    """Yield what does not fit together in an activity. None as pictures leaves those aside."""
    yield from _double_ids(activity, document)
    yield from _scale_problems(activity, document)
    yield from _short_problems(activity, document)
    for place, part in enumerate(activity.parts):
        yield from _double_choices(part, ("parts", place), document)
        yield from part_problems(part, activity.parts[:place], ("parts", place), document)
    if pictures is not None:
        yield from _picture_problems(activity, document, pictures)


def programme_problems(
    programme: Programme, document: Document, activities: Collection[str]
) -> Iterator[Problem]:
    """Yield each step that leads nowhere or has the id of another."""
    steps = [(step.id, ("steps", place)) for place, step in enumerate(programme.steps)]
    yield from _doubles(steps, document, "step-double")
    for place, step in enumerate(programme.steps):
        if step.activity not in activities:
            yield document.problem(
                ("steps", place, "activity"),
                "activity-unknown",
                activity=step.activity,
                suggestion=suggestion(step.activity, sorted(activities)),
            )


def _doubles(
    ids: Iterable[tuple[str, Trail]], document: Document, message: str
) -> Iterator[Problem]:
    """Yield each id that was there before."""
    lines: dict[str, int] = {}
    for text_id, trail in ids:
        if text_id in lines:
            yield document.problem(trail, message, id=text_id, first=lines[text_id])
        lines.setdefault(text_id, document.line(trail))


def _double_ids(activity: Activity, document: Document) -> Iterator[Problem]:
    """Yield each answer, scale or part with the id of another: they share the words file."""
    ids: list[tuple[str, Trail]] = []
    ids += ((answer.id, ("answers", place)) for place, answer in enumerate(activity.answers))
    ids += ((scale, ("scales", place)) for place, scale in enumerate(activity.scales))
    ids += ((part.id, ("parts", place, "id")) for place, part in enumerate(activity.parts))
    yield from _doubles(ids, document, "id-double")


def _own_choices(part: Part, trail: Trail) -> Iterator[tuple[Choice, Trail]]:
    """Yield each choice, card or pile that stands in the part itself, and where."""
    named: dict[str, tuple[Choice, ...]] = {}
    if isinstance(part, Sort):
        named = {"cards": part.cards, "piles": part.piles}
    elif isinstance(part, ChooseMany) or (isinstance(part, Choose) and not part.shared_choices):
        named = {"choices": part.choices}
    for field, choices in named.items():
        for place, choice in enumerate(choices):
            yield choice, (*trail, field, place)


def _double_choices(part: Part, trail: Trail, document: Document) -> Iterator[Problem]:
    own = [(choice.id, where) for choice, where in _own_choices(part, trail)]
    yield from _doubles(own, document, "choice-double")
    for choice_id, where in own:
        if choice_id == RESERVED:
            yield document.problem(where, "id-reserved", id=choice_id)


def _scale_problems(activity: Activity, document: Document) -> Iterator[Problem]:
    """Yield scales that do not exist, that nothing counts for, and choices without points."""
    counting = [
        (part, ("parts", place), part.scale)
        for place, part in enumerate(activity.parts)
        if isinstance(part, Choose | Rate) and part.scale is not None
    ]
    for part, trail, scale in counting:
        if scale not in activity.scales:
            hint = suggestion(scale, activity.scales)
            where = (*trail, "scale")
            yield document.problem(where, "scale-unknown", scale=scale, suggestion=hint)
        if isinstance(part, Choose):
            yield from _points_missing(part, trail, document)
    for place, scale in enumerate(activity.scales):
        if scale not in {used for _, _, used in counting}:
            yield document.problem(("scales", place), "scale-unused", scale=scale)


def _points_missing(part: Choose, trail: Trail, document: Document) -> Iterator[Problem]:
    """Yield each choice that counts for a scale without points, where the choice is written."""
    written = ("answers",) if part.shared_choices else (*trail, "choices")
    for place, choice in enumerate(part.choices):
        if choice.points is None:
            yield document.problem((*written, place), "points-missing", choice=choice.id)


def _short_problems(activity: Activity, document: Document) -> Iterator[Problem]:
    parts = [part.id for part in activity.parts]
    for place, part_id in enumerate(activity.short):
        if part_id not in parts:
            hint = suggestion(part_id, parts)
            yield document.problem(("short", place), "short-unknown", id=part_id, suggestion=hint)


def _picture_problems(
    activity: Activity, document: Document, pictures: Collection[str]
) -> Iterator[Problem]:
    shown: list[tuple[str | None, Trail]] = [(activity.picture, ())]
    shown += ((answer.picture, ("answers", place)) for place, answer in enumerate(activity.answers))
    for place, part in enumerate(activity.parts):
        shown.append((part.picture, ("parts", place)))
        own = _own_choices(part, ("parts", place))
        shown += ((choice.picture, trail) for choice, trail in own)
    for picture, trail in shown:
        if picture is not None and picture not in pictures:
            hint = suggestion(picture, sorted(pictures))
            yield document.problem(
                (*trail, "picture"), "picture-unknown", picture=picture, suggestion=hint
            )
