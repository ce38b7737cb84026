"""Two activities that somebody else can fill in about a participant, beside the tiny ones."""

from pathlib import Path

from tests.small_content import write_activity, write_small_content

SEEN_BY_OTHERS = """\
kind: questionnaire
minutes: 3
answers:
  soms: 1
  vaak: 2
  altijd: 3
  niet-gezien: {blank: true}
scales: [houding]
parts:
  - {id: op-tijd, scale: houding}
  - {id: rustig, scale: houding}
  - {id: goed-gedaan, kind: write, max_length: 40}
raters: [counsellor, supervisor, other]
"""
MANY_KINDS = """\
kind: exercise
minutes: 3
parts:
  - {id: lees, kind: read}
  - {id: talent, kind: choose-many, choices: [zorgen, maken, praten], at_most: 2}
  - {id: kracht, kind: rate, lowest: 0, highest: 10}
  - {id: stapel, kind: sort, cards: [snel, precies], piles: [wel, niet]}
  - {id: tip, kind: entries, fields: [{id: zin, kind: write}, {id: soort, choices: [tip, top]}]}
  - {id: kies, kind: choose-many, from_part: talent}
raters: [other]
"""
WORDS = {
    "seen-by-others": (
        "soms vaak altijd niet-gezien houding over-deze-lijst voor-anderen "
        "op-tijd rustig goed-gedaan"
    ),
    "many-kinds": (
        "voor-anderen lees talent talent/zorgen talent/maken talent/praten kracht "
        "kracht/laagste kracht/hoogste stapel stapel/snel stapel/precies stapel/wel stapel/niet "
        "tip tip/zin tip/soort tip/soort/tip tip/soort/top kies"
    ),
}


def write_others_content(folder: Path) -> Path:
    """Write the tiny content with the two activities; return the folder."""
    write_small_content(folder)
    for name, structure in (("seen-by-others", SEEN_BY_OTHERS), ("many-kinds", MANY_KINDS)):
        write_activity(folder, name, structure, WORDS[name].split())
    return folder
