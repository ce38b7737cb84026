"""The figures of the house: how large its files and functions are, and what is said in many places.

`python tools/house_figures.py [PATH]` prints them for this copy, or for another one, such as that
of before a change: two answers can be put side by side.
"""

import ast
import re
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

CODE = ("modules", "pages", "app.py")
"""What of a copy is the app; tests and tools are not."""

VAGUE = ("one", "found")
"""Local names that do not say what they hold."""

PARTS = frozenset({"Read", "Choose", "ChooseMany", "Sort", "Rate", "Write", "Entries"})
"""The kinds of part that an activity is made of, by the name of their class."""

WHERE_PARTS_ARE = ("domain/part.py", "domain/activities/part.py", "domain/activities/parts/")
"""Where a kind of part may be asked for: in its own files."""

MAY_READ = frozenset({"level", "is_shared", "may_read", "may_read_rating"})
"""Functions that decide whether somebody may read something of somebody else."""

SHARING = frozenset({"sharing", "rating", "judgement"})
"""The files they stand in, by whose name some are called."""

ROLES = frozenset({"participant", "counsellor", "administrator", "guest"})


class Function(NamedTuple):
    """A function, in how many lines it stands."""

    name: str
    lines: int


class SourceFile(NamedTuple):
    """A file of code, by its path from the root of the copy."""

    path: str
    text: str
    tree: ast.Module

    @property
    def folder(self) -> str:
        """Return the folder it lies in."""
        return self.path.rpartition("/")[0] or "."

    @property
    def lines(self) -> int:
        """Return how many lines it has."""
        return self.text.count("\n")

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is done in it: an `__init__.py` that makes a folder a package."""
        return not self.text or (len(self.tree.body) == 1 and bool(ast.get_docstring(self.tree)))


def files_of(root: Path) -> list[SourceFile]:
    """Return the files of the app in a copy; raises SyntaxError for what is no Python."""
    paths = (root / name for name in CODE)
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*.py"))]
    return [_parsed(file, root) for file in sorted(files)]


def _parsed(file: Path, root: Path) -> SourceFile:
    text = file.read_text("utf-8")
    return SourceFile(file.relative_to(root).as_posix(), text, ast.parse(text, str(file)))


def functions(files: Sequence[SourceFile]) -> Iterator[Function]:
    """Yield every function and method, its decorators left out."""
    for file in files:
        for node in ast.walk(file.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield Function(node.name, (node.end_lineno or node.lineno) - node.lineno + 1)


def defined(files: Sequence[SourceFile]) -> Mapping[str, list[str]]:
    """Return the paths that define a class, or a name for a type, by that name."""
    places: dict[str, list[str]] = defaultdict(list)
    for file in files:
        for node in file.tree.body:
            name = _defines(node)
            if name is not None:
                places[name].append(file.path)
    return places


def _defines(node: ast.stmt) -> str | None:
    """Return the name of the class or of the type that a statement gives one, else None."""
    if isinstance(node, ast.ClassDef):
        return node.name
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id if ast.unparse(node.annotation) == "TypeAlias" else None
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name = node.targets[0].id
        looks_like_a_type = re.fullmatch(r"[A-Z][a-z]\w*", name)
        return name if looks_like_a_type and _names_a_type(node.value) else None
    return None


def _names_a_type(value: ast.expr) -> bool:
    return isinstance(value, ast.Subscript | ast.BinOp | ast.Name)


def vague_names(files: Sequence[SourceFile]) -> Counter[str]:
    """Count how often each vague name stands in modules/, in any use."""
    words = Counter[str]()
    for file in files:
        if file.path.startswith("modules/"):
            for node in ast.walk(file.tree):
                if isinstance(node, ast.Name) and node.id in VAGUE:
                    words[node.id] += 1
                elif isinstance(node, ast.arg) and node.arg in VAGUE:
                    words[node.arg] += 1
    return words


def checks_of_kind(file: SourceFile) -> int:
    """Return how often a file asks which kind of part something is, by its class."""
    if any(mark in file.path for mark in WHERE_PARTS_ARE):
        return 0
    count = 0
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
            count += bool(_names_in(node.args[1]) & PARTS)
        elif isinstance(node, ast.MatchClass):
            count += bool(_names_in(node.cls) & PARTS)
    return count


def asks_who_may_read(file: SourceFile) -> bool:
    """Say whether a file decides who may read: it calls one of the functions that say so."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call):
            *owner, name = ast.unparse(node.func).split(".")
            if name in MAY_READ and (set(owner) & SHARING or (not owner and name != "level")):
                return True
    return False


def names_a_role(file: SourceFile) -> bool:
    """Say whether a role stands in a file by its name."""
    return any(
        isinstance(node, ast.Constant) and node.value in ROLES for node in ast.walk(file.tree)
    )


def _names_in(node: ast.expr) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def share_below(values: Sequence[int], share: float) -> int:
    """Return the value that this share (0 to 1) of the values does not exceed; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0


def figures(root: Path) -> Iterator[tuple[str, str]]:
    """Yield what each figure is called, and the figure."""
    files = files_of(root)
    full = [file for file in files if not file.is_empty]
    folders = Counter(file.folder for file in full)
    largest, most = max(folders.items(), key=lambda item: (item[1], item[0]))
    lines = [file.lines for file in full]
    long = [function.lines for function in functions(files)]
    twice = sorted(name for name, paths in defined(files).items() if len(paths) > 1)
    in_modules = sum(file.lines for file in files if file.path.startswith("modules/"))
    kinds = {file.path: count for file in files if (count := checks_of_kind(file))}
    yield "files, lines", f"{len(full)}, {sum(lines)}"
    yield "folders", f"{len(folders)}"
    median = statistics.median(folders.values())
    yield "files a folder", f"median {median:g}, most {most} ({largest})"
    yield "lines a file", _spread(lines)
    yield "functions", f"{len(long)}"
    yield "lines a function", _spread(long)
    yield "class and type names defined twice", f"{len(twice)} {' '.join(twice)}".strip()
    vague = vague_names(files)
    for name in VAGUE:
        rate = 1000 * vague[name] / in_modules
        yield f"`{name}` in 1,000 lines of modules", f"{rate:.1f} ({vague[name]})"
    where = f"in {len(kinds)} files"
    yield "checks of a part's kind outside its files", f"{sum(kinds.values())} {where}"
    yield "files that decide who may read", f"{sum(map(asks_who_may_read, files))}"
    yield "files that name a role", f"{sum(map(names_a_role, files))}"


def _spread(values: Sequence[int]) -> str:
    median = statistics.median(values) if values else 0
    return f"median {median:g}, p90 {share_below(values, 0.9)}, most {max(values, default=0)}"


def main() -> int:
    """Print the figures; return 1 where there is no app."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    if not (root / "modules").is_dir():
        print(f"{root}: there is no modules/ here", file=sys.stderr)
        return 1
    for name, figure in figures(root):
        print(f"{name:44}{figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
