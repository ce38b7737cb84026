"""Only a Reader decides who may read what: nothing else asks for a level or looks at a role."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FOLDERS = ("modules/services", "modules/wording", "modules/ui", "modules/web", "pages")
FILES = sorted(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))

READER = {"modules/services/sharing/reader.py", "modules/services/sharing/rights.py"}
LEVELS = {*READER, "modules/services/sharing/access.py", "modules/ui/sharing/sharing.py"}
"""Where a level is compared: by the reader, and where the participant sees what they chose."""
DOORS = {"modules/services/accounts/staff.py", "modules/ui/shell/session.py"}
"""Where a role is compared: for accounts of staff, and at the door of a page."""


def paths(files: list[Path]) -> list[str]:
    """Return files by their path from the root, to name tests after."""
    return [file.relative_to(ROOT).as_posix() for file in files]


def found(file: Path) -> Iterator[str]:
    """Yield what a file does that only a reader should."""
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "modules.domain.records.sharing":
            yield from (one.name for one in node.names if one.name in ("level", "is_shared"))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in (
            "sharing.level", "sharing.is_shared", "consent.allows",
        ):  # fmt: skip
            yield ast.unparse(node.func)
        if isinstance(node, ast.Compare):
            sides = [ast.unparse(side) for side in (node.left, *node.comparators)]
            yield from ("Level" for side in sides if side.startswith("Level."))
            yield from ("role" for side in sides if side.endswith(".role"))
        if isinstance(node, ast.Attribute) and node.attr == "_dossier":
            yield "_dossier"


@pytest.mark.parametrize("path", paths(FILES))
def test_who_may_read_is_decided_by_a_reader_alone(path: str) -> None:
    does = set(found(ROOT / path))
    if path in READER:
        return
    may = {"Level"} if path in LEVELS else {"role"} if path in DOORS else set()
    if path == "modules/services/organisation/instrument_statistics.py":
        may = {"consent.allows"}  # sums over those who agreed to that, of nobody in particular
    assert does <= may
