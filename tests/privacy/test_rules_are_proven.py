"""Each of the twenty rules about privacy has a line in the table and a test that names it."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "privacy-rules.md"
RULES = {f"PR{number}" for number in range(1, 21)}


def named() -> dict[str, set[str]]:
    """Return the files with tests that name each rule."""
    found: dict[str, set[str]] = {}
    for file in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.requirement":
                for one in node.args:
                    if isinstance(one, ast.Constant) and str(one.value).startswith("PR"):
                        found.setdefault(str(one.value), set()).add(str(file.relative_to(ROOT)))
    return found


def lines() -> dict[str, str]:
    """Return the line of each rule in the table."""
    found = re.findall(r"^\| (PR\d+) (\|.*)$", TABLE.read_text("utf-8"), re.MULTILINE)
    return dict(found)


def test_each_rule_has_a_line_and_a_test() -> None:
    assert set(lines()) == RULES
    assert set(named()) == RULES


def test_the_table_names_files_that_prove_the_rule() -> None:
    proving = named()
    for rule, line in lines().items():
        files = re.findall(r"`(tests/[a-z_/]+\.py)`", line)
        assert files, rule
        for file in files:
            assert (ROOT / file).is_file(), file
        assert set(files) & proving[rule], rule
