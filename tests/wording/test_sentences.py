"""The app's own words: by id, in a language, with the form for a number."""

import pytest

from modules.domain.catalogue import Library
from modules.wording.sentences import in_each_language, plural_form, say


def test_a_sentence_is_said_in_the_language_that_is_asked(shipped: Library) -> None:
    assert say(shipped, "nl", "button.back") == "Terug"
    assert say(shipped, "en", "button.back") == "Back"


def test_a_language_without_words_falls_back_to_dutch(shipped: Library) -> None:
    assert say(shipped, "pl", "button.back") == "Terug"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 personen"), (1, "1 persoon"), (2, "2 personen")]
)
def test_a_number_takes_its_form(shipped: Library, count: int, said: str) -> None:
    assert say(shipped, "nl", "caseload.count", count=count) == said


def test_a_given_name_is_never_read_as_a_pattern(shipped: Library) -> None:
    assert "{code.__class__}" in say(shipped, "nl", "looks.line", name="{code.__class__}", at="x")


def test_a_sentence_may_speak_of_a_language(shipped: Library) -> None:
    assert say(shipped, "nl", "person.reads", language="English") == "Leest English"


def test_words_that_do_not_exist_are_a_bug_and_rise(shipped: Library) -> None:
    with pytest.raises(KeyError):
        say(shipped, "nl", "no.such.words")


def test_a_sentence_in_each_language_is_a_paragraph_in_each_and_never_twice(
    shipped: Library,
) -> None:
    assert say(shipped, "nl", "button.back") == say(shipped, "nl-a2", "button.back")
    assert in_each_language(shipped, "button.back").split("\n\n") == ["Terug", "Back", "Retour"]


def test_arabic_has_six_forms() -> None:
    assert {plural_form("ar", count) for count in (0, 1, 2, 3, 11, 100)} == {
        "zero",
        "one",
        "two",
        "few",
        "many",
        "other",
    }
