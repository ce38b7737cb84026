"""What stands above a path, and what each step of it says."""

import pytest

from modules.domain.catalogue import Library
from modules.wording.programme.path import (
    greeting,
    section_progress,
    section_title,
    step,
    suggestion,
)
from modules.wording.wording import Wording
from tests.wording.conftest import LANGUAGES


@pytest.mark.parametrize(
    ("done", "total", "said"),
    [
        (0, 3, "Begin waar je wil. Neem je tijd."),
        (1, 3, "Je deed al 1 stap van 3. Neem je tijd."),
        (2, 3, "Je deed al 2 stappen van 3. Neem je tijd."),
        (3, 3, "Je deed elke stap. Je hebt er tijd voor genomen. Kijk gerust terug."),
    ],
)
def test_the_greeting_counts_what_was_done(
    to_self: Wording, done: int, total: int, said: str
) -> None:
    assert greeting(to_self, "tweede-kans", done=done, total=total, section=None) == said


def test_a_long_path_names_the_section_instead_of_counting(shipped: Library) -> None:
    programmes = shipped.programmes.values()
    programme = next(programme for programme in programmes if programme.modules)
    section = programme.modules[0].id
    for language in LANGUAGES:
        wording = Wording(shipped, language)
        title = section_title(wording, programme.id, section)
        said = greeting(wording, programme.id, done=1, total=55, section=section)
        assert said == wording.say("path.at", title=title)


def test_what_stands_beside_the_path_has_a_title_too(to_self: Wording) -> None:
    assert section_title(to_self, "tweede-kans", None) == "Ook mogelijk"


@pytest.mark.parametrize(("done", "said"), [(0, ""), (2, " · 2 van 5 klaar")])
def test_a_section_that_was_begun_says_how_far(to_self: Wording, done: int, said: str) -> None:
    assert section_progress(to_self, done, 5) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "Begonnen · ongeveer 5 minuten"), ("en", "Started · about 5 minutes")],
)
def test_a_step_says_how_far_it_is_and_how_long_it_takes(
    shipped: Library, language: str, said: str
) -> None:
    assert step(Wording(shipped, language), "started", 5, once_more=False) == said


def test_a_step_that_comes_back_says_so_first(to_self: Wording) -> None:
    assert step(to_self, "new", 1, once_more=True) == "Nog eens · Later · ongeveer 1 minuut"


def test_a_suggestion_says_how_far_the_activity_is(to_self: Wording) -> None:
    said = suggestion(to_self, "dromen", "done")
    assert to_self.title("dromen") in said
    assert "gedaan" in said
