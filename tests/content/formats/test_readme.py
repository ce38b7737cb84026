"""The page for counsellors names everything that they can write."""

from pathlib import Path

import pytest

from modules.content.formats.schema import schemas

README = (Path(__file__).parents[3] / "content" / "README.md").read_text(encoding="utf-8")
FOLDERS = (
    "activities/",
    "facts/",
    "glossary/",
    "guide/",
    "programmes/",
    "interface/",
    "pictures/",
    "languages.yaml",
    "media/",
)


def fields():
    for schema in schemas().values():
        for model in (schema, *schema["$defs"].values()):
            yield from model.get("properties", {})


@pytest.mark.parametrize("field", sorted(set(fields())))
def test_every_field_is_named(field):
    assert f"`{field}`" in README


@pytest.mark.parametrize("kind", sorted(schemas()["activity.schema.json"]["$defs"]))
def test_every_kind_of_part_is_named(kind):
    written = schemas()["activity.schema.json"]["$defs"][kind].get("properties", {}).get("kind")

    assert written is None or f"`{written['const']}`" in README


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_is_named(folder):
    assert folder in README


def test_the_commands_are_named():
    assert "python -m modules.content.check " in README
    assert "python -m modules.content.check --schema" in README
    assert "python -m modules.content.remember" in README
