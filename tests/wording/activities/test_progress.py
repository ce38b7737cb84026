"""Where somebody is in an activity."""

import pytest

from modules.domain.catalogue import Library
from modules.wording.activities.progress import place, short_place
from modules.wording.wording import Wording


def test_a_list_of_questions_counts_questions_and_a_lesson_counts_screens(library: Library) -> None:
    wording = Wording(library, "nl")
    questions, lesson = library.activities["one-scale"], library.activities["read-then-write"]
    assert place(wording, questions, "bouwen") == "Vraag 2 van 2 · nog ongeveer 2 minuten"
    assert place(wording, lesson, "uitleg") == "Scherm 1 van 3 · nog ongeveer 5 minuten"


@pytest.mark.parametrize(
    ("language", "left", "said"),
    [
        ("nl", 8, "Vraag 3 · nog ongeveer 8 vragen"),
        ("nl", 1, "Vraag 3 · nog ongeveer 1 vraag"),
        ("en", 1, "Question 3 · about 1 question left"),
        ("fr", 8, "Question 3 · encore environ 8 questions"),
    ],
)
def test_a_short_form_says_about_how_many_are_left(
    shipped: Library, language: str, left: int, said: str
) -> None:
    assert short_place(Wording(shipped, language), 3, left) == said
