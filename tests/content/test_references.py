"""Names in a structure that lead nowhere: in the texts here the faulty line ends in `# !`."""

import pytest

from modules.content.files import Text
from modules.content.references import activity_problems, programme_problems
from modules.content.structure import build
from modules.content.yaml_reader import read_document
from modules.domain.activity import Activity
from modules.domain.programme import Programme

START = "kind: lesson\nminutes: 5\nsource: own work, CC BY 4.0\n"
ASK = "parts:\n  - {id: een, scale: praktisch, choices: {ja: 1, nee: 0}}\n"
SORT = "  - {id: kaarten, kind: sort, cards: [a, b], piles: [goed, niet-goed]}\n"


def told(text, pictures=("wrench",)):
    problems = []
    document = read_document(Text("a.yaml", text), problems)
    activity = build(Activity, document, problems, "x") if document else None
    assert problems == []
    found = activity_problems(activity, document, pictures)
    return [(problem.line, problem.message) for problem in found]


def marked_line(text):
    return next(n for n, line in enumerate(text.split("\n"), 1) if line.endswith("# !"))


def test_an_activity_that_fits_together_has_no_problems():
    text = START + (
        "answers: {ja: {points: 1, picture: wrench}, nee: 0}\nscales: [praktisch]\nshort: [twee]\n"
        "picture: wrench\nparts:\n  - {id: een, scale: praktisch, reversed: true}\n"
        "  - {id: twee, kind: sort, cards: [a, b], piles: [goed, niet-goed]}\n"
        "  - {id: drie, kind: choose-many, from_part: twee, piles: [goed], at_most: 1}\n"
        "  - {id: vier, choices: [a, b], right: [b]}\n  - {id: vijf, kind: rate, scale: praktisch}\n"
    )

    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("answers:\n  ja: 1\n  nee: 0\nparts:\n  - id: een\n  - id: ja  # !\n", "'ja' bestaat al in deze activiteit, op regel 5"),
        ("parts:\n  - id: een\n    choices: [ja, nee, ja]  # !\n", "'ja' bestaat al in dit onderdeel, op regel 6"),
        ("parts:\n  - id: een\n    kind: sort\n    cards: [a, b]\n    piles:\n      - c\n      - a  # !\n", "'a' bestaat al in dit onderdeel, op regel 7"),
        ("parts:\n  - id: een\n    choices:\n      - ja\n      - hulp  # !\n", "'hulp' kan geen keuze zijn"),
        ("scales: [praktisch]\n" + ASK + "  - id: twee\n    choices: {ja: 1, nee: 0}\n    scale: prak  # !\n", "de schaal 'prak' bestaat niet"),
        ("scales:\n  - praktisch\n  - sociaal  # !\n" + ASK, "voor de schaal 'sociaal'"),
        ("parts:\n  - id: een\n    choices: [ja, nee]\n    reversed: true  # !\n", "heeft een schaal nodig"),
        ("answers:\n  ja: 1\n  nee: {picture: wrench}  # !\nscales: [praktisch]\nparts:\n  - {id: een, scale: praktisch}\n", "de keuze 'nee' heeft punten nodig"),
        ("scales: [praktisch]\nparts:\n  - id: een\n    scale: praktisch\n    choices:\n      - {id: ja, points: 1}\n      - nee  # !\n", "de keuze 'nee' heeft punten nodig"),
        ("short: [een, tweee]  # !\nparts:\n  - {id: een, kind: read}\n  - {id: twee, kind: read}\n", "'tweee' is geen onderdeel van deze activiteit; bedoel je 'twee'?"),
        ("picture: wrensh  # !\nparts:\n  - {id: een, kind: read}\n", "de tekening 'wrensh' staat niet in pictures/pictures.yaml; bedoel je 'wrench'?"),
        ("parts:\n  - id: een\n    kind: read\n    picture: huis  # !\n", "de tekening 'huis'"),
        ("parts:\n  - id: een\n    choices:\n      ja: {picture: wrench}\n      nee:\n        picture: huis  # !\n", "de tekening 'huis'"),
        ("parts:\n  - id: een\n    kind: sort\n    cards:\n      - id: a\n        picture: huis  # !\n    piles: [b, c]\n", "de tekening 'huis'"),
    ],
)  # fmt: skip
def test_a_name_that_leads_nowhere_is_told_on_its_line(text, expected):
    ((line, message),) = told(START + text)

    assert line == marked_line(START + text)
    assert expected in message


def test_missing_points_of_shared_answers_are_told_where_the_answers_stand():
    text = "answers:\n  ja:\n    picture: wrench\n  nee: 0\nscales: [s]\nparts:\n"
    text += "  - {id: een, scale: s}\n  - {id: twee, scale: s}\n"

    assert {line for line, _ in told(START + text)} == {5}


def test_pictures_are_left_aside_without_a_list_of_pictures():
    assert told(START + "picture: huis\nparts:\n  - {id: een, kind: read}\n", None) == []


def test_the_steps_of_a_programme_lead_to_activities():
    text = (
        "source: own work, CC BY 4.0\nsteps:\n  - id: een\n    activity: talent\n"
        "  - id: een\n    activity: talenten\n"
    )
    document = read_document(Text("a.yaml", text), [])
    programme = build(Programme, document, [], "x")

    found = programme_problems(programme, document, ["talenten"])

    assert [str(problem) for problem in found] == [
        "a.yaml:5: de stap 'een' bestaat al, op regel 3",
        "a.yaml:4: de activiteit 'talent' bestaat niet; bedoel je 'talenten'?",
    ]
