"""Levels, themes and signals in words, to the person and to who reads about them."""

import pytest

from modules.domain.activities.words import Words
from modules.domain.catalogue import Library
from modules.domain.results.findings import Findings
from modules.domain.results.highlights import Extremes
from modules.domain.results.levels import LevelReached
from modules.domain.results.tally import ThemeCount
from modules.wording.results.findings import (
    highest_and_lowest,
    level,
    level_explained,
    theme,
    theme_parts,
    told_to_counsellor,
)
from modules.wording.wording import Wording

REACHED = LevelReached(scale="moed", rung="verder", answered=4, asked=4)
AT_START = LevelReached(scale="moed", rung=None, answered=4, asked=4)
TOO_FEW = LevelReached(scale="moed", rung=None, answered=1, asked=4)


@pytest.mark.parametrize(
    ("language", "own", "others"),
    [
        ("nl", "**Moed**: je bent bij **verder**.", "**Moed**: staat bij **verder**."),
        ("en", "**Moed**: you are at **verder**.", "**Moed**: is at **verder**."),
        ("fr", "**Moed**\xa0: tu es à **verder**.", "**Moed**\xa0: se situe à **verder**."),
    ],
)
def test_a_level_speaks_to_the_person_or_about_them(
    shipped: Library, words: Words, language: str, own: str, others: str
) -> None:
    assert level(Wording(shipped, language), REACHED, words) == own
    assert level(Wording(shipped, language, "about"), REACHED, words) == others


def test_a_beginning_and_too_few_answers_are_not_the_same(to_self: Wording, words: Words) -> None:
    assert level(to_self, AT_START, words) == "**Moed**: je staat aan het begin."
    assert level(to_self, TOO_FEW, words) == (
        "**Moed**: er zijn nog niet genoeg antwoorden (1 van 4)."
    )


def test_only_a_level_that_was_reached_is_explained(words: Words) -> None:
    assert level_explained(REACHED, words) == "Dit lukt alleen."
    assert [level_explained(reached, words) for reached in (AT_START, TOO_FEW)] == ["", ""]


def test_the_highest_and_the_lowest_are_named(to_self: Wording, words: Words) -> None:
    extremes = Extremes(highest=("doen", "zorgen"), lowest=("leiden",))
    assert highest_and_lowest(to_self, Findings(extremes=extremes), words) == [
        "Het hoogst staat **Doen** en **Zorgen**. Het laagst staat **Leiden**."
    ]
    assert highest_and_lowest(to_self, Findings(), words) == []


def test_a_theme_is_counted_out_of_how_many_times(to_self: Wording, words: Words) -> None:
    count = ThemeCount(theme="moed", count=2, times=3, parts=("bus", "grap"))
    assert theme(to_self, count, words) == "2 van de 3 keer: **Moed**"
    assert theme_parts(to_self, count, words) == "**Moed**, bij: De bus is te laat.; Een grap."


def test_a_counsellor_reads_a_reason_to_talk(about: Wording, words: Words) -> None:
    assert told_to_counsellor(about, ["help"], words) == (
        "**Om over te praten**\n\nVraag hoe het gaat."
    )
