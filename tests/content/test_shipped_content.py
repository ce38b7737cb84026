"""The content that the app comes with: complete, plain, licensed, and quick to read."""

import time
from pathlib import Path

import pytest

from modules.content.library import read

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def shipped():
    return read(CONTENT)


def test_the_shipped_content_has_no_problems_in_any_language(shipped):
    _, problems = shipped

    assert "\n".join(str(problem) for problem in problems) == ""


def test_every_activity_and_programme_has_words_in_every_language(shipped):
    library, _ = shipped

    for shelf in (library.activity_words, library.programme_words):
        for words in shelf.values():
            assert set(words) == set(library.languages)
    assert set(library.interface_words) == set(library.languages)


def test_only_the_picture_form_stands_beside_the_road(shipped):
    library, _ = shipped
    steps = [step for programme in library.programmes.values() for step in programme.steps]

    assert set(library.activities) - {step.activity for step in steps} == {"interesses-in-beelden"}


def test_the_shipped_content_is_read_quickly():
    start = time.process_time()
    read(CONTENT)

    assert time.process_time() - start < 1
