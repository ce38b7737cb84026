"""What is never asked: a date of birth, a number of the state, a file, or who somebody is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from modules.domain.catalogue import Library
from modules.services.runtime import Runtime
from tests.conftest import AMINA

ROOT = Path(__file__).parents[2]
CODE = [*(ROOT / "modules").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
TEMPLATES = sorted((ROOT / "modules" / "web" / "templates").glob("*.html"))

NEVER_ASKED = re.compile(
    r"rijksregister|national number|numéro national|nationalite|nationality|nationalité"
    r"|godsdienst|religie|religion|etnisch|ethnic|ethni|diagnos|medicatie|medication|médicament"
    r"|strafblad|criminal record|casier judiciaire|veroordel|convict|condamn"
    r"|geboortedatum|geboortejaar|date of birth|date de naissance|seksue|sexual|sexuel",
    re.IGNORECASE,
)
AGE = re.compile(r"geboorte|birth|naissance|leeftijd|\bage\b|\bâge\b", re.IGNORECASE)
TAKES_A_FILE = {"st.file_uploader", "st.camera_input", "st.audio_input"}


def called(file: Path) -> Iterator[str]:
    """Yield the name of everything that a file of code calls."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.requirement("PR1")
def test_no_field_asks_for_a_day_of_birth(shipped: Library) -> None:
    asking_a_day = [file.name for file in CODE if "st.date_input" in called(file)]
    assert asking_a_day == ["share_end.py"]  # the last day of a share
    for template in TEMPLATES:
        assert 'type="date"' not in template.read_text("utf-8"), template.name
    for language in shipped.languages:
        labels = {one: said for one, said in shipped.interface(language).items() if "label" in one}
        assert not [one for one, said in labels.items() if AGE.search(said)]


@pytest.mark.requirement("PR1")
def test_of_age_only_yes_or_no_is_kept(runtime: Runtime) -> None:
    kept = runtime.store.get(AMINA.id).value("consent/adult")
    assert isinstance(kept, dict)
    assert set(kept) == {"yes", "version"}
    assert kept["yes"] is True


@pytest.mark.requirement("PR2")
def test_no_question_in_any_language_asks_who_somebody_is(shipped: Library) -> None:
    for activity in shipped.activities.values():
        asked = [part.id for part in activity.parts if part.asks]
        assert asked or activity.parts
        assert not [one for one in asked if NEVER_ASKED.search(one)], activity.id
        for language in shipped.languages:
            words = shipped.words("activities", activity.id, language)
            for part in asked:
                assert not NEVER_ASKED.search(words.heading(part)), f"{activity.id}/{part}"


@pytest.mark.requirement("PR2")
def test_no_field_of_the_app_takes_a_file_or_asks_who_somebody_is(shipped: Library) -> None:
    for file in CODE:
        assert not TAKES_A_FILE & set(called(file)), file.name
    for template in TEMPLATES:
        assert 'type="file"' not in template.read_text("utf-8"), template.name
    for language in shipped.languages:
        said = shipped.interface(language)
        labels = [text for one, text in said.items() if "label" in one or one.endswith(".name")]
        assert len(labels) > 5
        assert not [one for one in labels if NEVER_ASKED.search(one)]


@pytest.mark.requirement("PR2")
def test_of_a_profile_only_a_name_and_a_language_are_kept() -> None:
    kept = set()
    for file in CODE:
        kept |= set(re.findall(r'"profile/([a-z-]+)"', file.read_text("utf-8")))
    assert kept == {"name", "language"}
