import pytest

from modules.content.formats.languages import read_languages


def read(content, text):
    content.write("languages.yaml", text)
    problems = []
    languages = read_languages(content.folder, problems)
    return languages, [str(problem) for problem in problems]


def test_languages_keep_the_order_of_the_file(content):
    languages, problems = read(
        content,
        "nl: {name: Nederlands, speech: [nl-BE, nl-NL]}\nar: {name: العربية, direction: rtl}\n",
    )

    assert problems == []
    assert list(languages) == ["nl", "ar"]
    assert languages["ar"].direction == "rtl"
    assert languages["nl"].direction == "ltr"
    assert languages["nl"].speech == ("nl-BE", "nl-NL")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en: {name: English}\n", "languages.yaml:1: de taal 'nl' ontbreekt"),
        (
            "nl: {name: Nederlands}\nEn: {name: E}\n",
            "languages.yaml:2: 'En' is geen code van een taal",
        ),
        ("nl:\n  name: Nederlands\n  speech: [Dutch]\n", "languages.yaml:3: 'Dutch' is geen stem"),
        ("nl:\n  direction: ltr\n", "languages.yaml:1: het veld 'name' ontbreekt"),
    ],
)
def test_a_mistake_is_told_and_then_no_language_counts(content, text, expected):
    languages, problems = read(content, text)

    assert languages == {}
    assert problems[0].startswith(expected)
