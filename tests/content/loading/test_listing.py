"""The facts and the glossary: entries, their words, and what an activity mentions of them."""

from modules.content.library import read

FACT = """\
opleiding:
  sources: ["https://example.org"]
  source_date: "2026"
  checked_on: 2026-11-01
  review_by: 2027-02-01
  certainty: sure
  figures: {prijs: "90"}
"""


def facts(content, structure=FACT, words="Dit kost {prijs} euro."):
    content.write("facts/facts.yaml", structure)
    said = f"<!-- reviewed: no -->\n# Feiten\n\n## opleiding\nOpleiding\n\n{words}\n"
    for language in ("nl", "en"):
        content.write(f"facts/{language}.md", said)


def test_facts_with_their_words_become_part_of_the_library(content):
    facts(content)

    library, problems = read(content.folder)

    assert problems == ()
    assert library.facts["opleiding"].certainty == "sure"
    assert "{prijs}" in library.fact_words["nl"].texts["opleiding"]


def test_a_place_without_a_figure_is_told(content):
    facts(content, words="Dit kost {bedrag} euro.")

    assert any("'bedrag'" in problem for problem in content.told())


def test_a_figure_that_no_words_use_is_told(content):
    facts(content, words="Dit kost iets.")

    assert any("'prijs' staat bij 'opleiding'" in problem for problem in content.told())


def test_a_fact_that_must_be_reviewed_before_it_was_checked_is_told(content):
    facts(content, FACT.replace("2027-02-01", "2026-10-01"))

    assert any("review_by" in problem for problem in content.told())


def test_a_fact_or_a_term_that_does_not_exist_is_told_with_the_nearest(content):
    facts(content)
    content.write("glossary/glossary.yaml", "loonbrief: {picture: receipt}\n")
    said = "<!-- reviewed: no -->\n# Woorden\n\n## loonbrief\nde loonbrief\n\nHet papier.\n"
    for language in ("nl", "en"):
        content.write(f"glossary/{language}.md", said)
    content.change(
        "activities/one-scale/activity.yaml",
        "minutes: 5\n",
        "minutes: 5\nterms: [loonbrif]\n",
    )

    assert any("bedoel je 'loonbrief'?" in problem for problem in content.told())
