"""Who reads, in which language: the same sentence for each page, form and document."""

from datetime import UTC, date, datetime, timedelta

import pytest

from modules.domain.catalogue import Library
from modules.wording.wording import Wording
from tests.conftest import MONDAY
from tests.wording.conftest import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_about_answers_speaks_to_whoever_gave_them(
    shipped: Library, language: str
) -> None:
    own = Wording(shipped, language).of_answers("ladder.start", scale="Moed")
    others = Wording(shipped, language, "about").of_answers("ladder.start", scale="Moed")
    words = shipped.interface(language)
    assert own == words["ladder.start"].format(scale="Moed")
    assert others == words["ladder.start.of-other"].format(scale="Moed")
    assert own != others


def test_a_sentence_that_reads_the_same_for_both_has_no_second_form(
    to_self: Wording, about: Wording
) -> None:
    assert to_self.of_answers("result.not-enough") == about.of_answers("result.not-enough")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "lezen, schrijven en rekenen"),
        ("nl-a2", "lezen, schrijven en rekenen"),
        ("en", "lezen, schrijven and rekenen"),
        ("fr", "lezen, schrijven et rekenen"),
    ],
)
def test_names_become_a_list_in_a_sentence(shipped: Library, language: str, said: str) -> None:
    assert Wording(shipped, language).listed(["lezen", "schrijven", "rekenen"]) == said


@pytest.mark.parametrize(("names", "said"), [([], ""), (["lezen"], "lezen")])
def test_one_name_or_none_needs_no_list(to_self: Wording, names: list[str], said: str) -> None:
    assert to_self.listed(names) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "3 mei 2026"), ("nl-a2", "3 mei 2026"), ("en", "3 May 2026"), ("fr", "3 mai 2026")],
)
def test_a_day_is_written_as_the_language_writes_it(
    shipped: Library, language: str, said: str
) -> None:
    wording = Wording(shipped, language)
    assert wording.day(datetime(2026, 5, 3, 10, tzinfo=UTC)) == said
    assert wording.date_of(date(2026, 5, 3)) == said


def test_a_month_and_a_moment(to_self: Wording) -> None:
    assert to_self.month(date(2026, 2, 1)) == "februari 2026"
    assert to_self.moment(datetime(2026, 5, 3, 12, 5, tzinfo=UTC)) == "3 mei 14:05"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ["vandaag", "gisteren", "3 dagen geleden"]),
        ("nl-a2", ["vandaag", "gisteren", "3 dagen geleden"]),
        ("en", ["today", "yesterday", "3 days ago"]),
        ("fr", ["aujourd'hui", "hier", "il y a 3 jours"]),
    ],
)
def test_how_long_ago_something_was(shipped: Library, language: str, said: list[str]) -> None:
    wording = Wording(shipped, language)
    days = [wording.ago(MONDAY - timedelta(days=days), MONDAY) for days in (0, 1, 3)]
    assert days == said


def test_what_comes_is_said_as_today(to_self: Wording) -> None:
    assert to_self.ago(MONDAY + timedelta(days=2), MONDAY) == "vandaag"


def test_none_of_a_number_is_one_in_french_and_many_in_dutch(shipped: Library) -> None:
    said = [Wording(shipped, code).say("mine.notes", count=0) for code in ("nl", "fr")]
    words = [shipped.interface(code) for code in ("nl", "fr")]
    assert said[0] == words[0]["mine.notes.other"].format(count=0)
    assert said[1] == words[1]["mine.notes.one"].format(count=0)


@pytest.mark.parametrize(("value", "said"), [(4.0, "4"), (2.5, "2.5")])
def test_a_whole_number_has_no_fraction(to_self: Wording, value: float, said: str) -> None:
    assert to_self.number(value) == said


def test_an_activity_is_called_by_its_title(shipped: Library) -> None:
    for language in LANGUAGES:
        title = shipped.words("activities", "dromen", language).title
        assert Wording(shipped, language).title("dromen") == title


def test_an_activity_that_is_gone_has_no_words(to_self: Wording) -> None:
    with pytest.raises(KeyError):
        to_self.title("nooit-geweest")
