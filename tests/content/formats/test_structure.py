"""Each mistake that a person can make in the structure files is told in plain words."""

import pytest

from modules.content.formats.files import Text
from modules.content.formats.structure import build, build_each
from modules.content.formats.yaml_reader import read_document
from modules.domain.activities.activity import Activity
from modules.domain.catalogue import Language
from modules.domain.programme.programme import Programme
from tests.content.conftest import mistakes

END = "source: own work, CC BY 4.0\n"
START = "kind: lesson\nminutes: 5\n"
ONE_PART = "parts:\n  - {id: een, kind: read}\n"


def told(text, model=Activity, name="one-scale"):
    problems = []
    built = build(model, read_document(Text("a.yaml", text), problems), problems, name)
    assert (built is None) == bool(problems)
    return [(problem.line, problem.message) for problem in problems]


@pytest.mark.parametrize("mistake", mistakes("structure"), ids=lambda mistake: mistake.told)
def test_a_mistake_is_told_in_plain_words_on_its_line(mistake):
    ((line, message),) = told(mistake.text)

    assert line == mistake.line
    assert mistake.told in message


def test_a_number_without_end_is_told_and_cut():
    ((line, message),) = told(f"kind: lesson\nminutes: {'9' * 5000}\n{ONE_PART}{END}")

    assert (line, message[-21:]) == (2, "is een te groot getal")


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
    text = (
        "nl: {name: Nederlands}\nEN: {name: English}\nfr: French\nar: {name: A, direction: rtl}\n"
    )
    document = read_document(Text("a.yaml", text), problems)

    assert list(build_each(Language, document, problems, "code")) == ["nl"]
    assert [problem.line for problem in problems] == [2, 3, 4]
