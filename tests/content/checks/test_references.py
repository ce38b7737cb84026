"""Names in a structure that lead nowhere are told, with the name that was meant."""

import pytest

from modules.content.checks.references import activity_problems, programme_problems
from modules.content.formats.files import Text
from modules.content.formats.structure import build
from modules.content.formats.yaml_reader import read_document
from modules.domain.activities.activity import Activity
from modules.domain.programme.programme import Programme
from tests.content.conftest import mistakes

START = "kind: lesson\nminutes: 5\nsource: own work, CC BY 4.0\n"


def told(text, pictures=("wrench",)):
    problems = []
    document = read_document(Text("a.yaml", text), problems)
    activity = build(Activity, document, problems, "x") if document else None
    assert problems == []
    found = activity_problems(activity, document, pictures)
    return [(problem.line, problem.message) for problem in found]


def test_an_activity_that_fits_together_has_no_problems():
    text = START + (
        "answers: {ja: {points: 1, picture: wrench}, nee: 0}\nscales: [praktisch]\nshort: [twee]\n"
        "picture: wrench\nparts:\n  - {id: een, scale: praktisch, reversed: true}\n"
        "  - {id: twee, kind: sort, cards: [a, b], piles: [goed, niet-goed]}\n"
        "  - {id: drie, kind: choose-many, from_part: twee, piles: [goed], at_most: 1}\n"
        "  - {id: vier, choices: [a, b], right: [b]}\n"
        "  - {id: vijf, kind: rate, scale: praktisch}\n"
    )

    assert told(text) == []


@pytest.mark.parametrize("mistake", mistakes("references"), ids=lambda mistake: mistake.told)
def test_a_name_that_leads_nowhere_is_told_on_its_line(mistake):
    ((line, message),) = told(mistake.text + START)

    assert line == mistake.line
    assert mistake.told in message


@pytest.mark.parametrize("mistake", mistakes("meaning"), ids=lambda mistake: mistake.told)
def test_what_answers_count_for_must_be_there(mistake):
    ((line, message),) = told(mistake.text + START)

    assert line == mistake.line
    assert mistake.told in message


def test_ladders_themes_and_signals_that_fit_have_no_problems():
    text = START + (
        "scales: [moed]\nrungs: [laag]\nthemes: [samen]\ndepth: [meer]\n"
        "signals:\n  - id: zwaar\n    when:\n      - {scale: moed, at_most: 20}\n"
        "      - {parts: [twee, drie], choices: [c, a], count: 2}\n"
        "      - {parts: [zes], at_least: 8}\nparts:\n"
        "  - {id: een, scale: moed, rung: laag, choices: {ja: 1, nee: 0, stil: {blank: true}}}\n"
        "  - {id: twee, choices: {a: {theme: samen}, b: {}}, consequences: true}\n"
        "  - {id: drie, kind: choose-many, choices: [c, d]}\n"
        "  - {id: vier, kind: choose-many, from_part: drie}\n"
        "  - id: vijf\n    kind: sort\n    cards: [{id: e, scale: moed}]\n"
        "    piles: [{id: f, points: 1, at_most: 1}, {id: g, points: 0}, {id: h, blank: true}]\n"
        "  - {id: zes, kind: rate}\n"
        "  - {id: zeven, kind: entries, fields: [{id: wat, choices: [i, j]}, {id: w, kind: rate}]}"
        "\n"
    )

    assert told(text) == []


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
