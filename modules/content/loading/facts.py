"""Whether the words of the facts have a place for each figure, and each place a figure."""

from collections.abc import Iterator, Mapping

from modules.content.formats.markup import placeholders
from modules.content.formats.yaml_reader import Document
from modules.content.loading.listing import Listing
from modules.domain.activities.fact import Fact
from modules.domain.catalogue import Problem


def fact_problems(facts: Mapping[str, Fact], listing: Listing) -> Iterator[Problem]:
    """Yield each figure that no words tell, and each `{figure}` that a fact does not have."""
    if listing.document is None:
        return
    for fact in facts.values():
        has = {name.replace("-", "_") for name in fact.figures}
        for words in listing.words.values():
            used = placeholders(words.texts.get(fact.id, ""))
            yield from _compared(fact, words.language, has, used, listing.document)
        if fact.review_by <= fact.checked_on:
            yield listing.document.problem((fact.id, "review_by"), "fact-review", id=fact.id)


def _compared(
    fact: Fact, language: str, has: set[str], used: set[str], document: Document
) -> Iterator[Problem]:
    for name in sorted(used - has):
        yield document.problem(
            (fact.id,), "fact-figure-unknown", id=fact.id, name=name, language=language
        )
    for name in sorted(has - used):
        yield document.problem(
            (fact.id, "figures"), "fact-figure-unused", id=fact.id, name=name, language=language
        )
