"""Agreeing: both subjects, said yes to, in the present version of the words."""

import pytest
from pydantic import JsonValue

from modules.domain.records.consent import SUBJECTS, VERSION, agreed
from modules.domain.records.dossier import Dossier, Kept
from tests.conftest import AMINA, MONDAY

YES: JsonValue = {"yes": True, "version": VERSION}


def having_said(**said: JsonValue) -> Dossier:
    """Return a dossier with these agreements."""
    kept = {
        f"consent/{subject}": Kept(value=value, version=1, by=AMINA.id, at=MONDAY)
        for subject, value in said.items()
    }
    return Dossier(id=AMINA.id, version=1, created_at=MONDAY, fields=kept)


def test_yes_to_everything_is_agreed() -> None:
    assert agreed(having_said(**dict.fromkeys(SUBJECTS, YES)))


@pytest.mark.requirement("JS1")
@pytest.mark.parametrize("missing", SUBJECTS)
def test_without_one_of_them_nothing_is_agreed(missing: str) -> None:
    said = {subject: YES for subject in SUBJECTS if subject != missing}
    assert not agreed(having_said(**said))


@pytest.mark.parametrize(
    "said",
    [
        None,
        True,
        "yes",
        {},
        {"yes": True},
        {"yes": False, "version": VERSION},
        {"yes": True, "version": VERSION - 1},
        {"yes": True, "version": VERSION + 1},
    ],
)
def test_anything_but_a_present_yes_is_no_agreement(said: JsonValue) -> None:
    assert not agreed(having_said(adult=YES, use=said))
