"""A tiny content folder without problems, in which each test breaks one thing."""

from pathlib import Path
from typing import NamedTuple

import pytest

from modules.content.library import read

ACTIVITY = """\
kind: exercise
minutes: 5
answers:
  niet: 0
  graag: 1
scales: [praktisch]
parts:
  - id: herstellen
    scale: praktisch
    picture: wrench
  - id: naam
    kind: write
source: own work, CC BY 4.0
"""
DUTCH = """\
<!-- reviewed: no -->
# Wat doe je graag?
Er zijn geen foute antwoorden.

## niet
Niet graag

## graag
Graag

## praktisch
Praktisch

## herstellen
Ik herstel graag dingen.

## naam
Wat wil je nog zeggen?
"""
ENGLISH = """\
<!-- reviewed: translator, 2026-11-22 -->
# What do you like?

## niet
No

## graag
Yes

## praktisch
Practical

## herstellen
I like to repair things.
<!-- nl: Ik herstel graag dingen. -->

## naam
What else do you want to say?
"""
FILES = {
    "languages.yaml": "nl: {name: Nederlands, speech: [nl-BE], level: B1}\nen: {name: English}\n",
    "interface/nl.md": (
        "<!-- reviewed: no -->\n# De app\n\n## save.kept\nBewaard, {name}.\n\n"
        "## minutes.one\nNog één minuut.\n\n## minutes.other\nNog {count} minuten.\n"
    ),
    "interface/en.md": (
        "<!-- reviewed: no -->\n# The app\n\n## save.kept\nSaved, {name}.\n\n"
        "## minutes.one\n{count} minute left.\n\n## minutes.other\n{count} minutes left.\n"
    ),
    "pictures/pictures.yaml": (
        "wrench:\n  file: wrench.svg\n  licence: CC BY-SA 4.0\n"
        "  author: OpenMoji\n  source: https://openmoji.org\n"
    ),
    "pictures/wrench.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>\n',
    "activities/one-scale/activity.yaml": ACTIVITY,
    "activities/one-scale/nl.md": DUTCH,
    "activities/one-scale/en.md": ENGLISH,
    "programmes/kort/programme.yaml": (
        "steps:\n  - id: eerst\n    activity: one-scale\n    week: 1\nsource: own work, CC BY 4.0\n"
    ),
    "programmes/kort/nl.md": "<!-- reviewed: no -->\n# Kort\n",
}


class Mistake(NamedTuple):
    """A structure with one mistake, on which line it is, and what must be told of it."""

    text: str
    line: int
    told: str


def mistakes(name: str) -> list[Mistake]:
    """Return the mistakes of a file in `mistakes/`."""
    file = Path(__file__).with_name("mistakes") / f"{name}.yaml"
    texts = file.read_text(encoding="utf-8").split("\n---\n")[1:]
    return [Mistake(text + "\n", *_line_and_told(text)) for text in texts]


def _line_and_told(text: str) -> tuple[int, str]:
    lines = enumerate(text.split("\n"), 1)
    return next((number, line.split(" # ! ")[1]) for number, line in lines if " # ! " in line)


class Content(NamedTuple):
    """A content folder that a test can change."""

    folder: Path

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file, and the folders it needs."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, path: str, old: str, new: str) -> None:
        """Replace what stands in a file, which must be there."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def remove(self, path: str) -> None:
        """Take a file away."""
        (self.folder / path).unlink()

    def told(self) -> list[str]:
        """Return each problem as a counsellor reads it."""
        return [str(problem) for problem in read(self.folder)[1]]


def whole(folder: Path) -> Content:
    """Write a content folder in which everything fits."""
    made = Content(folder)
    for path, text in FILES.items():
        made.write(path, text)
    return made


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Give a content folder in which everything fits."""
    return whole(tmp_path / "content")
