"""A fact about Flanders that can change: where it comes from, and how long it may be shown."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from pydantic import Field

from modules.domain.activities.part import Id
from modules.domain.records.frozen import Frozen


class Fact(Frozen):
    """What is known of a fact, apart from its words.

    `figures` are the amounts, durations and dates that the words leave open as `{name}`, so that
    each stands in one place and is found when a law changes. `checked_on` is the day on which
    somebody read the source; from `review_by` on the figures are no longer shown.
    """

    id: Id
    sources: tuple[str, ...] = Field(min_length=1)
    source_date: str = Field(min_length=2)
    checked_on: date
    review_by: date
    certainty: Literal["sure", "likely", "unsure"]
    picture: str | None = None
    figures: Mapping[Id, str] = {}


class FactText(NamedTuple):
    """A fact as it can be shown on a day; `overdue` when its figures are held back."""

    heading: str
    paragraphs: tuple[str, ...]
    overdue: bool


def fact_text(fact: Fact, words: str, day: date) -> FactText:
    """Return the fact in words; past its review date without any paragraph that has a figure."""
    overdue = day >= fact.review_by
    heading, *paragraphs = words.split("\n\n")
    figures = {name.replace("-", "_"): figure for name, figure in fact.figures.items()}
    shown = (text for text in paragraphs if not (overdue and "{" in text))
    return FactText(heading, tuple(text.format(**figures) for text in shown), overdue)
