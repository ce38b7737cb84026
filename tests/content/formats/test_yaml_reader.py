import pytest

from modules.content.formats.files import Text
from modules.content.formats.yaml_reader import DEEPEST, MOST_VALUES, read_document


def read(text):
    return read_document(Text("a.yaml", text), [])


def told(text):
    problems = []
    assert read_document(Text("a.yaml", text), problems) is None
    return [(problem.line, problem.message) for problem in problems]


def test_every_value_is_the_text_that_stands_there():
    document = read("a: no\nb: 1.10\nc: 2026-01-01\nd: ~\ne: [yes, 0x10]\n")

    assert document.tree == {
        "a": "no",
        "b": "1.10",
        "c": "2026-01-01",
        "d": "~",
        "e": ["yes", "0x10"],
    }


def test_each_value_knows_its_line():
    document = read("a: 1\nb:\n  - c: 2\n    d:\n      3\n  - e\n")

    assert document.line(("a",)) == 1
    assert document.line(("b", 0)) == 3
    assert document.line(("b", 0, "d")) == 4
    assert document.line(("b", 1)) == 6


def test_a_step_that_is_not_in_the_file_leads_to_what_is_around_it():
    document = read("a:\n  - b: 1\n")

    assert document.line(("a", 0, "choose", "missing")) == 2
    assert document.line(("missing",)) == 1


def test_a_number_leads_to_an_entry_of_a_mapping():
    assert read("a:\n  b: 1\n  c: 2\n").line(("a", 1, "points")) == 3


def test_all_double_keys_are_told():
    first, second = told("a: 1\nb: 2\na: 3\nb: 4\n")

    assert first == (3, "'a' staat er twee keer; de eerste keer op regel 1")
    assert second == (4, "'b' staat er twee keer; de eerste keer op regel 2")


@pytest.mark.parametrize(
    ("text", "line", "fragment"),
    [
        ("", 1, "leeg"),
        ("# alleen uitleg\n", 1, "leeg"),
        ("---\na: 1\n---\nb: 2\n", 3, "één document"),
        ("a: 1\n---\nb: 2\n", 2, "één document"),
        ("- a\n", 1, "geen velden"),
        ("tekst\n", 1, "geen velden"),
        ("a: 1\n? [b]\n: 2\n", 2, "kan alleen een woord staan"),
        ("a: 1\nb: &x 2\n", 2, "tekens & en *"),
        ("a: 1\nb: *x\n", 2, "tekens & en *"),
        ("a: 1\n&x b: 2\n", 2, "tekens & en *"),
        ("a: 1\nb: !!str 2\n", 2, "uitroepteken"),
        ("a: 1\nb: !!python/object/apply:os.system [id]\n", 2, "uitroepteken"),
        ("!!python/object:x\na: 1\n", 1, "uitroepteken"),
        ("a: 1\nb 2\nc: 3\n", 2, "ontbreekt een dubbele punt"),
        ("a: 1\nb: Wat zeg je: hallo?\n", 2, "dubbele punt te veel"),
        ("a: 1\nb:\n  c: 1\n d: 2\n", 4, "springt niet goed in"),
        ("a: 1\nb:\n  - c\n  d: 2\n", 4, "streepje verwacht"),
        ("a: 1\nb: - c\n", 2, "streepje kan hier niet"),
        ("a: 1\nb: [c, d\ne: 1\n", 3, "haakje ]"),
        ("a: 1\nb: {c: 1\ne: 1\n", 3, "accolade"),
        ('a: 1\nb: "open\nc: 1\n', 2, "nergens eindigt"),
        ("a: 1\nb: 'k Ben moe\nc: 1\n", 2, "nergens eindigt"),
        ("a: 1\n\tb: 2\n", 2, "tab"),
        ("a: 1\nb: @c\n", 2, "kan hier niet staan"),
        ("a: 1\nb: 50% \nc: %d\n", 3, "kan hier niet staan"),
        ('a: 1\nb: "c\\d"\n', 2, "schuine streep"),
        ("a: 1\nb: 'c' d\n", 2, "te veel na een aanhalingsteken"),
        ("a: 1\nb: [c]]\n", 2, "of een haakje"),
        ("{a: 1}\nb: 2\n", 2, "hoort nergens bij"),
        ("a: 1\nb: [c,,d]\n", 2, "haakje of een komma"),
        ("a:b\nc: 1\n", 1, "geen velden"),
        ("x:\n  a:b\n  c: 1\n", 3, "spatie na de dubbele punt"),
        ("a:\n  - b\n\t- c\n", 3, "tab"),
        ("a: |\n\tb\n", 2, "tab"),
        ("a: >x\n", 1, "hoort op deze regel niets"),
        ("%X\na: 1\n", 1, "procentteken"),
    ],
)
def test_a_fault_is_told_in_plain_words_on_its_line(text, line, fragment):
    ((told_line, message),) = told(text)

    assert told_line == line
    assert fragment in message


def test_what_sits_too_deep_is_refused():
    deep = DEEPEST + 1
    assert told("a: " + "[" * deep + "]" * deep)[0][1].startswith("dit zit te diep")


def test_too_many_values_are_refused_where_they_become_too_many():
    ((line, message),) = told("a:\n" + "- b\n" * MOST_VALUES)

    assert line > MOST_VALUES - 10
    assert "te veel waarden" in message
