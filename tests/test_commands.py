"""No command that a page names can break unseen: `make test`, `make smoke` or a test runs each."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "content" / "README.md", *(ROOT / "docs").rglob("*.md")]

TESTED: Mapping[str, str] = {
    "app.py": "tests/load/server.py",
    "modules.admin": "tests/admin/test_commands.py",
    "modules.content.facts_table": "tests/content/test_facts_table.py",
    "modules.content.remember": "tests/content/test_remember.py",
    "modules.measurement.calibrate": "tests/measurement/test_calibrate.py",
    "modules.measurement.crosscheck": "tests/measurement/test_replay.py",
    "modules.measurement.differences": "tests/measurement/test_statistics.py",
    "modules.measurement.quality": "tests/measurement/test_statistics.py",
    "modules.measurement.reliability": "tests/measurement/test_statistics.py",
    "modules.measurement.replay": "tests/measurement/test_replay.py",
    "tests.golden.walk": "tests/golden/test_walk.py",
    "tools.asvs": "tests/test_asvs.py",
    "tools/house_figures.py": "tests/test_house_figures.py",
}
"""Which test runs a command that no target of make runs."""

BY_HAND: Mapping[str, str] = {
    "run": "the server of tests/load is started in the same way",
    "demo": "the server of tests/load is started in the same way",
    "clean": "it removes what was made",
    "help": "it is run below",
}
"""Which targets nothing of make runs, and why that is right."""

COMMAND = re.compile(r"python (?:-W ignore )?(?:-m ([a-z_]+\.[a-z_.]*[a-z_])|([a-z_/]+\.py))")


def targets() -> dict[str, tuple[set[str], str]]:
    """Return each target with the targets it asks for and its recipe."""
    found = {}
    for name, needs, recipe in re.findall(
        r"^([a-z./]+):([^#=\n]*)(?:##.*)?\n((?:\t.*\n?)*)", MAKEFILE, re.MULTILINE
    ):
        by_recipe = re.findall(r"\$\(MAKE\) (.*)", recipe)
        found[name] = ({*needs.split(), *" ".join(by_recipe).split()}, recipe)
    return found


def reached(*starts: str) -> set[str]:
    """Return every target that these lead to, and themselves."""
    there, waiting = set(), list(starts)
    while waiting:
        name = waiting.pop()
        if name in targets() and name not in there:
            there.add(name)
            waiting += targets()[name][0]
    return there


def commands(text: str) -> Iterator[str]:
    """Yield each command of ours in a text: the name of a module, or the path of a script."""
    for module, script in COMMAND.findall(text):
        yield module or script


def test_each_target_of_make_is_run_by_test_or_by_smoke() -> None:
    named = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)$", MAKEFILE, re.MULTILINE)
    assert named
    everything = set(named[1].split()) - {"\\"}
    assert everything - reached("test", "smoke") == set(BY_HAND)


def test_ci_runs_test() -> None:
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.findall(r"^make (.+)$", run, re.MULTILINE) == ["test"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_each_command_on_a_page_is_run_by_a_test_or_by_make(page: Path) -> None:
    recipes = "\n".join(targets()[name][1] for name in reached("test", "smoke"))
    by_make = set(commands(recipes.replace("$(BIN)/", "")))
    assert set(commands(page.read_text("utf-8"))) - by_make <= set(TESTED)


@pytest.mark.parametrize("command", TESTED)
def test_the_test_that_runs_a_command_names_it(command: str) -> None:
    last = command.removesuffix(".py").replace("/", ".").rpartition(".")[2]
    assert re.search(rf"\b{last}\b", (ROOT / TESTED[command]).read_text("utf-8"))


def test_help_has_a_line_for_each_target_that_says_what_it_is_for() -> None:
    # Inside `make test` a make speaks of the folder it enters: CI runs this test so.
    help_alone = ["make", "--no-print-directory", "help"]
    said = subprocess.run(help_alone, cwd=ROOT, capture_output=True, text=True, check=True)
    shown = {line.split()[0] for line in said.stdout.splitlines()}
    assert shown == set(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))
