import pytest

from modules.content.formats.files import Text
from modules.content.formats.markup import forbidden, placeholders
from modules.content.formats.words_reader import read_words


def told(text, *, fills_in=True):
    file = read_words(Text("nl.md", f"<!-- reviewed: no -->\n# T\n\n## a\nEen\n{text}\n"), "nl", [])
    return [str(problem) for problem in forbidden(file, fills_in=fills_in)]


@pytest.mark.parametrize(
    "text",
    [
        "Ik hou <3 van werk, 3 < 4 en 5 > 4",
        "Om 9:30 uur: kom je? 'k Ben er :-)",
        "Zie [de site](https://www.vdab.be) of [bel](tel:112) of [mail](mailto:a@b.be)",
        "**Vet** en _schuin_, 100 % & meer [zo]",
        "- een\n- twee",
        "Dag {name}, nog {count_left} minuten",
        "شكرا {name}",
    ],
)
def test_plain_words_are_fine(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("<b>vet</b>", "'<b' lijkt op HTML"),
        ("</p>", "lijkt op HTML"),
        ("<script>", "lijkt op HTML"),
        ("-->", "lijkt op HTML"),
        ("Dag {{ name }}", "'{{' is code"),
        ("{% if x %}", "is code"),
        ("$$a^2$$", "formule"),
        ("van $5 tot $6", "formule"),
        ("```python", "'```' is code"),
        ("![foto](https://a.be/b.png)", "een tekening hoort niet in de woorden"),
        ("[klik](javascript:alert)", "een link moet zo"),
        ("[klik](http://a.be)", "een link moet zo"),
        ("[klik][1]", "een link moet zo"),
        ("[1]: javascript:x", "een link moet zo"),
        (":red[fout]", "':red[' heeft een eigen betekenis"),
        (":material/home:", "eigen betekenis"),
        ("---", "alleen streepjes"),
        ("===", "alleen streepjes"),
        ("Dag {name", "een accolade kan alleen rond een naam staan, zoals {naam}"),
        ("Dag {name.__class__}", "een accolade"),
        ("Dag {0}", "een accolade"),
        ("Dag {}", "een accolade"),
        ("Dag {name!r}", "een accolade"),
    ],
)
def test_what_is_not_words_is_told_on_its_line(text, fragment):
    (problem,) = told(text)

    assert problem.startswith("nl.md:6: ")
    assert fragment in problem


def test_a_placeholder_is_only_for_the_words_of_the_app():
    assert told("Dag {name}", fills_in=False) == [
        "nl.md:6: {name} kan hier niet; de app vult hier niets in"
    ]


def test_the_title_is_checked_too():
    file = read_words(Text("nl.md", "<!-- reviewed: no -->\n# <b>T\n"), "nl", [])

    assert [problem.line for problem in forbidden(file, fills_in=False)] == [2]


def test_placeholders_are_found_by_name():
    assert placeholders("{name} en {count}, {Name} niet") == {"name", "count"}
