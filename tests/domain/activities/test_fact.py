"""A fact tells its figures until its review date, and from then on everything but those."""

from datetime import date

from modules.domain.activities.fact import Fact, fact_text

WORDS = "Opleiding\n\nVraag het aan de dienst zelf.\n\nDe opleiding kost {prijs_nu} euro."


def fact() -> Fact:
    return Fact(
        id="opleiding",
        sources=("https://example.org/prijs",),
        source_date="2026",
        checked_on=date(2026, 11, 1),
        review_by=date(2027, 2, 1),
        certainty="likely",
        figures={"prijs-nu": "90"},
    )


def test_before_the_review_date_the_figures_are_told():
    found = fact_text(fact(), WORDS, date(2027, 1, 31))

    assert found.heading == "Opleiding"
    assert found.paragraphs == (
        "Vraag het aan de dienst zelf.",
        "De opleiding kost 90 euro.",
    )
    assert not found.overdue


def test_from_the_review_date_on_no_figure_is_told_and_the_rest_still_is():
    found = fact_text(fact(), WORDS, date(2027, 2, 1))

    assert found.paragraphs == ("Vraag het aan de dienst zelf.",)
    assert found.overdue
