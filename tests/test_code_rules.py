"""What the app's code never does, read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = [ROOT / "app.py", *(ROOT / "modules").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]

RUNS = {"eval", "exec", "compile", "os.system", "os.popen", "yaml.unsafe_load", "yaml.full_load"}
RUNNING = {"subprocess", "pickle", "marshal", "shelve", "xml", "lxml", "pty"}
CALLING = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "imaplib",
    "requests",
    "smtplib",
    "socket",
    "telnetlib",
    "urllib.request",
    "urllib3",
}
ASKS_WHO_SOMEBODY_IS = "oidc.py"
"""Asks the organisation's own sign-in, when one is set, and nobody else."""

CHANCE = {"random", "uuid.uuid1", "hashlib.md5", "hashlib.sha1"}
PATTERNS = {
    f"re.{what}"
    for what in ("compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer")
}
MEASURING = ROOT / "modules" / "measurement"
"""Draws samples of figures, with a fixed start; nothing there is a secret."""


def parsed() -> Iterator[tuple[Path, ast.Module]]:
    """Yield each file of the app as Python reads it."""
    for file in CODE:
        yield file, ast.parse(file.read_text("utf-8"))


def imported(tree: ast.Module) -> set[str]:
    """Return every module that a file imports, wherever it does, and what it takes from it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call by the name that stands there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def is_among(name: str, modules: set[str]) -> bool:
    """Say whether a name is one of these modules, or stands in one."""
    return any(name == one or name.startswith(f"{one}.") for one in modules)


def test_the_app_runs_no_code_and_no_command_that_comes_from_outside() -> None:
    for file, tree in parsed():
        assert not [name for name in imported(tree) if is_among(name, RUNNING)], file
        assert not [name for name, _ in calls(tree) if name in RUNS], file
        for name, call in calls(tree):
            if name == "yaml.load":
                loader = [ast.unparse(one.value) for one in call.keywords if one.arg == "Loader"]
                assert loader == ["yaml.CBaseLoader"], file


def test_the_app_calls_nobody_but_the_organisations_own_sign_in() -> None:
    calling = {
        file.name
        for file, tree in parsed()
        if any(is_among(name, CALLING) for name in imported(tree))
    }
    assert calling == {ASKS_WHO_SOMEBODY_IS}


def test_no_pattern_is_built_from_what_somebody_sends() -> None:
    for file, tree in parsed():
        for name, call in calls(tree):
            if name in PATTERNS:
                assert not isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Name), file


def test_secrets_are_drawn_from_the_systems_own_source() -> None:
    for file, tree in parsed():
        if not file.is_relative_to(MEASURING):
            assert not [name for name in imported(tree) if is_among(name, CHANCE)], file
            assert not [name for name, _ in calls(tree) if is_among(name, CHANCE)], file
