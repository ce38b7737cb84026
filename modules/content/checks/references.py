"""Whether what a structure names exists and is named once: ids, short parts, pictures, steps."""

from collections.abc import Collection, Iterable, Iterator

from modules.content.checks.meaning_references import meaning_problems
from modules.content.checks.own_choices import every_choice, groups
from modules.content.checks.part_references import part_problems
from modules.content.formats.messages import suggestion
from modules.content.formats.yaml_reader import Document, Trail
from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Entries, Part
from modules.domain.catalogue import Problem
from modules.domain.programme.programme import Programme

RESERVED = "hulp"
"""`<part>/hulp` in the words is a hint for that part, so no choice can have this id."""


def activity_problems(
    activity: Activity, document: Document, pictures: Collection[str] | None
) -> Iterator[Problem]:
    """Yield what does not fit together in an activity; with None, pictures are not looked at."""
    yield from _double_ids(activity, document)
    yield from meaning_problems(activity, document)
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
    yield from _module_problems(programme, document)
    for place, step in enumerate(programme.steps):
        if step.activity not in activities:
            yield document.problem(
                ("steps", place, "activity"),
                "activity-unknown",
                activity=step.activity,
                suggestion=suggestion(step.activity, sorted(activities)),
            )


def _module_problems(programme: Programme, document: Document) -> Iterator[Problem]:
    """Yield modules that do not exist, that hold nothing, or that begin twice."""
    modules = [module.id for module in programme.modules]
    yield from _doubles(
        ((module_id, ("modules", place, "id")) for place, module_id in enumerate(modules)),
        document,
        "id-double",
    )
    earlier: list[str | None] = []
    for place, step in enumerate(programme.steps):
        where = ("steps", place, "module")
        if step.module is not None and step.module not in modules:
            hint = suggestion(step.module, modules)
            yield document.problem(where, "module-unknown", id=step.module, suggestion=hint)
        if step.module in earlier and step.module != earlier[-1]:
            yield document.problem(where, "module-apart", id=step.module or "")
        earlier.append(step.module)
    for place, module in enumerate(modules):
        if module not in earlier:
            yield document.problem(("modules", place), "module-unused", id=module)


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
    """Yield each id of the activity that is used twice: all of them share the words file."""
    ids: list[tuple[str, Trail]] = []
    ids += ((answer.id, ("answers", place)) for place, answer in enumerate(activity.answers))
    for name in ("scales", "rungs", "themes", "depth"):
        named: tuple[str, ...] = getattr(activity, name)
        ids += ((text_id, (name, place)) for place, text_id in enumerate(named))
    ids += ((signal.id, ("signals", place, "id")) for place, signal in enumerate(activity.signals))
    ids += ((part.id, ("parts", place, "id")) for place, part in enumerate(activity.parts))
    yield from _doubles(ids, document, "id-double")


def _double_choices(part: Part, trail: Trail, document: Document) -> Iterator[Problem]:
    for group in groups(part, trail):
        yield from _doubles(
            ((choice.id, where) for choice, where in group), document, "choice-double"
        )
        for choice, where in group:
            if choice.id == RESERVED:
                yield document.problem(where, "id-reserved", id=choice.id)
    if isinstance(part, Entries):
        fields = [
            (field.id, (*trail, "fields", place, "id")) for place, field in enumerate(part.fields)
        ]
        yield from _doubles(fields, document, "choice-double")


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
    shown += ((part.picture, ("parts", place)) for place, part in enumerate(activity.parts))
    shown += ((choice.picture, trail) for choice, trail in every_choice(activity))
    for picture, trail in shown:
        if picture is not None and picture not in pictures:
            hint = suggestion(picture, sorted(pictures))
            yield document.problem(
                (*trail, "picture"), "picture-unknown", picture=picture, suggestion=hint
            )
