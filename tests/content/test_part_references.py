"""Parts that do not make sense: in the texts here the faulty line ends in `# !`."""

import pytest

from modules.content.files import Text
from modules.content.references import activity_problems
from modules.content.structure import build
from modules.content.yaml_reader import read_document
from modules.domain.activity import Activity

START = "kind: lesson\nminutes: 5\nsource: own work, CC BY 4.0\nparts:\n"
SORT = "  - {id: kaarten, kind: sort, cards: [a, b], piles: [goed, niet-goed]}\n"
LATER = "  - id: later\n    kind: choose-many\n"


def told(text):
    document = read_document(Text("a.yaml", text), [])
    activity = build(Activity, document, [], "x")
    found = activity_problems(activity, document, None)
    return [(problem.line, problem.message) for problem in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  - id: een  # !\n", "minstens 2 keuzes"),
        ("  - id: een\n    choices: [ja]  # !\n", "minstens 2 keuzes"),
        ("  - id: een\n    choices: [ja, nee]\n    right:\n      - ja\n      - ne  # !\n", "'ne' is geen keuze van dit onderdeel; bedoel je 'nee'?"),
        ("  - id: een\n    kind: sort\n    cards: []  # !\n    piles: [b, c]\n", "minstens één kaart"),
        ("  - id: een\n    kind: sort\n    cards: [a]\n    piles: [b]  # !\n", "minstens twee stapels"),
        ("  - id: een\n    kind: rate\n    lowest: 5  # !\n    highest: 5\n", "'lowest' (5) moet kleiner zijn dan 'highest' (5)"),
        ("  - id: een\n    kind: rate\n    highest: -1\n".replace("- id: een", "- id: een  # !"), "'lowest' (0) moet kleiner"),
        ("  - id: een  # !\n    kind: choose-many\n", "minstens 1 keuze"),
        (LATER + "    choices: [a, b]\n    at_least: 3  # !\n", "meer dan er te kiezen valt (2)"),
        (LATER + "    choices: [a, b]\n    at_least: 2  # !\n    at_most: 1\n", "'at_least' (2) is groter dan 'at_most' (1)"),
        (LATER + "    choices: [a, b]\n    piles: [goed]  # !\n", "alleen samen met 'from_part'"),
        (SORT + LATER + "    from_part: kaarten  # !\n    piles: [goed]\n    choices: [a]\n", "kies: of eigen keuzes"),
        (SORT + LATER + "    from_part: karten  # !\n    piles: [goed]\n", "bedoel je 'kaarten'?"),
        (LATER + "    from_part: kaarten  # !\n    piles: [goed]\n" + SORT, "geen onderdeel dat hiervoor komt"),
        ("  - {id: lees, kind: read}\n" + LATER + "    from_part: lees  # !\n    piles: [goed]\n", "geen onderdeel met stapels"),
        (SORT + LATER + "    from_part: kaarten\n    piles: [goed, niet]  # !\n", "'niet' is geen stapel van 'kaarten'"),
        (SORT + LATER + "    from_part: kaarten  # !\n", "zeg bij 'piles' welke stapels van 'kaarten'"),
    ],
)  # fmt: skip
def test_a_part_that_makes_no_sense_is_told_on_its_line(text, expected):
    ((line, message),) = told(START + text)

    marked = [n for n, one in enumerate((START + text).split("\n"), 1) if one.endswith("# !")]
    assert [line] == marked
    assert expected in message
