"""Activities for what content can do besides: lists, situations, full piles, signals, rounds."""

from pathlib import Path

import yaml

from modules.domain.activities.activity import Activity
from tests.small_content import write_activity, write_small_content

OWN_LIST = """\
kind: exercise
minutes: 5
parts:
  - id: mijn-jaren
    kind: entries
    at_most: 2
    fields:
      - {id: jaar, kind: write, max_length: 20}
      - {id: wat, choices: {werk: {picture: briefcase}, school: {}}}
      - {id: hoe, kind: rate, lowest: 1, highest: 5}
short: [mijn-jaren]
"""
SITUATIONS = """\
kind: lesson
minutes: 5
themes: [samen, alleen]
parts:
  - id: druk
    consequences: true
    choices: {vragen: {theme: samen}, zelf-doen: {theme: alleen}, zeg-ik-niet: {blank: true}}
  - id: stil
    consequences: true
    choices: {praten: {theme: samen}, wachten: {theme: alleen}}
"""
NARROWING = """\
kind: exercise
minutes: 5
parts:
  - id: beelden
    kind: choose-many
    choices: {deur: {picture: room-door}, raam: {picture: room-window}, boot: {picture: room-boat}}
  - {id: het-ene, kind: choose-many, from_part: beelden, at_most: 1}
short: [het-ene]
"""
VALUE_CARDS = """\
kind: exercise
minutes: 5
scales: [vrij, zeker]
parts:
  - id: kaarten
    kind: sort
    cards: [{id: eigen-uren, scale: vrij}, {id: zelf-kiezen, scale: vrij}, {id: vast, scale: zeker}]
    piles: [{id: heel, points: 2, at_most: 1}, {id: beetje, points: 1}, {id: niet, points: 0}]
"""
HOW_STRONG = """\
kind: questionnaire
minutes: 5
sensitive: true
answers: {zwak: 0, gaat: 2, sterk: 4, zeg-ik-niet: {blank: true}}
scales: [kracht]
signals:
  - {id: praat-erover, when: [{scale: kracht, at_most: 25}]}
depth: [meer-over-kracht]
parts:
  - {id: lichaam, scale: kracht}
  - {id: hoofd, scale: kracht}
  - {id: steun, kind: choose-many, choices: [familie, vriend, buur]}
  - {id: mijn-zin, kind: write, max_length: 100}
short: [steun]
"""
COMPUTER = """\
kind: questionnaire
minutes: 5
answers: {nee: 0, ja: 1}
scales: [mail]
rungs: [start, verder]
parts:
  - {id: openen, scale: mail, rung: start}
  - {id: sturen, scale: mail, rung: verder}
"""
RICH = {
    "own-list": OWN_LIST,
    "situations": SITUATIONS,
    "narrowing": NARROWING,
    "value-cards": VALUE_CARDS,
    "how-strong": HOW_STRONG,
    "computer": COMPUTER,
}


def write_rich_content(folder: Path) -> Path:
    """Write the small content with these activities besides; return the folder."""
    write_small_content(folder)
    for name, structure in RICH.items():
        write_activity(folder, name, structure, [])
        _write_words(folder, name)
    return folder


def _write_words(folder: Path, name: str) -> None:
    """Write a sentence and an explanation for each id that the activity names."""
    written = (folder / "activities" / name / "activity.yaml").read_text("utf-8")
    activity = Activity.model_validate({"id": name, **yaml.safe_load(written)})
    ids = dict.fromkeys(activity.text_ids())
    said = "".join(f"\n## {one}\n{heading(one)}\n\n{rest(one)}\n" for one in ids)
    home = folder / "activities" / name
    (home / "nl.md").write_text(f"<!-- reviewed: no -->\n# Dit is {name}\n{said}", "utf-8")


def heading(text_id: str) -> str:
    """Return what stands first under an id in this content."""
    return f"Hier staat {text_id.replace('/', ' ')}."


def rest(text_id: str) -> str:
    """Return what follows it."""
    return f"Dit hoort bij {text_id.replace('/', ' ')}."
