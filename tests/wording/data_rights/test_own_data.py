"""Everything that is kept of somebody, in words."""

from typing import Any

import pytest

from modules.domain.catalogue import Library
from modules.wording.data_rights.own_data import in_words
from modules.wording.wording import Wording


def kept(activity: str, part: str, value: object) -> dict[str, Any]:
    """Return an answer as the document has it before it is said in words."""
    answer = {"part": part, "value": value}
    return {**answer, "title": activity, "question": part, "words": value, "at": "2026-03-02"}


def test_an_answer_gets_its_title_its_question_and_its_words(rich: Library) -> None:
    document = {"rounds": [kept("how-strong", "steun", ["familie", "buur"])]}
    (said,) = in_words(Wording(rich, "nl"), document)["rounds"]
    assert said == {
        "part": "steun",
        "value": ["familie", "buur"],
        "title": "Dit is how-strong",
        "question": "Hier staat steun.",
        "words": "Hier staat steun familie., Hier staat steun buur.",
        "at": "2026-03-02",
    }
    assert list(said) == list(document["rounds"][0])


def test_an_answer_to_what_is_gone_keeps_its_ids(rich: Library) -> None:
    document = {"answers": [kept("nooit-geweest", "vraag", 3)]}
    assert in_words(Wording(rich, "nl"), document)["answers"] == [
        {**kept("nooit-geweest", "vraag", 3), "words": "3"}
    ]


def test_what_another_said_is_in_words_too(others: Library) -> None:
    judgement = {
        "title": "seen-by-others",
        "who": "Karel",
        "question": "op-tijd",
        "words": "altijd",
    }
    (said,) = in_words(Wording(others, "nl"), {"judgements": [judgement]})["judgements"]
    assert said["words"] == "Hier staat altijd."
    assert said["who"] == "Karel"


@pytest.mark.parametrize("field", ["shares", "differing"])
def test_what_is_shared_is_called_by_its_title(library: Library, field: str) -> None:
    entries = [{"title": "one-scale"}, {"title": "plan"}]
    said = in_words(Wording(library, "nl"), {field: entries})[field]
    assert [entry["title"] for entry in said] == ["Dit is one-scale", "plan"]


@pytest.mark.parametrize(
    ("language", "cook"), [("nl", "Kok in een restaurant"), ("en", "Restaurant cook")]
)
def test_occupations_and_ways_have_their_names(shipped: Library, language: str, cook: str) -> None:
    document = {"ideas": [{"name": "kok"}], "ways": [{"name": "vdab-beroep"}]}
    said = in_words(Wording(shipped, language), document)
    assert said["ideas"] == [{"name": cook}]
    assert "VDAB" in said["ways"][0]["name"]


def test_without_a_table_of_occupations_the_ids_stay(library: Library) -> None:
    said = in_words(Wording(library, "nl"), {"ideas": [{"name": "kok"}]})
    assert said["ideas"] == [{"name": "kok"}]


def test_the_rest_of_the_document_stays_as_it_was(library: Library) -> None:
    document = {"format": "x", "fields": {"a": 1}, "answers": []}
    said = in_words(Wording(library, "nl"), document)
    assert said == document
    assert list(said) == list(document)
