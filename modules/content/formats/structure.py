"""From a YAML document to domain objects, with each of pydantic's complaints on its line."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from modules.content.formats.messages import sentences, suggestion
from modules.content.formats.problem import first_of
from modules.content.formats.yaml_reader import Document, Trail
from modules.domain.catalogue import Problem

Model = TypeVar("Model", bound=BaseModel)


def build(
    model: type[Model], document: Document, problems: list[Problem], name: str
) -> Model | None:
    """Return the object that a whole document describes, or None after adding what is wrong.

    The id is the name of the folder, so that it stands in one place only.
    """
    own_problems = list(_fields_of_the_app(document))
    built = _validated(model, {**document.tree, "id": name}, document, (), own_problems)
    problems.extend(own_problems)
    return None if own_problems else built


def build_each(
    model: type[Model], document: Document, problems: list[Problem], name: str
) -> dict[str, Model]:
    """Return an object for each entry of a document, under its key, which `name` is to hold."""
    built: dict[str, Model] = {}
    for key, fields in document.tree.items():
        named = {**fields, name: key} if isinstance(fields, Mapping) else fields
        entry = _validated(model, named, document, (key,), problems)
        if entry is not None:
            built[key] = entry
    return built


def _validated(
    model: type[Model], fields: Any, document: Document, start: Trail, problems: list[Problem]
) -> Model | None:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        problems.extend(first_of(_complaints(error, model, document, start)))
        return None


def _fields_of_the_app(document: Document) -> Iterator[Problem]:
    """Yield a problem for each field that the app fills in itself."""
    if "id" in document.tree:
        yield document.problem(("id",), "own-id")
    parts = document.tree.get("parts")
    for place, part in enumerate(parts if isinstance(parts, list) else ()):
        if isinstance(part, Mapping) and "shared_choices" in part:
            trail = ("parts", place, "shared_choices")
            yield document.problem(trail, "own-shared-choices")


def _complaints(
    error: ValidationError, model: type[BaseModel], document: Document, start: Trail
) -> Iterator[Problem]:
    """Yield each complaint as a sentence, without those that only follow from another."""
    details = error.errors(include_url=False)
    for detail in details:
        trail = (*start, *detail["loc"])
        if not _is_borrowed(trail, document) and not _is_emptied(detail, details):
            yield _sentence(detail, trail, model, document)


def _is_borrowed(trail: Trail, document: Document) -> bool:
    """Return whether this is about choices that the file does not give to the part itself.

    Such a complaint is reported once already, at the answers of the activity.
    """
    if len(trail) < 4 or trail[0] != "parts" or trail[3] != "choices":
        return False
    part = document.tree["parts"][trail[1]]
    return isinstance(part, Mapping) and "choices" not in part


def _is_emptied(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Return whether a list is only too short because what it has is not good."""
    trail = detail["loc"]
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > len(trail) and other["loc"][: len(trail)] == trail for other in details
    )


def _sentence(
    detail: ErrorDetails, trail: Trail, model: type[BaseModel], document: Document
) -> Problem:
    """Return one complaint in words; what pydantic calls it is a key of messages.yaml.

    So a new sentence needs no code.
    """
    if trail == ("id",):
        return document.problem((), "folder-name", name=detail["input"])
    if detail["type"] == "union_tag_invalid":
        trail = (*trail, "kind")
    field = next((step for step in reversed(trail) if isinstance(step, str)), "")
    values = {"written": detail["input"], **detail.get("ctx", {})}
    values["field"] = field
    if detail["type"] == "extra_forbidden":
        values["suggestion"] = suggestion(field, _field_names(model))
    return document.problem(trail, _key(detail["type"], field), **values)


def _key(complaint: str, field: str) -> str:
    """Return the key of the sentence for this field, else for this complaint, else for any."""
    keys = (f"structure {complaint} {field}", f"structure {complaint}")
    return next((key for key in keys if key in sentences()), "structure")


@cache
def _field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the name of every field in a model and the models within it."""
    schema: dict[str, Any] = model.model_json_schema()
    within = [schema, *schema.get("$defs", {}).values()]
    return tuple({name: None for entry in within for name in entry.get("properties", {})})
