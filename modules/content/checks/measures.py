"""Measures of how well content is said, which no single file can break: `check --measures`.

Bounds hold over the whole content. They rest on what an editor found: A2 that is cut until rights
vanish, sentences of four words, right answers that give themselves away by their length.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from modules.content.checks.readability import sentences, words
from modules.content.formats.messages import say
from modules.domain.activities.activity import Activity
from modules.domain.activities.part import Choose, ChooseMany, Part, Rate, Sort
from modules.domain.activities.words import Words
from modules.domain.catalogue import DUTCH, Library

SIMPLE = "nl-a2"
SHORT_SENTENCE = 4
"""Words up to which a sentence is short; a text of nothing else is chopped, not plain."""
INTERFACE = "interface"
"""The name under which a text of the app itself is shown as a place."""
MOST_SHOWN = 20
"""How many places of one measure are printed: more is a list that nobody reads."""

RIGHTS = {
    word: (word,)
    for word in (
        "unia", "vakbond", "vertrouwenspersoon", "beroepsgeheim", "discriminatie", "112", "1813",
        "plots stoppen", "alleen jij", "gevolgen", "niemand anders", "recht op", "reservekopie",
        "toestemming", "verplicht", "zelf deelt",
    )
} | {"huisarts": ("huisarts", "dokter", "arts")}  # fmt: skip
"""What nobody may lose by reading the simple words: where nl says it, nl-a2 says one of these."""

JOINING = (" en ", " of ")
ONE_THING = {
    "digitaal-kunnen/vals-bericht-zien": "who tells real from fake does one thing",
    "interesses/eten-testen": "'of' is whether",
    "interesses/papier-nakijken": "'of' is whether",
    "interesses-in-beelden/eten-testen": "'of' is whether",
    "interesses-in-beelden/papier-nakijken": "'of' is whether",
    "werk-zoeken-kunnen/mensen-aanspreken": "'of' is whether",
    "wiel-van-mijn-leven/over-familie": "one field of the wheel; the question names one thing",
    "wiel-van-mijn-leven/over-gezondheid": "one field of the wheel; the question names one thing",
    "wiel-van-mijn-leven/over-vrienden": "one field of the wheel; the question names one thing",
    "wiel-van-mijn-leven/over-werk": "one field of the wheel; the question names one thing",
}
"""Scored questions with "en" or "of" that ask one thing all the same, and why."""

OTHER_WORDS = {"baas": "werkgever", "bazen": "werkgevers", "mutualiteit": "ziekenfonds",
               "ziekenkas": "ziekenfonds"}  # fmt: skip
"""One word for one thing; the word that is said in its place, or beside it to explain it."""


class Measure(NamedTuple):
    """One figure: the places that are not as they should be, of how many, and the bound.

    The bound is a share from 0 to 1. `name` with "measure " before it is a key of messages.yaml.
    """

    name: str
    offending: tuple[str, ...]
    of: int
    bound: float

    @property
    def share(self) -> float:
        """Return the figure as a share, 0 with nothing to measure."""
        return len(self.offending) / self.of if self.of else 0.0

    @property
    def holds(self) -> bool:
        """Say whether the bound holds."""
        return self.share <= self.bound

    def lines(self) -> Iterator[str]:
        """Yield the figure with its bound in words, and then the first places by name."""
        yield say(
            "measure" if self.holds else "measure broken",
            what=say(f"measure {self.name}"),
            count=len(self.offending),
            of=self.of,
            share=f"{self.share:.1%}",
            bound=f"{self.bound:.0%}",
        )
        yield from (f"  {place}" for place in self.offending[:MOST_SHOWN])
        if len(self.offending) > MOST_SHOWN:
            yield f"  … {len(self.offending) - MOST_SHOWN}"


class _Texts(NamedTuple):
    of: str
    dutch: Words
    simple: Words


def measures(library: Library) -> tuple[Measure, ...]:
    """Return every measure of a library; what has no simple Dutch is left out of those about it."""
    ended = list(_ended_sentences(library))
    checks = list(_checks(library))
    answers = list(_answers(library))
    asked = [f"{one.id}/{part}" for one in library.activities.values() for part in _scored(one)]
    texts = sum(len(both.simple.texts) for both in _both(library))
    with_interface = texts + sum(len(both.simple.texts) for both in _interface(library))
    return (
        Measure("short", tuple(place for place, size in ended if size <= SHORT_SENTENCE),
                len(ended), 0.25),
        Measure("rights", tuple(_lost_rights(library)), with_interface, 0),
        Measure("longest", tuple(place for place, longest in checks if longest), len(checks), 0.30),
        Measure("pictures", tuple(place for place, drawn in answers if not drawn),
                len(answers), 0.01),
        Measure("doubled", tuple(_doubled(library)), len(asked), 0),
        Measure("other-words", tuple(_other_words(library)), texts, 0),
    )  # fmt: skip


def _both(library: Library) -> Iterator[_Texts]:
    for activity, languages in library.activity_words.items():
        if DUTCH in languages and SIMPLE in languages:
            yield _Texts(activity, languages[DUTCH], languages[SIMPLE])


def _interface(library: Library) -> Iterator[_Texts]:
    """Yield the words of the app itself: there too a person reads what is theirs to decide."""
    languages = library.interface_words
    if DUTCH in languages and SIMPLE in languages:
        yield _Texts(INTERFACE, languages[DUTCH], languages[SIMPLE])


def _ended_sentences(library: Library) -> Iterator[tuple[str, int]]:
    """Yield the place and the number of words of each whole sentence in nl-a2."""
    for texts in _both(library):
        for text_id, text in texts.simple.texts.items():
            for sentence in sentences(text):
                if sentence.text[-1:] in ".!?":
                    place = f"{texts.of}/{text_id}: {sentence.text}"
                    yield place, len(sentence.words)


def _lost_rights(library: Library) -> Iterator[str]:
    """Yield each text of nl-a2 that drops a word about a right or about safety."""
    for texts in chain(_both(library), _interface(library)):
        for text_id, dutch in texts.dutch.texts.items():
            simple = texts.simple.texts.get(text_id, "").lower()
            for word, kept_by in RIGHTS.items():
                if word in dutch.lower() and not any(kept in simple for kept in kept_by):
                    yield f"{texts.of}/{text_id}: {word}"


def _checks(library: Library) -> Iterator[tuple[str, bool]]:
    """Yield each check question, and whether a right answer is the longest of all by itself."""
    for activity in library.activities.values():
        dutch = library.activity_words[activity.id][DUTCH]
        for part in activity.parts:
            if isinstance(part, Choose) and part.right and not part.shared_choices:
                yield f"{activity.id}/{part.id}", _is_longest(part, dutch)


def _is_longest(part: Choose, dutch: Words) -> bool:
    lengths = {choice.id: len(dutch.heading(f"{part.id}/{choice.id}")) for choice in part.choices}
    longest = max(lengths.values())
    alone = list(lengths.values()).count(longest) == 1
    return alone and any(lengths[choice] == longest for choice in part.right)


def _answers(library: Library) -> Iterator[tuple[str, bool]]:
    """Yield each answer that is no answer to a check, and whether it has a picture."""
    for activity in library.activities.values():
        for part in activity.parts:
            yield from ((f"{activity.id}/{part.id}/{one}", drawn) for one, drawn in _drawn(part))


def _drawn(part: Part) -> Iterator[tuple[str, bool]]:
    if isinstance(part, Choose | ChooseMany | Sort) and not getattr(part, "right", ()):
        yield from ((choice.id, choice.picture is not None) for choice in part.own_choices())


def _doubled(library: Library) -> Iterator[str]:
    """Yield each scored question whose Dutch sentence joins two things."""
    for activity in library.activities.values():
        for part_id in _scored(activity):
            question = library.activity_words[activity.id][DUTCH].heading(part_id).lower()
            place = f"{activity.id}/{part_id}"
            if place not in ONE_THING and any(word in f" {question} " for word in JOINING):
                yield place


def _scored(activity: Activity) -> Iterator[str]:
    """Yield the id of each part that counts for a scale by itself."""
    for part in activity.parts:
        if isinstance(part, Choose | Rate) and part.scale is not None:
            yield part.id


def _other_words(library: Library) -> Iterator[str]:
    """Yield each text of nl-a2 with another word for a thing, without the one that is agreed on."""
    for texts in _both(library):
        for text_id, text in texts.simple.texts.items():
            said = {word.lower() for word in words(text)}
            for other, agreed in OTHER_WORDS.items():
                if other in said and agreed not in said:
                    yield f"{texts.of}/{text_id}: {other}"
