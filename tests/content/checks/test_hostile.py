"""Files that were made to do harm: a clear problem, little work, and never an exception."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modules.content.checks.words_check import interface_problems
from modules.content.formats.files import LARGEST, Text
from modules.content.formats.messages import say
from modules.content.formats.problem import MOST_PROBLEMS, ContentError
from modules.content.formats.words_reader import read_words
from modules.content.formats.yaml_reader import read_document
from modules.content.library import load, read
from tests.counting import all_calls, counted

STRUCTURE = "activities/one-scale/activity.yaml"
WORDS = "activities/one-scale/nl.md"
APP = "interface/nl.md"
PICTURES = "pictures/pictures.yaml"
STATE = "<!-- reviewed: no -->\n# T\n"

SMALL = 4_000
"""Bytes of a file on which work is counted: what grows too fast shows here already."""

Make = Callable[[int], str | bytes]
"""What makes a file of about so many bytes."""

LEVELS = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10)]
BOMB = "\n".join(["l0: &l0 [x]", *LEVELS])


def just(text: str | bytes) -> Make:
    """Return what makes this file, of no other size."""
    return lambda size: text


def full_of(piece: str, start: str = "") -> Make:
    """Return what makes a file of a size: a start, and a piece over and over."""
    return lambda size: start + piece * ((size - len(start.encode())) // len(piece.encode()))


def full_of_numbered(piece: str, start: str = "", most: int = LARGEST) -> Make:
    """Return what makes such a file with a number in each piece, where `0` stands."""

    def make(size: int) -> str:
        count = min(most, (size - len(start)) // (len(piece) + 5))
        return start + "".join(piece.replace("0", str(number)) for number in range(count))

    return make


HOSTILE = [
    (STRUCTURE, just(BOMB)),
    (STRUCTURE, just("a: !!python/object/apply:os.system ['touch /tmp/x']\n")),
    (STRUCTURE, just("<<: *x\n")),
    (STRUCTURE, full_of("[", "a: ")),
    (STRUCTURE, full_of("{a: ")),
    (STRUCTURE, just("\n".join(" " * n + "a:" for n in range(600)))),
    (STRUCTURE, full_of("b, ", "a: [")),
    (STRUCTURE, full_of("? ")),
    (STRUCTURE, full_of("- ")),
    (STRUCTURE, full_of("a")),
    (STRUCTURE, full_of("\\u0041", 'a: "')),
    (STRUCTURE, full_of_numbered("a0: 1\n")),
    (STRUCTURE, full_of_numbered("a0: 1\n", most=19_000)),
    (STRUCTURE, full_of("a: 1\n")),
    (STRUCTURE, full_of_numbered("- id: A\n", "parts:\n", most=9_000)),
    (STRUCTURE, full_of_numbered("- id: a0\n", "parts:\n", most=9_000)),
    (STRUCTURE, just("%YAML 9.9\n---\na: 1\n")),
    (STRUCTURE, just(b"\xff\xfe\x00a")),
    (STRUCTURE, just(b"a: \x00")),
    (STRUCTURE, just(b"")),
    (WORDS, just(b"\xe9\xe9")),
    (WORDS, just(b"\x00" * 1000)),
    (WORDS, full_of("<!--", STATE)),
    (WORDS, full_of("<!-- nl: -->", STATE)),
    (WORDS, full_of("## a\n", STATE)),
    (WORDS, full_of("<b>\n\n", STATE)),
    (WORDS, full_of("a ", STATE)),
    (WORDS, full_of("a.\n", STATE)),
    (WORDS, full_of("](", STATE)),
    (WORDS, full_of(".", STATE)),
    (WORDS, full_of("{", STATE)),
    (WORDS, full_of(":a", STATE)),
    (WORDS, full_of("- a\n", STATE)),
    (WORDS, full_of("#")),
    (WORDS, full_of("# \n")),
    (WORDS, full_of_numbered("## h0\nx\n", STATE)),
    (WORDS, full_of_numbered("## h0\nx\n<!-- nl: y -->\n", STATE)),
    (APP, full_of_numbered("## a0.one\nx\n", STATE)),
    ("languages.yaml", just(BOMB)),
    ("languages.yaml", full_of_numbered("a0: {name: N}\n", most=6_000)),
    (PICTURES, full_of_numbered("a0: {file: ../a}\n", most=6_000)),
]


@pytest.mark.parametrize(("path", "make"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_file_of_the_largest_size_is_told_in_few_words(content, path, make):
    content.write(path, make(LARGEST))

    with pytest.raises(ContentError) as error:
        load(content.folder)

    assert any(problem.path == path for problem in error.value.problems)
    assert len(error.value.problems) <= 2 * MOST_PROBLEMS + 1
    assert all(len(str(problem)) < 400 for problem in error.value.problems)


@pytest.mark.parametrize(("path", "make"), HOSTILE, ids=range(len(HOSTILE)))
def test_twice_as_large_a_hostile_file_is_at_most_twice_the_work(content, path, make):
    work = []
    for size in (SMALL, 2 * SMALL):
        content.write(path, make(size))
        with all_calls() as calls:
            read(content.folder)
        work.append(calls["call"] + calls["c_call"])

    assert work[1] <= 2 * work[0]


def test_what_stands_twice_a_thousand_times_is_read_no_further_than_is_told(content):
    content.write(STRUCTURE, full_of("a: 1\n")(LARGEST))

    with counted(say) as calls:
        told = content.told()

    assert len(told) == MOST_PROBLEMS
    assert calls["say"] == MOST_PROBLEMS


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("#<>!-{}[]()$:nl \n\tab.'é*`"), max_size=80))
def test_no_text_in_a_words_file_crashes_the_reading(written):
    check(f"{STATE}{written}\n## a\n{written}")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_words_file_at_all_crashes_the_reading(written):
    check(written)


def check(written):
    """Read and check a text as Dutch and as its own translation."""
    problems = []
    file = read_words(Text("nl.md", written), "nl", problems)
    if file:
        translation = file._replace(language="en", path="en.md")
        problems += interface_problems({"nl": file, "en": translation})
        assert file.words().language == "nl"
    last_line = written.count("\n") + 1
    assert all(1 <= problem.line <= last_line for problem in problems)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>%@'\"?, \n\t#"), max_size=60))
def test_no_yaml_crashes_the_reading(written):
    problems = []
    document = read_document(Text("a.yaml", written), problems)

    assert (document is None) == bool(problems)
    assert all(1 <= problem.line <= written.count("\n") + 1 for problem in problems)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from([STRUCTURE, WORDS, "languages.yaml", "pictures/pictures.yaml"]),
    st.binary(max_size=100),
)
def test_no_bytes_in_any_file_crash_the_loader(content, path, written):
    content.write(path, written)

    library, _ = read(content.folder)

    assert set(library.programmes) == {"kort"}
