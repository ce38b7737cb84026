"""JSON schemas of activity.yaml and programme.yaml, so that an editor helps while one types.

They are made from the domain models and say what a person writes: choices in a short form, no kind
for a question with one choice, and nothing that the app fills in itself.
"""

import json
from pathlib import Path
from typing import Any

from modules.domain.activities.activity import Activity
from modules.domain.programme.programme import Programme

Schema = dict[str, Any]

SHORT_FORMS = {"Choice": "Choices", "Card": "Cards", "Pile": "Piles"}
"""What can be written as a list of ids or as ids with points, and how the schema calls many."""


def schemas() -> dict[str, Schema]:
    """Return each schema by the name of its file."""
    return {
        "activity.schema.json": _activity_schema(),
        "programme.schema.json": _without(Programme.model_json_schema(), "id"),
    }


def write_schemas(content_dir: Path) -> list[Path]:
    """Write the schemas into the content folder; return the files."""
    files = []
    for name, schema in schemas().items():
        file = content_dir / name
        file.write_text(as_text(schema), encoding="utf-8")
        files.append(file)
    return files


def as_text(schema: Schema) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _activity_schema() -> Schema:
    schema = _without(Activity.model_json_schema(), "id")
    kinds: dict[str, Schema] = schema["$defs"]
    kinds["Choose"] = _without(kinds["Choose"], "shared_choices")
    kinds["Choose"]["required"].remove("kind")
    for single, several in SHORT_FORMS.items():
        kinds[several] = _short_forms(single, kinds[single])
    for kind in (schema, *kinds.values()):
        for name, field in kind.get("properties", {}).items():
            item_model = field.get("items", {}).get("$ref", "").removeprefix("#/$defs/")
            if item_model in SHORT_FORMS:
                kind["properties"][name] = {"$ref": f"#/$defs/{SHORT_FORMS[item_model]}"}
    return schema


def _short_forms(name: str, choice: Schema) -> Schema:
    """Return the forms in which choices can be written: `[a, b]`, `a: 1` or with all fields."""
    choice_id = choice["properties"]["id"]
    named = _without(choice, "id")
    return {
        "anyOf": [
            {"type": "array", "items": {"anyOf": [choice_id, {"$ref": f"#/$defs/{name}"}]}},
            {
                "type": "object",
                "propertyNames": {"pattern": choice_id["pattern"]},
                "additionalProperties": {"anyOf": [{"type": "number"}, named]},
            },
        ]
    }


def _without(schema: Schema, field: str) -> Schema:
    """Return a schema without a field that the app fills in itself."""
    properties = {name: value for name, value in schema["properties"].items() if name != field}
    required = [name for name in schema.get("required", []) if name != field]
    return {**schema, "properties": properties, "required": required}
