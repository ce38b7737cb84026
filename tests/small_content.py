"""A tiny content folder: an activity for each thing a test wants to show, named after it."""

import shutil
from pathlib import Path

from modules.services.runtime import CONTENT

SOURCE = "source: made up for a test, CC BY 4.0\n"

ONE_SCALE = """\
kind: questionnaire
minutes: 5
answers: {niet: 0, soms: 1, graag: 2}
scales: [praktisch]
parts:
  - {id: herstellen, scale: praktisch}
  - {id: bouwen, scale: praktisch}
"""
REVERSED_PART = """\
kind: questionnaire
minutes: 5
answers: {oneens: 1, midden: 3, eens: 5}
scales: [rust]
parts:
  - {id: kalm, scale: rust}
  - {id: druk, scale: rust, reversed: true}
"""
SORT_THEN_TOP = """\
kind: exercise
minutes: 5
parts:
  - {id: kaarten, kind: sort, cards: [koken, zingen, rekenen], piles: [ja, soms, nee]}
  - {id: top, kind: choose-many, from_part: kaarten, piles: [ja, soms], at_most: 2}
short: [top]
"""
READ_THEN_WRITE = """\
kind: lesson
minutes: 5
parts:
  - {id: uitleg, kind: read}
  - {id: mijn-zin, kind: write, max_length: 20}
  - {id: mijn-geheim, kind: write}
short: [mijn-zin]
"""
CHECK_QUESTION = """\
kind: lesson
minutes: 5
parts:
  - {id: hoe-begin-je, choices: [met-je-naam, met-je-loon], right: [met-je-naam]}
  - {id: betekenis, kind: write}
short: [betekenis, hoe-begin-je]
"""
LADDER = """\
kind: exercise
minutes: 5
scales: [moed]
parts:
  - {id: hoe-dapper, kind: rate, lowest: 1, highest: 5, scale: moed}
"""
SOME_OF_THREE = """\
kind: exercise
minutes: 5
parts:
  - {id: beelden, kind: choose-many, choices: [zee, huis, boom], at_least: 1, at_most: 2}
"""
ACTIVITIES = {
    "one-scale": ONE_SCALE,
    "reversed-part": REVERSED_PART,
    "sort-then-top": SORT_THEN_TOP,
    "read-then-write": READ_THEN_WRITE,
    "check-question": CHECK_QUESTION,
    "ladder": LADDER,
    "some-of-three": SOME_OF_THREE,
}
WORDS = {
    "one-scale": "niet soms graag praktisch over-deze-lijst herstellen bouwen",
    "reversed-part": "oneens midden eens rust over-deze-lijst kalm druk",
    "sort-then-top": (
        "kaarten kaarten/koken kaarten/zingen kaarten/rekenen "
        "kaarten/ja kaarten/soms kaarten/nee top"
    ),
    "read-then-write": "uitleg mijn-zin mijn-geheim",
    "check-question": ("hoe-begin-je hoe-begin-je/met-je-naam hoe-begin-je/met-je-loon betekenis"),
    "ladder": "moed hoe-dapper hoe-dapper/laagste hoe-dapper/hoogste",
    "some-of-three": "beelden beelden/zee beelden/huis beelden/boom",
}


def write_small_content(folder: Path) -> Path:
    """Write the folder, with the app's own words and pictures; return it."""
    for shared in ("interface", "pictures"):
        shutil.copytree(CONTENT / shared, folder / shared)
    shutil.copy(CONTENT / "languages.yaml", folder)
    for name, structure in ACTIVITIES.items():
        write_activity(folder, name, structure, WORDS[name].split())
    programme = folder / "programmes" / "tweede-kans"
    programme.mkdir(parents=True)
    steps = "".join(f"  - {{id: {name}, activity: {name}}}\n" for name in ACTIVITIES)
    (programme / "programme.yaml").write_text(f"steps:\n{steps}{SOURCE}", "utf-8")
    (programme / "nl.md").write_text("<!-- reviewed: no -->\n# Klein\n", "utf-8")
    return folder


def write_activity(folder: Path, name: str, structure: str, text_ids: list[str]) -> None:
    """Write an activity, with a sentence for each id."""
    home = folder / "activities" / name
    home.mkdir(parents=True, exist_ok=True)
    (home / "activity.yaml").write_text(structure + SOURCE, "utf-8")
    said = "".join(f"\n## {one}\nHier staat {one.split('/')[-1]}.\n" for one in text_ids)
    (home / "nl.md").write_text(f"<!-- reviewed: no -->\n# Dit is {name}\n{said}", "utf-8")
