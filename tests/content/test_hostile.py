"""Files that were made to do harm: a clear problem, quickly, and never an exception."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modules.content.files import Text
from modules.content.library import load, read
from modules.content.problem import ContentError
from modules.content.words_check import interface_problems
from modules.content.words_reader import read_words
from modules.content.yaml_reader import read_document

STRUCTURE = "activities/one-scale/activity.yaml"
WORDS = "activities/one-scale/nl.md"
STATE = "<!-- reviewed: no -->\n# T\n"

LEVELS = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10)]
BOMB = "\n".join(["l0: &l0 [x]", *LEVELS])


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (STRUCTURE, BOMB),
        (STRUCTURE, "a: !!python/object/apply:os.system ['touch /tmp/x']\n"),
        (STRUCTURE, "<<: *x\n"),
        (STRUCTURE, "a: " + "[" * 400_000),
        (STRUCTURE, "a: " + "{a: " * 200_000),
        (STRUCTURE, "\n".join(" " * n + "a:" for n in range(1300))),
        (STRUCTURE, "a: [" + "b, " * 300_000),
        (STRUCTURE, "? " * 400_000),
        (STRUCTURE, "- " * 400_000),
        (STRUCTURE, "a" * 900_000),
        (STRUCTURE, 'a: "' + "\\u0041" * 150_000),
        (STRUCTURE, "".join(f"a{n}: 1\n" for n in range(19_000))),
        (STRUCTURE, "parts:\n" + "- id: A\n" * 9_000),
        (STRUCTURE, "parts:\n" + "".join(f"- id: a{n}\n" for n in range(9_000))),
        (STRUCTURE, "%YAML 9.9\n---\na: 1\n"),
        (STRUCTURE, b"\xff\xfe\x00a"),
        (STRUCTURE, b"a: \x00"),
        (STRUCTURE, b""),
        (WORDS, b"\xe9\xe9"),
        (WORDS, b"\x00" * 1000),
        (WORDS, STATE + "<!--" * 200_000),
        (WORDS, STATE + "<!-- nl: -->" * 80_000),
        (WORDS, STATE + "## a\n" * 150_000),
        (WORDS, STATE + "".join(f"## h{n}\nx\n" for n in range(60_000))),
        (WORDS, STATE + "".join(f"## h{n}\nx\n<!-- nl: y -->\n" for n in range(30_000))),
        (WORDS, STATE + "<b>\n\n" * 150_000),
        (WORDS, STATE + "a " * 400_000),
        (WORDS, STATE + "a.\n" * 300_000),
        (WORDS, STATE + "](" * 400_000),
        (WORDS, STATE + "." * 900_000),
        (WORDS, STATE + "{" * 900_000),
        (WORDS, STATE + ":a" * 400_000),
        (WORDS, "#" * 900_000),
        (WORDS, "# \n" * 300_000),
        ("languages.yaml", BOMB),
        ("languages.yaml", "nl: {name: N}\n" + "".join(f"a{chr(97 + n)}: {{name: N}}\n" for n in range(26)) * 700),
        ("interface/nl.md", STATE + "".join(f"## a{n}.one\nx\n" for n in range(50_000))),
        ("pictures/pictures.yaml", "".join(f"a{n}: {{file: ../a}}\n" for n in range(9_000))),
        ("pictures/wrench.svg", "<svg" + " on" * 300_000),
    ],
    ids=str,
)  # fmt: skip
def test_a_hostile_file_is_told_within_a_second(content, path, text):
    content.write(path, text)
    start = time.process_time()

    with pytest.raises(ContentError) as error:
        load(content.folder)

    assert time.process_time() - start < 1
    assert any(problem.path == path for problem in error.value.problems)
    assert len(error.value.problems) < 500
    assert all(len(str(problem)) < 400 for problem in error.value.problems)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("#<>!-{}[]()$:nl \n\tab.'é*`"), max_size=80))
def test_no_text_in_a_words_file_crashes_the_reading(written):
    check(f"{STATE}{written}\n## a\n{written}")


@settings(max_examples=200, deadline=None)
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


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>%@'\"?, \n\t#"), max_size=60))
def test_no_yaml_crashes_the_reading(written):
    problems = []
    document = read_document(Text("a.yaml", written), problems)

    assert (document is None) == bool(problems)
    assert all(1 <= problem.line <= written.count("\n") + 1 for problem in problems)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from([STRUCTURE, WORDS, "languages.yaml", "pictures/pictures.yaml"]), st.binary(max_size=100))
def test_no_bytes_in_any_file_crash_the_loader(content, path, written):
    content.write(path, written)

    library, _ = read(content.folder)

    assert set(library.programmes) == {"kort"}
