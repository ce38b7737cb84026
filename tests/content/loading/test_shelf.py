"""What lies in the folders: files that are missing, and files that nothing reads."""

import pytest


def test_an_activity_without_structure_is_told_and_its_words_are_still_checked(content):
    content.remove("activities/one-scale/activity.yaml")
    content.change("activities/one-scale/nl.md", "Graag\n", "Graag <b>\n")

    assert content.told() == [
        "activities/one-scale/activity.yaml:1: dit bestand ontbreekt",
        "activities/one-scale/nl.md:9: '<b' lijkt op HTML; schrijf gewone tekst",
    ]


def test_an_activity_without_dutch_is_told(content):
    content.remove("activities/one-scale/nl.md")

    assert content.told() == [
        "activities/one-scale/nl.md:1: de Nederlandse woorden ontbreken; maak een bestand nl.md"
    ]


def test_each_language_needs_the_words_of_the_app(content):
    content.remove("interface/en.md")

    assert content.told() == [
        "interface/en.md:1: de woorden van de app ontbreken in de taal 'en'; maak een bestand en.md"
    ]


def test_the_words_of_the_app_need_no_title(content):
    content.change("interface/nl.md", "# De app\n", "")

    assert content.told() == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("activities/one-scale/pl.md", "de taal 'pl' staat niet in languages.yaml"),
        ("interface/pl.md", "de taal 'pl' staat niet in languages.yaml"),
        (
            "activities/one-scale/activity.yml",
            "dit bestand hoort hier niet; bedoel je 'activity.yaml'?",
        ),
        ("activities/one-scale/nl (kopie).md", "dit bestand hoort hier niet"),
        ("activities/one-scale/foto.png", "dit bestand hoort hier niet"),
        ("activities/one-scale/NL.md", "dit bestand hoort hier niet"),
        ("activities/nl.md", "de taal 'nl' staat niet"),
        ("programmes/kort/activity.yaml", "dit bestand hoort hier niet"),
    ],
)
def test_a_file_that_nothing_reads_is_told(content, path, expected):
    content.write(path, "tekst")

    (told,) = content.told()

    assert told.startswith(f"{path}:1: {expected}")


@pytest.mark.parametrize("path", ["activities/.DS_Store", "activities/one-scale/Thumbs.db"])
def test_what_a_computer_leaves_behind_is_left_be(content, path):
    content.write(path, "")

    assert content.told() == []


def test_other_folders_of_the_content_are_left_be(content):
    content.write("training-room/plan.yaml", "x: [")

    assert content.told() == []


def test_without_dutch_words_of_the_app_the_others_are_still_checked(content):
    content.remove("interface/nl.md")
    content.change("interface/en.md", "Saved", "<b>Saved")

    first, second = content.told()

    assert first == "interface/en.md:5: '<b' lijkt op HTML; schrijf gewone tekst"
    assert second.startswith("interface/nl.md:1: de woorden van de app ontbreken in de taal 'nl'")
