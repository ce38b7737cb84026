"""The schemas for editors: they say the same as the check, as far as a schema can."""

from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml

from modules.content.formats.schema import as_text, schemas, write_schemas

CONTENT = Path(__file__).parents[3] / "content"
START = "kind: lesson\nminutes: 5\nsource: own work, CC BY 4.0\n"


@cache
def validator(name):
    return jsonschema.Draft202012Validator(schemas()[name])


def is_valid(text, name="activity.schema.json"):
    return validator(name).is_valid(yaml.load(text, Loader=yaml.CSafeLoader))


@pytest.mark.parametrize("name", ["activity.schema.json", "programme.schema.json"])
def test_the_schemas_in_the_content_folder_are_those_of_the_models(name):
    """When this fails: `python -m modules.content.check --schema`."""
    assert (CONTENT / name).read_text(encoding="utf-8") == as_text(schemas()[name])


@pytest.mark.parametrize("kind", ["activity", "programme"])
def test_every_shipped_structure_fits_its_schema(kind):
    for file in CONTENT.glob(f"*/*/{kind}.yaml"):
        assert is_valid(file.read_text(encoding="utf-8"), f"{kind}.schema.json"), file


@pytest.mark.parametrize("kind", ["activity", "programme"])
def test_every_shipped_structure_names_its_schema_so_that_editors_help(kind):
    line = f"# yaml-language-server: $schema=../../{kind}.schema.json\n"
    for file in CONTENT.glob(f"*/*/{kind}.yaml"):
        assert file.read_text(encoding="utf-8").startswith(line), file


@pytest.mark.parametrize(
    "parts",
    [
        "parts: [{id: een, choices: [ja, nee]}]",
        "parts: [{id: een, choices: {ja: 1, nee: 0.5}}]",
        "parts: [{id: een, choices: {ja: {points: 1, picture: x}, nee: 0}}]",
        "parts: [{id: een, choices: [{id: ja, points: 1}, nee]}]",
        "answers: [ja, nee]\nparts: [{id: een}, {id: twee, kind: write}]",
        "parts: [{id: een, kind: sort, cards: {a: {scale: s}, b: {}}, piles: {c: 1, d: 0}}]",
        "parts: [{id: een, kind: sort, cards: [a], piles: [{id: c, at_most: 2}, d]}]",
        "parts: [{id: een, kind: entries, fields: [{id: wat, choices: [a, b]}]}]",
        "signals: [{id: s, when: [{parts: [een], at_most: 2}]}]\nparts: [{id: een, kind: rate}]",
    ],
)
def test_every_short_form_fits(parts):
    assert is_valid(START + parts)


@pytest.mark.parametrize(
    "parts",
    [
        "parts: []",
        "id: x\nparts: [{id: een}]",
        "parts: [{id: Een}]",
        "parts: [{id: een, shared_choices: true}]",
        "parts: [{id: een, kind: lees}]",
        "parts: [{id: een, choices: {ja: veel}}]",
        "parts: [{id: een, kind: entries, fields: []}]",
        "parts: [{id: een, kind: entries, fields: [{id: wat, kind: sort}]}]",
        "parts: [{id: een, kind: sort, cards: [a], piles: [{id: c, at_most: 0}]}]",
        "piture: x\nparts: [{id: een}]",
    ],
)
def test_what_the_check_refuses_does_not_fit(parts):
    assert not is_valid(START + parts)


def test_the_schemas_are_written_into_a_folder(tmp_path):
    files = write_schemas(tmp_path)

    assert [file.name for file in files] == ["activity.schema.json", "programme.schema.json"]
    assert files[0].read_text(encoding="utf-8").startswith("{\n")
