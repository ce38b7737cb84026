"""The sheet of OWASP ASVS: whole, each row judged, and each test that it names really there."""

import ast
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tools import asvs
from tools.asvs import Row

ROOT = Path(__file__).parents[1]
ROWS = asvs.rows()
POINTS_OF_LEVEL = {1: 70, 2: 183}
"""How many points ASVS 5.0.0 has at these levels."""


@cache
def functions(file: Path) -> frozenset[str]:
    """Return the names of the functions that stand at the top of a file of code."""
    tree = ast.parse(file.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in tree.body if isinstance(node, kinds))


def test_every_point_of_both_levels_is_there_once() -> None:
    assert Counter(one.level for one in ROWS) == POINTS_OF_LEVEL
    assert len({one.id for one in ROWS}) == len(ROWS)


def test_the_rows_stand_in_the_order_of_the_standard() -> None:
    numbers = [tuple(int(part) for part in one.id.removeprefix("V").split(".")) for one in ROWS]
    assert numbers == sorted(numbers)
    assert {one.chapter for one in ROWS} == set(asvs.CHAPTERS)


@pytest.mark.parametrize("row", ROWS, ids=[one.id for one in ROWS])
def test_a_row_has_a_verdict_a_reason_and_where_it_is_shown(row: Row) -> None:
    assert row.verdict in asvs.VERDICTS
    assert len(row.asks) > 3
    assert len(row.reason) > 5
    assert row.shown
    for where in row.shown:
        assert is_there(where), where


def is_there(where: str) -> bool:
    """Say whether a test, a page of the documents or a file that was read exists."""
    if where.startswith("review "):
        return (ROOT / where.removeprefix("review ")).is_file()
    path, _, name = where.partition("::")
    if not name:
        return (ROOT / path).is_file() and path.endswith(".md")
    file = ROOT / path
    return path.startswith("tests/") and file.is_file() and name in functions(file)


def test_what_is_met_at_the_door_has_a_test_and_not_only_a_reader() -> None:
    met = [one for one in ROWS if one.verdict == "met" and one.chapter in ("V7", "V8")]
    by_reading = {one.id for one in met if not any("::" in where for where in one.shown)}
    assert by_reading == {
        "V7.1.1",
        "V7.1.2",
        "V7.1.3",
        "V8.1.1",
        "V8.1.2",
    }  # points about documents


def test_the_page_says_what_the_data_say() -> None:
    assert asvs.PAGE.read_text("utf-8") == asvs.page(ROWS)


def test_the_page_about_security_says_the_same_counts() -> None:
    said = " ".join((asvs.DOCS / "security.md").read_text("utf-8").split())
    met, not_applicable, deviation = asvs.counts(ROWS).values()
    assert f"{met} met, {not_applicable} not applicable, {deviation} deviations" in said
    assert f"all {deviation} stand in asvs.md" in said
