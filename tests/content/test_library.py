from pathlib import Path

import pytest

from modules.content.formats.files import read_text
from modules.content.formats.problem import ContentError
from modules.content.library import load, read
from tests.content.conftest import FILES
from tests.counting import arguments_of


def test_a_folder_without_problems_becomes_a_library(content):
    library = load(content.folder)

    assert library.activities["one-scale"].part("herstellen").scale == "praktisch"
    assert library.programmes["kort"].steps[0].activity == "one-scale"
    assert library.pictures["wrench"].file == content.folder / "pictures" / "wrench.svg"
    assert library.languages["nl"].speech == ("nl-BE",)
    assert library.interface("nl")["save.kept"] == "Bewaard, {name}."


def test_each_file_is_read_once(content):
    with arguments_of(read_text) as calls:
        load(content.folder)

    files = [call["file"] for call in calls]
    assert sorted(files) == sorted(content.folder / path for path in FILES)


def test_words_come_in_the_language_that_is_asked_for(content):
    words = load(content.folder).words("activities", "one-scale", "en")

    assert (words.language, words.title) == ("en", "What do you like?")
    assert words.reviewed == "translator, 2026-11-22"
    assert words.heading("herstellen") == "I like to repair things."


def test_words_come_in_dutch_when_the_language_has_none(content):
    library = load(content.folder)

    assert library.words("programmes", "kort", "en").language == "nl"
    assert library.words("activities", "one-scale", "tr").title == "Wat doe je graag?"
    assert library.interface("tr") == library.interface("nl")


def test_words_of_something_that_does_not_exist_are_a_key_error(content):
    with pytest.raises(KeyError):
        load(content.folder).words("activities", "two-scales", "nl")


def test_a_broken_file_never_stops_the_others_from_being_reported(content):
    content.write("languages.yaml", "nl: {name: Nederlands}\nen: {name: English, direction: up}\n")
    content.write("pictures/pictures.yaml", "wrench: &a x\n")
    content.write("interface/en.md", b"\xff\xfe")
    content.change("activities/one-scale/activity.yaml", "minutes: 5", "minutes: veel")
    content.change("activities/one-scale/nl.md", "# Wat", "<b>Wat")
    content.write("activities/second/activity.yaml", "kind: [")
    content.change("programmes/kort/programme.yaml", "one-scale", "one-scal")

    with pytest.raises(ContentError) as error:
        load(content.folder)

    places = [(problem.path, problem.line) for problem in error.value.problems]
    assert places == [
        ("activities/one-scale/activity.yaml", 2),
        ("activities/one-scale/nl.md", 2),
        ("activities/second/activity.yaml", 1),
        ("activities/second/nl.md", 1),
        ("interface/en.md", 1),
        ("languages.yaml", 2),
        ("pictures/pictures.yaml", 1),
        ("programmes/kort/programme.yaml", 3),
    ]


def test_a_stale_translation_is_a_warning_and_the_library_still_loads(content):
    content.change("activities/one-scale/nl.md", "Ik herstel graag", "Ik maak graag")

    (warning,) = load(content.folder).warnings

    assert (warning.path, warning.line, warning.kind) == (
        "activities/one-scale/en.md",
        13,
        "stale",
    )


def test_a_folder_that_is_not_there_is_one_clear_problem(tmp_path: Path):
    _, problems = read(tmp_path / "nergens")

    assert str(problems[0]).startswith(".:1: hier is geen map met inhoud")


def test_pictures_are_left_aside_when_their_list_cannot_be_read(content):
    content.write("pictures/pictures.yaml", "[")

    assert all(told.startswith("pictures/") for told in content.told())
