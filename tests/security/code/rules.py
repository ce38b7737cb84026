"""S17: what the app's own code may never say, read from the code; and what bandit finds in it."""

import ast
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.load.server import ROOT
from tests.security.measured import Measured

FOLDERS = ("modules", "pages", "app.py")
CALLS = {
    "eval": "runs text",
    "exec": "runs text",
    "compile": "runs text",
    "__import__": "imports by name",
    "os.system": "runs a shell",
    "os.popen": "runs a shell",
    "tempfile.mktemp": "names a file that another can make first",
    "st.html": "writes HTML",
    "st.cache_data": "gives one person's data to another",
    "st.cache_resource": "gives one person's data to another",
    "st.download_button": "puts data at an address that asks nobody who they are",
    "st.file_uploader": "takes files",
    "components.html": "writes HTML",
    "Markup": "writes HTML",
    "markupsafe.Markup": "writes HTML",
    "random.random": "is guessed",
    "random.choice": "is guessed",
    "random.randint": "is guessed",
    "yaml.load": "makes objects",
    "yaml.unsafe_load": "makes objects",
    "yaml.full_load": "makes objects",
    "yaml.safe_load": "opens alias bombs",
    "ssl._create_unverified_context": "trusts anybody",
}
IMPORTS = {
    "pickle": "runs what it reads",
    "marshal": "runs what it reads",
    "shelve": "runs what it reads",
    "dill": "runs what it reads",
    "xml": "opens entity bombs",
    "telnetlib": "is not sealed",
    "ftplib": "is not sealed",
    "subprocess": "runs programs",
}
KEYWORDS = {("shell", True), ("verify", False), ("unsafe_allow_html", True), ("autoescape", False)}
KEYWORDS |= {("allow_pickle", True), ("check_hostname", False)}
TEMPLATE_MARKS = ("|safe", "| safe", "autoescape false", "{%raw", "javascript:", "onclick=")

SCRIPT_MARKS = ("outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")

ALLOWED = {
    (
        "modules/content/formats/messages.py",
        "yaml.load",
    ): "a file of our own code, that nobody can write",
    (
        "modules/web/requests/markdown.py",
        "Markup",
    ): "bold words and links in a text whose every sign was escaped before",
}
"""A file and a rule that it may break, each with the reason why."""

OF_OTHERS = {
    "htmx-2.0.11.min.js": "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",
}
"""A script of others, and its SHA-256: it is only fetched with, and may neither run text nor draw
(the page's own policy forbids the one, `asking.js` asks for no swap)."""


def files() -> list[Path]:
    """Return every file of code of the app."""
    found = [ROOT / name for name in FOLDERS]
    return sorted(
        one for each in found for one in ([each] if each.is_file() else each.rglob("*.py"))
    )


def broken(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and reason of each rule that a text of code breaks."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call | ast.Attribute | ast.Name):
            name = ast.unparse(node.func if isinstance(node, ast.Call) else node)
            if name in CALLS and (isinstance(node, ast.Call) or "." in name):
                yield node.lineno, f"{name} {CALLS[name]}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [one.name for one in node.names]
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else names
            for name in names:
                if name.split(".")[0] in IMPORTS:
                    yield node.lineno, f"{name} {IMPORTS[name.split('.')[0]]}"
        if isinstance(node, ast.keyword) and _says(node):
            yield node.value.lineno, f"{node.arg}={ast.unparse(node.value)}"


def _says(node: ast.keyword) -> bool:
    return isinstance(node.value, ast.Constant) and (node.arg, node.value.value) in KEYWORDS


def all_broken() -> list[str]:
    """Return every rule that the app breaks, by file and line, templates and scripts too."""
    found = []
    for file in files():
        name = file.relative_to(ROOT).as_posix()
        for line, why in sorted(set(broken(file.read_text("utf-8")))):
            if (name, why.split(" ")[0]) not in ALLOWED:
                found.append(f"{name}:{line} {why}")
    for file in sorted((ROOT / "modules/web/templates").rglob("*.html")):
        text = file.read_text("utf-8").lower()
        found += [f"{file.name} says {one}" for one in TEMPLATE_MARKS if one in text]
    for file in sorted((ROOT / "modules").rglob("*.js")):
        text = file.read_text("utf-8")
        if hashlib.sha256(text.encode()).hexdigest() == OF_OTHERS.get(file.name):
            continue
        found += [f"{file.name} says {one}" for one in SCRIPT_MARKS if one in text]
        # Written out in full it is a template; filled in it would be words of somebody.
        written = re.sub(r"\.innerHTML = `[^`$]*`", "", text)
        found += [f"{file.name} fills innerHTML"] if "innerHTML" in written else []
    return found


def measured() -> list[Measured]:
    """Hold the code against the rules, and let bandit look at it."""
    found = all_broken()
    said = f"{len(found)} in {len(files())} files {'; '.join(found[:2])}".strip()
    return [Measured("S17", "0 broken rules of our own", said, not found), _bandit()]


def _bandit() -> Measured:
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", *FOLDERS, "-f", "json"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=300,
    )
    results = json.loads(done.stdout)
    by = {one: [r for r in results["results"] if r["issue_severity"] == one] for one in _GRAVE}
    said = ", ".join(f"{len(found)} {name.lower()}" for name, found in by.items())
    first = [f"{one['filename']}:{one['line_number']} {one['test_id']}" for one in by["HIGH"][:2]]
    good = not by["HIGH"] and not results["errors"]
    return Measured("S17", "bandit: 0 high", f"{said} {'; '.join(first)}".strip(), good)


_GRAVE = ("HIGH", "MEDIUM", "LOW")
