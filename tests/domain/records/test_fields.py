"""The table of fields names everything that a dossier holds, and code takes names from it only."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

import modules
from modules.domain.records import fields
from modules.domain.records.fields import FIELDS, field_of
from modules.services.organisation import demo
from modules.storage.opening import open_store

MODULES = Path(next(iter(modules.__path__))).resolve()
CODE = [MODULES / layer for layer in ("domain", "services")]
OTHERS = [MODULES / "domain" / "records" / name for name in ("fields.py", "roles.py")]
"""The table itself, and the names of pages, of which some begin alike."""


def test_each_prefix_stands_once() -> None:
    assert len({field.prefix for field in FIELDS}) == len(FIELDS)


def test_a_name_is_made_of_its_ids_and_read_back() -> None:
    for field in FIELDS:
        ids = [f"id-{number}" for number, _ in enumerate(field.ids)]
        assert field_of(field.name(*ids)) == field


@pytest.mark.parametrize("name", ["answer", "answer/a", "answer/a/b/c", "profile", "unheard/a", ""])
def test_a_name_that_no_row_has_belongs_to_nothing(name: str) -> None:
    assert field_of(name) is None


def test_a_name_with_too_few_ids_is_not_made() -> None:
    with pytest.raises(ValueError, match="needs 2 ids"):
        fields.ANSWER.name("dromen")


def test_every_field_of_the_demonstration_is_in_the_table(tmp_path: Path) -> None:
    demo.fill(tmp_path, at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    opened = open_store(tmp_path)
    try:
        for name in ("Amina", "Bart"):
            kept = opened.store.get(demo.IDS[name]).fields
            assert len(kept) > 15
            assert [field for field in kept if field_of(field) is None] == []
    finally:
        opened.store.close()


def test_no_other_code_writes_out_the_name_of_a_field() -> None:
    with_ids = (f"{field.prefix}/" for field in FIELDS if field.ids)
    starts = (*with_ids, "profile/", "plan/")
    for file in (file for folder in CODE for file in folder.rglob("*.py") if file not in OTHERS):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and " " not in text:
                assert not text.startswith(starts), f"{file.name}: {text}"
