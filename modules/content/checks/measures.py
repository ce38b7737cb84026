"""Measures of how well content is said, which no single file can break: `check --measures`.

Bounds hold over the whole content. They rest on what an editor found: A2 that is cut until rights
vanish, sentences of four words, right answers that give themselves away by their length.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from modules.content.checks.readability import sentences, words
from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choose, ChooseMany, Part, Rate, Sort
from modules.domain.activities.words import Words
from modules.domain.catalogue import DUTCH, Library

SIMPLE = "nl-a2"
SHORT_SENTENCE = 4
"""Words up to which a sentence is short; a text of nothing else is chopped, not plain."""

RIGHTS = (
    "Unia", "vakbond", "vertrouwenspersoon", "beroepsgeheim", "discriminatie", "112", "1813",
    "huisarts", "plots stoppen",
)  # fmt: skip
"""What nobody may lose by reading the simple words: where nl says it, nl-a2 says it too."""

JOINING = (" en ", " of ")
OTHER_WORDS = {"baas": "werkgever", "bazen": "werkgevers", "mutualiteit": "ziekenfonds",
               "ziekenkas": "ziekenfonds"}  # fmt: skip
"""One word for one thing; the word that is said in its place."""


class Measure(NamedTuple):
    """One figure: how many of how many, the bound, and whether more or less is better."""

    name: str
    count: int
    of: int
    bound: float
    at_most: bool = True

    @property
    def share(self) -> float:
        """Return the figure as a share, 0 with nothing to measure."""
        return self.count / self.of if self.of else 0.0

    @property
    def holds(self) -> bool:
        """Say whether the bound holds."""
        return self.share <= self.bound if self.at_most else self.share >= self.bound


def measures(library: Library) -> tuple[Measure, ...]:
    """Return every measure of a library that is complete in Dutch and simple Dutch."""
    simple = [
        sentence.words
        for texts in _both(library)
        for text in texts.simple.texts.values()
        for sentence in sentences(text)
        if sentence.text[-1:] in ".!?"
    ]
    short = sum(len(sentence) <= SHORT_SENTENCE for sentence in simple)
    checks = [part for part in _parts(library) if isinstance(part, Choose) and part.right]
    pictured = [picture for part in _parts(library) for picture in _pictures(part)]
    return (
        Measure("short sentences in nl-a2", short, len(simple), 0.25),
        Measure("rights that nl-a2 loses", len(tuple(lost_rights(library))), 1, 0),
        Measure("right answer is the longest", _longest(library), len(checks), 0.30),
        Measure("answers with a picture", sum(pictured), len(pictured), 1.0, at_most=False),
        Measure("scored questions that ask two things", len(tuple(doubled(library))), 1, 0),
        Measure("other words for one thing", len(tuple(other_words(library))), 1, 0),
    )


class _Texts(NamedTuple):
    activity: str
    dutch: Words
    simple: Words


def _both(library: Library) -> Iterator[_Texts]:
    for activity, languages in library.activity_words.items():
        if DUTCH in languages and SIMPLE in languages:
            yield _Texts(activity, languages[DUTCH], languages[SIMPLE])


def _parts(library: Library) -> Iterator[Part]:
    for activity in library.activities.values():
        yield from activity.parts


def lost_rights(library: Library) -> Iterator[str]:
    """Yield each text of nl-a2 that drops a word about a right or about safety, as id: word."""
    for texts in _both(library):
        for text_id, said in texts.dutch.texts.items():
            simple = texts.simple.texts.get(text_id, "").lower()
            for word in RIGHTS:
                if word.lower() in said.lower() and word.lower() not in simple:
                    yield f"{texts.activity}/{text_id}: {word}"


def _longest(library: Library) -> int:
    return sum(
        _is_longest(part, library.activity_words[activity.id][DUTCH])
        for activity in library.activities.values()
        for part in activity.parts
        if isinstance(part, Choose) and part.right and not part.shared_choices
    )


def _is_longest(part: Choose, said: Words) -> bool:
    lengths = {choice.id: len(said.heading(f"{part.id}/{choice.id}")) for choice in part.choices}
    longest = max(lengths.values())
    alone = list(lengths.values()).count(longest) == 1
    return alone and any(lengths[choice] == longest for choice in part.right)


def _pictures(part: Part) -> Iterator[bool]:
    choices = part.own_choices()
    if isinstance(part, Choose | ChooseMany | Sort) and not getattr(part, "right", ()):
        yield from (choice.picture is not None for choice in choices)


def doubled(library: Library) -> Iterator[str]:
    """Yield each scored question in Dutch whose sentence joins two things, as activity/part."""
    for activity in library.activities.values():
        for part_id in scored(activity):
            question = library.activity_words[activity.id][DUTCH].heading(part_id).lower()
            if any(word in f" {question} " for word in JOINING):
                yield f"{activity.id}/{part_id}"


def scored(activity: Activity) -> Iterator[str]:
    """Yield the id of each part that counts for a scale by itself."""
    for part in activity.parts:
        if isinstance(part, Choose | Rate) and part.scale is not None:
            yield part.id


def other_words(library: Library) -> Iterator[str]:
    """Yield each text of nl-a2 with another word for a thing than the one that is agreed on."""
    for texts in _both(library):
        for text_id, said in texts.simple.texts.items():
            for word in set(_lowered(said)) & OTHER_WORDS.keys():
                yield f"{texts.activity}/{text_id}: {word}"


def _lowered(text: str) -> list[str]:
    return [word.lower() for word in words(text)]


def by_name(found: tuple[Measure, ...]) -> Mapping[str, Measure]:
    """Return measures by their names."""
    return {measure.name: measure for measure in found}
