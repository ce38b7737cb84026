"""A mirror names parts that are there, and both sides offer the same choices."""

import pytest

from modules.content.checks.mirrors import mirror_problems
from modules.content.formats.files import Text
from modules.content.formats.structure import build
from modules.content.formats.yaml_reader import read_document
from modules.domain.activities.activity import Activity

START = "kind: exercise\nminutes: 5\nsource: own work, CC BY 4.0\nraters: [other]\n"
OTHERS = START + "parts:\n  - {id: talent, kind: choose-many, choices: [a, b]}\n"
OWN = START + (
    "parts:\n  - {id: kaarten, kind: sort, cards: [a, b, c], piles: [wel, niet]}\n"
    "  - {id: top, kind: choose-many, from_part: kaarten, piles: [wel]}\n"
    "  - {id: minder, kind: choose-many, choices: [a]}\n"
)


def told(mirrors: str) -> list[str]:
    """Return what is wrong with a mirror, with the other activity as `eigen`."""
    text = f"mirrors: {mirrors}\n{OTHERS}"
    activities = {}
    documents = {}
    for name, written in (("anderen", text), ("eigen", OWN)):
        document = read_document(Text(f"{name}.yaml", written), problems := [])
        assert document
        activity = build(Activity, document, problems, name)
        assert activity
        assert problems == []
        activities[name], documents[name] = activity, document
    found = mirror_problems(activities["anderen"], documents["anderen"], activities)
    return [problem.message for problem in found]


@pytest.mark.parametrize(
    "mirrors",
    [
        "{part: talent}",
        "{part: talent, activity: eigen, own: top}",
        "{part: talent, activity: weggehaald}",
    ],
)
def test_a_mirror_that_fits_has_no_problems(mirrors: str) -> None:
    assert told(mirrors) == []


@pytest.mark.parametrize(
    ("mirrors", "about"),
    [
        ("{part: talenten}", "bedoel je 'talent'"),
        ("{part: talent, activity: eigen, own: tops}", "bedoel je 'top'"),
        ("{part: talent, activity: eigen, own: kaarten}", "'kaarten'"),
        ("{part: talent, activity: eigen, own: minder}", "'b'"),
    ],
)
def test_a_mirror_that_leads_nowhere_is_told(mirrors: str, about: str) -> None:
    (message,) = told(mirrors)
    assert about in message
