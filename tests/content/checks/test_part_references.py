"""Parts that do not make sense are told, each on the line of what does not fit."""

import pytest

from modules.content.checks.references import activity_problems
from modules.content.formats.files import Text
from modules.content.formats.structure import build
from modules.content.formats.yaml_reader import read_document
from modules.domain.activities.activity import Activity
from tests.content.conftest import mistakes

START = "kind: lesson\nminutes: 5\nsource: own work, CC BY 4.0\n"


@pytest.mark.parametrize("mistake", mistakes("part_references"), ids=lambda mistake: mistake.told)
def test_a_part_that_makes_no_sense_is_told_on_its_line(mistake):
    document = read_document(Text("a.yaml", mistake.text + START), [])
    activity = build(Activity, document, [], "x")

    (problem,) = activity_problems(activity, document, None)

    assert problem.line == mistake.line
    assert mistake.told in problem.message
