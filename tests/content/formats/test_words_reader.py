import pytest

from modules.content.formats.files import Text
from modules.content.formats.words_reader import read_words

STATE = "<!-- reviewed: no -->\n"


def read(text):
    problems = []
    file = read_words(Text("nl.md", text), "nl", problems)
    return file, [str(problem) for problem in problems]


def words(text):
    file, problems = read(STATE + text)
    assert problems == []
    return file.words()


def test_a_title_an_introduction_and_texts_are_read():
    read_back = words("# Titel\nEen zin.\n\nNog een.\n\n## a\nVraag?\n\nUitleg.\n\n## b/c\nKeuze\n")

    assert (read_back.title, read_back.introduction) == ("Titel", "Een zin.\n\nNog een.")
    assert read_back.texts == {"a": "Vraag?\n\nUitleg.", "b/c": "Keuze"}
    assert (read_back.heading("a"), read_back.rest("a")) == ("Vraag?", "Uitleg.")


def test_lines_of_one_paragraph_become_one_line_except_the_items_of_a_list():
    assert words("# T\n\n## a\nEen\ntwee\n- drie\n  vier\n- vijf\n1. zes\n").texts == {
        "a": "Een twee\n- drie vier\n- vijf\n1. zes"
    }


@pytest.mark.parametrize(
    ("state", "reviewed"),
    [("no", None), ("dienst vertaling, 2026-11-22", "dienst vertaling, 2026-11-22")],
)
def test_the_first_line_says_who_checked_the_words(state, reviewed):
    file, problems = read(f"<!-- reviewed: {state} -->\n# T\n")

    assert (file.reviewed, problems) == (reviewed, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\n", "nl.md:1: de eerste regel moet zeggen of iemand dit nalas"),
        ("\n<!-- reviewed: no -->\n# T\n", "nl.md:1: de eerste regel moet zeggen"),
        ("<!-- reviewed: ja -->\n# T\n", "nl.md:1: 'ja' is niet duidelijk"),
        ("<!-- reviewed: Els, morgen -->\n# T\n", "nl.md:1: 'Els, morgen' is niet duidelijk"),
        (STATE + "# T\n<!-- todo: x -->\n", "nl.md:3: alleen een opmerking die begint met 'nl:'"),
        (STATE + "# T\n\n## a\nTekst <!-- open\n\n## b\n", "nl.md:5: hier begint een opmerking"),
        (STATE + "tekst\n# T\n", "nl.md:2: deze tekst staat onder geen enkele kop"),
        (STATE + "# T\n# U\n", "nl.md:3: er mag maar één titel zijn; de eerste staat op regel 2"),
        (STATE + "# T\n\n### a\nTekst\n", "nl.md:4: '### a' is geen goede kop"),
        (STATE + "# T\n\n##a\nTekst\n", "nl.md:4: '##a' is geen goede kop"),
        (STATE + "# T\n\n##\nTekst\n", "nl.md:4: '##' is geen goede kop"),
        (STATE + "# T\n\n## a\n\n## b\nTekst\n", "nl.md:4: onder 'a' staat geen tekst"),
        (STATE + "# T\n\n## a\n<!-- nl: x -->\n", "nl.md:4: onder 'a' staat geen tekst"),
        (STATE + "# T\n\n## a\nx\n## b\ny\n## a\nz\n", "nl.md:8: 'a' staat er twee keer"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_on_its_line(text, expected):
    _, (told,) = read(text)

    assert told.startswith(expected)


def test_a_comment_keeps_the_dutch_and_does_not_move_the_lines():
    file, problems = read(STATE + "# T\n\n## a\nText\n<!-- nl: De\n tekst -->\n\n## b\n\n")

    assert file.sections["a"].remembered == "De tekst"
    assert problems == ["nl.md:9: onder 'b' staat geen tekst"]


def test_a_comment_under_the_title_belongs_to_the_title():
    file, _ = read(STATE + "# T\n<!-- nl: Titel -->\n\n## a\nx\n")

    assert file.sections[""].remembered == "Titel"
    assert file.sections["a"].remembered is None
