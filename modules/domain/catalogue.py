"""The library: everything that content offers, as plain values; content reads it, others use it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints

from modules.domain.activities.activity import Activity
from modules.domain.activities.fact import Fact
from modules.domain.activities.part import Id
from modules.domain.activities.term import Term
from modules.domain.activities.words import Words
from modules.domain.adaptive.item_bank import Parameters
from modules.domain.programme.programme import Programme
from modules.domain.records.frozen import Frozen
from modules.domain.work.occupation import OccupationTable
from modules.domain.work.training import Training

DUTCH = "nl"
"""The language that everything is written in first, and that is shown when another lacks."""

Kind = Literal["activities", "programmes"]

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Language(Frozen):
    """A language a person can choose: its own name, and the voices that can speak it."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[a-z0-9]{2,8})*$")]
    name: str = Field(min_length=2)
    direction: Literal["ltr", "rtl"] = "ltr"
    speech: tuple[LanguageTag, ...] = ()
    level: Literal["B1", "A2"] | None = None
    """How easy Dutch words must be to read (Common European Framework); None is not measured."""


class Picture(Frozen):
    """A file to show, and whose it is: what its licence asks us to say."""

    name: Id
    file: Path
    licence: str
    author: str
    source: str


class Jobs(Frozen):
    """Occupations and ways to get there, with their words by language; content may have none."""

    table: OccupationTable | None = None
    words: Mapping[str, Words] = {}
    trainings: Mapping[str, Training] = {}
    training_words: Mapping[str, Words] = {}


class Problem(NamedTuple):
    """One thing to put right. `path` counts from the content folder, `line` from 1.

    A problem of kind "stale" is a warning: the Dutch moved on and its translation may be behind.
    """

    path: str
    line: int
    message: str
    kind: Literal["error", "stale"] = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Library(Frozen):
    """What there is to do, in which words. `warnings` are problems that can wait."""

    activities: Mapping[str, Activity]
    programmes: Mapping[str, Programme]
    pictures: Mapping[str, Picture]
    fonts: Mapping[str, Picture] = {}
    languages: Mapping[str, Language]
    activity_words: Mapping[str, Mapping[str, Words]]
    programme_words: Mapping[str, Mapping[str, Words]]
    interface_words: Mapping[str, Words]
    facts: Mapping[str, Fact] = {}
    fact_words: Mapping[str, Words] = {}
    """What the facts say, by language, with a place for each figure."""
    terms: Mapping[str, Term] = {}
    term_words: Mapping[str, Words] = {}
    """The words of the glossary and what they mean, by language."""
    guides: Mapping[str, Mapping[str, Words]] = {}
    """What a counsellor needs to guide an activity, by activity and language."""
    start_values: Mapping[str, Parameters] = {}
    """The figures with which the short form of an activity begins, by activity id."""
    jobs: Jobs = Jobs()
    """Occupations that people meet, and ways to get there."""
    warnings: tuple[Problem, ...] = ()

    def words(self, kind: Kind, id: str, language: str) -> Words:
        """Return the words of an activity or programme, in Dutch when the language has none.

        Raises KeyError when there is no such activity or programme. `Words.language` says which
        language it became.
        """
        shelf = self.activity_words if kind == "activities" else self.programme_words
        return in_language(shelf[id], language)

    def interface(self, language: str) -> Mapping[str, str]:
        """Return the app's own words by id, in Dutch when the language has none."""
        return in_language(self.interface_words, language).texts


def in_language(words: Mapping[str, Words], language: str) -> Words:
    """Return the words in a language, in Dutch when it has none; KeyError without Dutch."""
    return words.get(language) or words[DUTCH]
