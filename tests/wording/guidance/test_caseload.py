"""Somebody in a caseload in words."""

from datetime import timedelta

import pytest

from modules.domain.catalogue import Library
from modules.wording.guidance import caseload
from modules.wording.guidance.contact import contact, note, rhythm
from modules.wording.guidance.guides import facts
from modules.wording.wording import Wording
from tests.conftest import MONDAY, TUESDAY


def test_somebody_without_a_name_is_said_to_have_none(about: Wording) -> None:
    assert caseload.name(about, "Amina") == "Amina"
    assert caseload.name(about, None) == "Zonder naam"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "2 van 7 stappen, nu bij {}"),
        ("en", "2 of 7 steps, now at {}"),
        ("fr", "2 étapes sur 7, maintenant à {}"),
    ],
)
def test_a_line_says_how_far_and_where(shipped: Library, language: str, said: str) -> None:
    wording = Wording(shipped, language, "about")
    assert caseload.progress(wording, 2, 7, "dromen") == said.format(wording.title("dromen"))


def test_who_is_in_no_activity_is_nowhere(about: Wording) -> None:
    assert caseload.progress(about, 2, 7, None) == "2 van 7 stappen"


def test_a_page_says_what_somebody_reads_when_they_were_here_and_what_is_next(
    about: Wording,
) -> None:
    said = caseload.reading(about, "fr", MONDAY, TUESDAY, "dromen")
    assert said == (
        f"Leest Français · Laatst actief: gisteren · Volgende stap: {about.title('dromen')}"
    )
    assert caseload.next_step(about, None) == "Elke stap is gedaan"


@pytest.mark.parametrize(("days", "said"), [(None, "Geen afspraak"), (7, "Minstens om de 7 dagen")])
def test_an_agreed_rhythm_is_said_in_days(about: Wording, days: int | None, said: str) -> None:
    assert rhythm(about, days) == said


def test_a_contact_has_its_day_its_kind_and_a_name_as_text(about: Wording) -> None:
    assert contact(about, "*Els*", "phone", MONDAY) == r"2 maart 2026 · Telefoon · \*Els\*"
    assert contact(about, "Els", None, MONDAY) == "2 maart 2026 ·  · Els"


def test_a_note_has_its_writer_and_its_day(about: Wording) -> None:
    assert note(about, "*Els*", MONDAY - timedelta(days=1)) == r"\*Els\* · 1 maart 2026"


def test_a_guide_says_what_its_activity_asks(about: Wording) -> None:
    assert facts(about, "lesson", questions=1, minutes=10, languages=3) == (
        "Les · 1 vraag · Voor de deelnemer duurt dit ongeveer 10 minuten. · 3 van 4 talen"
    )
