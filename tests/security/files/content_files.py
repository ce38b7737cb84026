"""S9: files in the content folder that are made to do harm, read in a process of their own."""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from modules.content.formats.problem import ContentError
from modules.content.library import load
from tests.content.conftest import whole
from tests.load.server import ROOT
from tests.security.measured import Measured

STRUCTURE = Path("activities/one-scale/activity.yaml")
WORDS = Path("activities/one-scale/nl.md")
SECONDS, MEBIBYTES = 1.0, 100
DEPTH = 20_000

Make = Callable[[Path], None]


def _write(where: Path, text: str) -> Make:
    return lambda content: (content / where).write_text(text, "utf-8") and None


def _bomb() -> str:
    """Return 236 bytes in which each level is nine times the one before."""
    levels = (f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10))
    return "\n".join(["l0: &l0 [x]", *levels])


def _sparse(where: Path) -> Make:
    def make(content: Path) -> None:
        with (content / where).open("wb") as file:
            file.truncate(100 * 2**20)

    return make


def _full(where: Path, piece: bytes) -> Make:
    """Begin with what could be content; the rest is room on the disk that reads as nothing."""

    def make(content: Path) -> None:
        with (content / where).open("wb") as file:
            file.write(piece * (2**20 // len(piece)))
            file.truncate(100 * 2**20)

    return make


def _link(where: Path, target: str) -> Make:
    def make(content: Path) -> None:
        (content / where).unlink()
        (content / where).symlink_to(target)

    return make


def _folder(where: Path) -> Make:
    def make(content: Path) -> None:
        (content / where).unlink()
        (content / where).mkdir()

    return make


PICTURE = "a: {{file: {}, licence: CC0, author: me, source: me}}\n"
FILES: dict[str, Make] = {
    "alias bomb": _write(STRUCTURE, _bomb()),
    "alias bomb in languages": _write(Path("languages.yaml"), _bomb()),
    "brackets 20,000 deep": _write(STRUCTURE, "a: " + "[" * DEPTH),
    "mappings 20,000 deep": _write(STRUCTURE, "{a: " * DEPTH),
    "lists 20,000 deep": _write(STRUCTURE, "- " * DEPTH),
    "indents 600 deep": _write(STRUCTURE, "\n".join(" " * n + "a:" for n in range(600))),
    "100 MB of nothing": _sparse(STRUCTURE),
    "100 MB of YAML": _full(STRUCTURE, b"a: b\n"),
    "100 MB of words": _full(WORDS, b"## a\nb\n"),
    "link to /etc/passwd": _link(STRUCTURE, "/etc/passwd"),
    "link to an endless file": _link(STRUCTURE, "/dev/zero"),
    "link to itself": _link(STRUCTURE, "activity.yaml"),
    "link out by ../": _link(WORDS, "../../../../../../../../etc/passwd"),
    "a folder that is a file": _folder(STRUCTURE),
    "the same key twice": _write(STRUCTURE, "kind: lesson\nkind: lesson\n"),
    "a tag that calls": _write(STRUCTURE, "a: !!python/object/apply:os.system ['exit 1']\n"),
    "a tag that makes": _write(STRUCTURE, "a: !!python/object/new:type {}\n"),
    "a tag that imports": _write(STRUCTURE, "a: !!python/module:antigravity\n"),
    "merge keys": _write(STRUCTURE, "a: &a {b: c}\nd: {<<: *a}\n"),
    "picture outside": _write(Path("pictures/pictures.yaml"), PICTURE.format("../../app.py")),
    "picture at the root": _write(Path("pictures/pictures.yaml"), PICTURE.format("/etc/passwd")),
    "no UTF-8": lambda content: (content / STRUCTURE).write_bytes(b"\xff\xfe\x00a") and None,
    "NUL signs": _write(WORDS, "\x00" * 1000),
    "an unclosed comment": _write(WORDS, "<!-- reviewed: no -->\n# T\n" + "<!--" * 50_000),
}
"""What each is called, and what makes it in a content folder that is whole."""


class Outcome(NamedTuple):
    """What reading one file took."""

    name: str
    refused: bool
    seconds: float
    mebibytes: float


def measured() -> list[Measured]:
    """Read each hostile file in one process, and weigh it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.security.files.content_files"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=300,
    )
    found = [Outcome(*one) for one in json.loads(done.stdout)]
    let_in = [one.name for one in found if not one.refused]
    slowest = max(found, key=lambda one: one.seconds)
    heaviest = max(found, key=lambda one: one.mebibytes)
    good = not let_in and heaviest.mebibytes <= MEBIBYTES and len(found) == len(FILES)
    figure = (
        f"{len(found) - len(let_in)} of {len(found)}; "
        f"{heaviest.mebibytes:.0f} MiB {', '.join(let_in)}"
    )
    took, quick = f"{slowest.seconds * 1000:.0f} ms", slowest.seconds <= SECONDS
    return [
        Measured("S9", "hostile content refused, <= 100 MiB", figure.strip(), good),
        Measured("S9", "each hostile file in <= 1 s", took, quick, by_clock=True),
    ]


def outcomes() -> Iterator[Outcome]:
    """Yield what happens with each file: the time of reading, and what the process grew by."""
    with tempfile.TemporaryDirectory(prefix="tweede-kans-content-") as folder:
        content, aside = Path(folder) / "content", Path(folder) / "aside"
        whole(content)
        load(content)
        _bring(content, aside)
        for name, make in FILES.items():
            make(content)
            before, begin = _peak(), time.process_time()
            refused = _is_refused(content)
            yield Outcome(name, refused, time.process_time() - begin, _peak() - before)
            _bring(aside, content)
        load(content)


def _bring(source: Path, target: Path) -> None:
    """Copy the files that are made hostile from one folder to the other."""
    shutil.rmtree(target / "activities", ignore_errors=True)
    shutil.copytree(source / "activities", target / "activities")
    (target / "pictures").mkdir(exist_ok=True)
    for name in ("languages.yaml", "pictures/pictures.yaml"):
        shutil.copy(source / name, target / name)


def _is_refused(content: Path) -> bool:
    """Say whether a server would not start on it, and says why."""
    try:
        load(content)
    except ContentError as error:
        return bool(error.problems)
    return False


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(list(outcomes())))
