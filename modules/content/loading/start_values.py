"""The figures with which the short form of a questionnaire begins, under the app's own item ids."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import StringConstraints, ValidationError

from modules.content.formats.files import read_text, shown_path
from modules.content.formats.messages import say
from modules.content.formats.structure import build
from modules.content.formats.yaml_reader import Document, read_document
from modules.content.loading.reading import Reading
from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choose, Id
from modules.domain.adaptive.item_bank import Item, Parameters
from modules.domain.catalogue import Problem
from modules.domain.records.frozen import Frozen

FOLDER = "measurement"


class _Parallel(Frozen):
    """The item of a bank that comes near in meaning to an item of ours, and how near."""

    column: str
    note: str = ""


class _Parallels(Frozen):
    """Which figures, and which item of ours goes with which of theirs."""

    id: Id
    parameters: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+\.json$")]
    items: Mapping[Id, _Parallel]


def read_start_values(
    reading: Reading, activities: Mapping[str, Activity]
) -> dict[str, Parameters]:
    """Return the figures of each activity that names them, by activity id."""
    start_values: dict[str, Parameters] = {}
    for activity in activities.values():
        if activity.start_values is None:
            continue
        parameters = _of_activity(activity, activity.start_values, reading)
        if parameters is not None:
            start_values[activity.id] = parameters
    return start_values


def _of_activity(activity: Activity, name: str, reading: Reading) -> Parameters | None:
    file = reading.content_dir / FOLDER / f"{name}.yaml"
    text = read_text(file, reading.content_dir, reading.problems)
    document = read_document(text, reading.problems) if text else None
    parallels = build(_Parallels, document, reading.problems, name) if document else None
    if document is None or parallels is None:
        return None
    figures = _figures(parallels, document, reading)
    if figures is None:
        return None
    parts = [part for part in activity.parts if isinstance(part, Choose) and part.scale]
    problems = list(_unknown(parts, parallels, figures, document))
    reading.problems.extend(problems)
    return None if problems else _renamed(parts, parallels, figures)


def _figures(parallels: _Parallels, document: Document, reading: Reading) -> Parameters | None:
    file = reading.content_dir / FOLDER / parallels.parameters
    try:
        return Parameters.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        shown = shown_path(file, reading.content_dir)
        reading.problems.append(document.problem(("parameters",), "start-values", file=shown))
        return None


def _unknown(
    parts: list[Choose], parallels: _Parallels, figures: Parameters, document: Document
) -> Iterator[Problem]:
    columns = {item.id for item in figures.items}
    for part in parts:
        if part.id not in parallels.items:
            message = say("start-item", id=part.id, name=parallels.id)
            yield Problem(document.path, 1, message)
    for item, parallel in parallels.items.items():
        if parallel.column not in columns:
            yield document.problem(("items", item), "start-column", column=parallel.column)


def _renamed(parts: list[Choose], parallels: _Parallels, figures: Parameters) -> Parameters:
    """Return the figures of these parts only, with their ids and scales."""
    bank = figures.subset([parallels.items[part.id].column for part in parts])
    items = tuple(
        Item(**{**item.model_dump(), "id": part.id, "scale": part.scale})
        for part, item in zip(parts, bank.items, strict=True)
    )
    return bank.model_copy(update={"items": items})
