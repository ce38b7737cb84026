"""A fact in words, with where it comes from."""

from datetime import date, timedelta

from modules.domain.catalogue import Library
from modules.wording.activities import facts
from modules.wording.activities.glossary import heading_and_text
from modules.wording.wording import Wording
from tests.wording.conftest import LANGUAGES


def test_a_fact_past_its_day_is_told_without_its_figures(shipped: Library) -> None:
    fact = next(fact for fact in shipped.facts.values() if fact.figures)
    wording = Wording(shipped, "nl")
    before = facts.told(wording, fact, fact.review_by - timedelta(days=1))
    after = facts.told(wording, fact, fact.review_by)
    assert (before.overdue, after.overdue) == (False, True)
    assert len(after.paragraphs) < len(before.paragraphs)


def test_the_voice_leaves_out_a_fact_that_is_gone(shipped: Library) -> None:
    fact_id = next(iter(shipped.facts))
    wording, today = Wording(shipped, "nl"), date(2026, 3, 2)
    text = facts.told(wording, shipped.facts[fact_id], today)
    read = facts.spoken(wording, ["nooit-geweest", fact_id], today)
    assert read == [text.heading, *text.paragraphs]


def test_a_source_is_named_by_its_site_once(shipped: Library) -> None:
    fact = next(iter(shipped.facts.values())).model_copy(
        update={
            "sources": ("https://www.vdab.be/a", "https://www.vdab.be/b (map 2)", "Een boek"),
            "checked_on": date(2026, 5, 3),
            "certainty": "sure",
        }
    )
    for language in LANGUAGES:
        wording = Wording(shipped, language)
        said = facts.source(wording, fact)
        assert said.count("vdab.be") == 1
        assert "Een boek" in said
        assert wording.date_of(date(2026, 5, 3)) in said


def test_a_word_of_work_stands_before_what_it_means(shipped: Library) -> None:
    term_id = next(iter(shipped.terms))
    for language in LANGUAGES:
        heading, *text = heading_and_text(Wording(shipped, language), term_id)
        assert heading
        assert text
