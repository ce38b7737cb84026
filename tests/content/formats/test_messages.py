import re
from pathlib import Path

from modules.content.formats.messages import LONGEST_QUOTE, say, sentences, suggestion

CODE = Path(__file__).parents[3] / "modules" / "content"
SAID_IN_CODE = re.compile(r'"((?:[a-z]+-)*[a-z0-9]+)"')


def test_each_sentence_is_said_somewhere():
    code = "\n".join(file.read_text(encoding="utf-8") for file in CODE.rglob("*.py"))
    said = set(SAID_IN_CODE.findall(code))

    ours = {key for key in sentences() if " " not in key}
    assert ours - said - {"structure", "yaml"} == set()


def test_what_comes_from_a_file_stays_on_one_line_and_short():
    told = say("structure int_parsing", written="a\nb\x07" + "c" * 500)

    assert "\n" not in told
    assert "a b?c" in told
    assert len(told) < LONGEST_QUOTE + 40


def test_a_word_from_a_file_is_never_read_as_a_placeholder():
    assert "{field}" in say("structure int_parsing", written="{field}")


def test_a_word_that_looks_like_a_known_one_is_suggested():
    assert suggestion("herstelen", ["herstellen", "naam"]) == "; bedoel je 'herstellen'?"
    assert suggestion("xyz", ["herstellen", "naam"]) == ""
