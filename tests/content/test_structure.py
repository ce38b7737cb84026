"""Each mistake in the structure files: in the texts here the faulty line ends in `# !`."""

import pytest

from modules.content.files import Text
from modules.content.structure import build, build_each
from modules.content.yaml_reader import read_document
from modules.content.languages import Language
from modules.domain.activity import Activity
from modules.domain.programme import Programme

END = "source: own work, CC BY 4.0\n"
START = "kind: lesson\nminutes: 5\n"
ONE_PART = "parts:\n  - {id: een, kind: read}\n"


def told(text, model=Activity, name="one-scale"):
    problems = []
    built = build(model, read_document(Text("a.yaml", text), problems), problems, name)
    assert (built is None) == bool(problems)
    return [(problem.line, problem.message) for problem in problems]


def marked_line(text):
    return next((n for n, line in enumerate(text.split("\n"), 1) if line.endswith("# !")), 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: les  # !\nminutes: 5\n" + ONE_PART + END, "'les' kan hier niet staan; kies uit 'lesson'"),
        (START + ONE_PART, "het veld 'source' ontbreekt"),
        (START + ONE_PART + "source: ik  # !\n", "schrijf minstens 10 tekens"),
        (START + ONE_PART + "piture: x  # !\n" + END, "het veld 'piture' bestaat hier niet; bedoel je 'picture'?"),
        (START + ONE_PART + "xyz: x  # !\n" + END, "het veld 'xyz' bestaat hier niet"),
        (START + ONE_PART + "id: x  # !\n" + END, "de naam van de map is de id"),
        ("kind: lesson\nminutes: 1.5  # !\n" + ONE_PART + END, "'1.5' is geen heel getal"),
        ("kind: lesson\nminutes: [5]  # !\n" + ONE_PART + END, "bij 'minutes' hoort een heel getal"),
        ("kind: lesson\nminutes: 0  # !\n" + ONE_PART + END, "'0' is te klein; het minste is 1"),
        ("kind: lesson\nminutes: 500  # !\n" + ONE_PART + END, "'500' is te groot; het meeste is 120"),
        ("kind: lesson\nminutes: " + "9" * 5000 + "  # !\n" + ONE_PART + END, "is een te groot getal"),
        (START + "parts: []  # !\n" + END, "bij 'parts' moet minstens 1 staan"),
        (START + "parts: een  # !\n" + END, "bij 'parts' hoort een lijst"),
        (START + "parts:  # !\n  id: een\n" + END, "bij 'parts' hoort een lijst"),
        (START + "parts:\n  - een  # !\n" + END, "hier horen velden te staan"),
        (START + "parts:\n  - kind: read  # !\n" + END, "het veld 'id' ontbreekt"),
        (START + "parts:\n  - id: een\n    kind: lees  # !\n" + END, "'lees' is geen soort onderdeel; kies uit 'read'"),
        (START + "parts:\n  - id: Één  # !\n    kind: read\n" + END, "gebruik kleine letters"),
        (START + "parts:\n  - id: een\n    kind: read\n    scale: x  # !\n" + END, "het veld 'scale' bestaat hier niet"),
        (START + "parts:\n  - id: een\n    reversed: misschien  # !\n" + END, "schrijf true of false"),
        (START + "parts:\n  - id: een\n    shared_choices: yes  # !\n" + END, "'shared_choices' hoort hier niet"),
        (START + "parts:\n  - id: een\n    choices:\n      ja: veel  # !\n      nee: 0\n" + END, "'veel' is geen getal"),
        (START + "parts:\n  - id: een\n    choices:\n      ja: 1\n      nee: nan  # !\n" + END, "'nan' is geen getal waarmee"),
        (START + "parts:\n  - id: een\n    choices:\n      - ja\n      - {id: nee, pnts: 1}  # !\n" + END, "bedoel je 'points'?"),
        (START + "parts:\n  - id: een\n    kind: sort\n    cards: [a]\n    pile: [b]  # !\n    piles: [c, d]\n" + END, "bedoel je 'piles'?"),
        (START + "parts:\n  - id: een\n    kind: write\n    lines: 99  # !\n" + END, "'99' is te groot"),
        (START + "answers:\n  Ja: 1  # !\n" + ONE_PART + END, "'Ja' kan hier niet"),
        (START + "scales: [a, ' b']  # !\n" + ONE_PART + END, "' b' kan hier niet".replace("' b'", "'b'")),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_plain_words_on_its_line(text, expected):
    ((line, message),) = told(text)

    assert line == marked_line(text)
    assert expected in message


def test_all_mistakes_of_a_file_are_told_together():
    text = "kind: les\nminutes: 0\nparts:\n  - {id: Een}\n  - {id: twee, lines: x}\n" + END

    assert [line for line, _ in told(text)] == [1, 2, 4, 5]


def test_a_mistake_in_the_answers_is_told_once_and_not_for_each_part_that_borrows_them():
    text = START + "answers:\n  ja: 1\n  nee: veel\nparts:\n  - id: een\n  - id: twee\n" + END

    assert told(text) == [(5, "'veel' is geen getal; schrijf een punt in plaats van een komma")]


def test_the_name_of_the_folder_must_be_a_good_id():
    ((line, message),) = told(START + ONE_PART + END, name="Mijn map")

    assert (line, message.split(";")[0]) == (1, "'Mijn map' kan geen naam van een map zijn")


def test_a_programme_is_checked_in_the_same_way():
    text = "steps:\n  - id: een\n    activity: a\n    week: 0\n" + END

    assert told(text, Programme) == [(4, "'0' is te klein; het minste is 1")]


def test_entries_without_mistakes_are_kept_beside_those_with_mistakes():
    problems = []
    text = "nl: {name: Nederlands}\nEN: {name: English}\nfr: French\nar: {name: A, direction: rtl}\n"
    document = read_document(Text("a.yaml", text), problems)

    assert list(build_each(Language, document, problems, "code")) == ["nl"]
    assert [problem.line for problem in problems] == [2, 3, 4]
