"""A translation remembers the Dutch that it was made from, and nothing else of it changes."""

import pytest

from modules.content.formats.problem import ContentError
from modules.content.library import read
from modules.content.remember import main, remember


def test_each_text_of_a_translation_remembers_its_dutch(content):
    changed = list(remember(content.folder))

    english = (content.folder / "activities/one-scale/en.md").read_text("utf-8")
    assert content.folder / "activities/one-scale/en.md" in changed
    assert "## graag\n<!-- nl: Graag -->\nYes\n" in english
    assert (
        "## herstellen\n<!-- nl: Ik herstel graag dingen. -->\nI like to repair things." in english
    )
    assert english.startswith("<!-- reviewed: translator, 2026-11-22 -->\n# What do you like?\n")


def test_the_words_themselves_stay_the_same(content):
    before = read(content.folder)[0].activity_words["one-scale"]["en"]

    list(remember(content.folder))

    assert read(content.folder)[0].activity_words["one-scale"]["en"] == before


def test_doing_it_again_changes_nothing(content):
    list(remember(content.folder))

    assert list(remember(content.folder)) == []


def test_afterwards_the_check_tells_when_the_dutch_moves_on(content, capsys):
    assert main([str(content.folder)]) == 0
    assert "activities/one-scale/en.md" in capsys.readouterr().out
    assert content.told() == []

    content.change("activities/one-scale/nl.md", "Graag\n", "Heel graag\n")

    assert any(problem.startswith("activities/one-scale/en.md") for problem in content.told())


def test_a_file_that_cannot_be_read_is_refused_and_left_as_it_was(content):
    content.change("activities/one-scale/en.md", "## niet", "<!-- open\n## niet")
    before = (content.folder / "activities/one-scale/en.md").read_text("utf-8")

    with pytest.raises(ContentError):
        list(remember(content.folder, "activities"))

    assert (content.folder / "activities/one-scale/en.md").read_text("utf-8") == before
