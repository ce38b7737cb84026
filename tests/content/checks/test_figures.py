"""Amounts and legal terms stand in the facts and nowhere else."""

import pytest

from modules.domain.catalogue import Library


@pytest.mark.parametrize(
    "sentence",
    [
        "Dit kost 90 euro.",
        "Je betaalt €90.",
        "Je krijgt het 24 maanden.",
        "Vous l'avez 24 mois.",
        "Je werkt 60 uur per maand.",
        "Dat is 80 procent.",
        "It takes 26 weeks.",
        "C'est 80 % du temps.",
    ],
)
def test_an_amount_or_a_term_in_a_lesson_is_told(content, sentence):
    content.change("activities/one-scale/nl.md", "Er zijn geen foute antwoorden.", sentence)

    assert any("staan alleen in facts/" in problem for problem in content.told())


@pytest.mark.parametrize(
    "sentence",
    ["Ik werk al 5 jaar.", "Adem 10 tellen uit.", "Kies 3 kaarten.", "Het duurt 10 minuten."],
)
def test_other_numbers_are_left_be(content, sentence):
    content.change("activities/one-scale/nl.md", "Er zijn geen foute antwoorden.", sentence)

    assert not any("staan alleen in facts/" in problem for problem in content.told())


def test_every_shipped_fact_says_where_it_comes_from_and_until_when_it_holds(
    shipped: Library,
):
    assert len(shipped.facts) >= 20
    for fact in shipped.facts.values():
        assert fact.sources
        assert fact.checked_on < fact.review_by
        assert (fact.review_by - fact.checked_on).days <= 366
        assert set(shipped.fact_words) == set(shipped.languages)
