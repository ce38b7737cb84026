"""A part as it is asked: what stands on a screen or in a form for it, kind by kind.

Values only: one drawing of them serves whoever answers about themselves and whoever rates another.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from modules.domain.activities.activity import Activity
from modules.domain.activities.answer import Answer, Entry
from modules.domain.activities.fact import Fact, fact_text
from modules.domain.activities.part import (
    BasePart,
    Choice,
    Choose,
    ChooseMany,
    Entries,
    EntryField,
    Part,
    Pile,
    Rate,
    Read,
    Sort,
    Write,
)
from modules.domain.activities.words import Words
from modules.domain.catalogue import Library, in_language

DRAWING = "room-"
"""How the names of drawings begin that one looks into: they are shown large."""
LONG = 100
"""From this many signs on, a field for words has more lines than one."""
SHORT = 30
"""The most signs of a line of a list that its button repeats."""


class Saying(Protocol):
    """The sentences of the interface in one language."""

    @property
    def language(self) -> str:
        """Return the code of the language."""

    def say(self, text_id: str, /, **values: object) -> str:
        """Return a sentence; raises KeyError when no language has the id."""

    def date_of(self, on: date) -> str:
        """Return a date in words."""


class Option(NamedTuple):
    """One thing to choose, a rung, or a pile. `quiet` says nothing on purpose; `note` is beside."""

    value: str
    words: str
    picture: str | None = None
    chosen: bool = False
    quiet: bool = False
    note: str = ""


class Said(NamedTuple):
    """What is in one field of a line: somebody's `own` words, or words of the content."""

    words: str
    picture: str | None = None
    own: bool = False


class Line(NamedTuple):
    """A line of a list that somebody made, and what it is called in short."""

    name: str
    said: tuple[Said, ...]


class FactCard(NamedTuple):
    """A fact as it can be told today, and where it comes from."""

    heading: str
    paragraphs: tuple[str, ...]
    picture: str | None
    overdue: bool
    source: str


class CardToLay(NamedTuple):
    """A card, with the name of the field that says on which pile it lies."""

    value: str
    words: str
    picture: str | None


class Asked(NamedTuple):
    """What is asked. `part` is the id of the part, or of the field of a line.

    What a kind does not use stays empty. `done` and `most` are how many were chosen or made, of
    how many that may be; `follows` is what follows from the choice, `right` whether it is right.
    """

    part: str
    kind: str
    heading: str
    explanation: str = ""
    picture: str | None = None
    options: tuple[Option, ...] = ()
    ends: tuple[str, str] = ("", "")
    text: str = ""
    elsewhere: str = ""
    hint: str = ""
    lines: int = 4
    longest: int = 0
    large: bool = False
    at_least: int = 0
    done: int = 0
    most: int = 0
    counted: str = ""
    follows: str = ""
    right: bool = False
    cards: tuple[CardToLay, ...] = ()
    fields: tuple["Asked", ...] = ()
    made: tuple[Line, ...] = ()
    facts: tuple[FactCard, ...] = ()


class Asking(NamedTuple):
    """What is needed to ask: the activity in its words, what was said before, and the day.

    `typed` is what somebody filled in that is not kept, or not yet: it is shown again.
    """

    library: Library
    activity: Activity
    words: Words
    saying: Saying
    today: date
    answers: Mapping[str, Answer] = {}
    typed: object = None

    def value(self, part: BasePart) -> object:
        """Return what was answered to a part, None when nothing was."""
        answer = self.answers.get(part.id)
        return answer.value if answer else None

    def file(self, picture: str | None) -> str | None:
        """Return the file of a picture; raises KeyError for a name the content does not have."""
        return self.library.pictures[picture].file.name if picture else None


def asked(part: Part, asking: Asking) -> Asked:
    """Return how a part is asked."""
    heading, explanation = asking.words.heading(part.id), asking.words.rest(part.id)
    bare = Asked(part.id, part.kind, heading, explanation, asking.file(part.picture))
    return KINDS[part.kind](part, bare, asking)


def spoken(question: Asked) -> tuple[str, ...]:
    """Return what the voice reads: what followed, the question, what it means, each answer."""
    answers = [option.words for option in question.options]
    if question.kind == "rate":
        answers = list(question.ends)
    facts = (text for fact in question.facts for text in (fact.heading, *fact.paragraphs))
    card = [question.cards[0].words] if question.cards else []
    said = [
        *_paragraphs(question.follows),
        question.heading,
        *_paragraphs(question.explanation),
        *facts,
        *card,
        *answers,
        *(field.heading for field in question.fields),
    ]
    return tuple(text.replace("**", "").removeprefix("- ") for text in said if text)


def _paragraphs(text: str) -> list[str]:
    return text.split("\n\n") if text else []


def _read(part: Read, bare: Asked, asking: Asking) -> Asked:
    return bare._replace(facts=tuple(fact_cards(part.facts, asking)))


def fact_cards(ids: Iterable[str], asking: Asking) -> Iterable[FactCard]:
    """Yield the facts with these ids; one that is gone from the content is left out."""
    facts = asking.library.facts
    words = in_language(asking.library.fact_words, asking.saying.language) if facts else None
    for fact_id in ids:
        if words and fact_id in facts:
            fact = facts[fact_id]
            told = fact_text(fact, words.texts[fact_id], asking.today)
            picture = asking.file(fact.picture)
            source = _source(fact, asking.saying)
            yield FactCard(told.heading, told.paragraphs, picture, told.overdue, source)


def _source(fact: Fact, saying: Saying) -> str:
    """Return where a fact comes from, as a person asks: from whom, looked at when, how sure."""
    names = ", ".join(dict.fromkeys(_publisher(address) for address in fact.sources))
    return " ".join(
        (
            saying.say("fact.source", names=names),
            saying.say("fact.checked", day=saying.date_of(fact.checked_on)),
            saying.say(f"fact.{fact.certainty}"),
        )
    )


def _publisher(source: str) -> str:
    return urlsplit(source.split(" ")[0]).netloc.removeprefix("www.") or source


def _choose(part: Choose, bare: Asked, asking: Asking) -> Asked:
    value = asking.value(part)
    below = None if part.shared_choices else part.id
    options = tuple(_options(part.choices, below, asking, {value}))
    if not (part.right or part.consequences) or not isinstance(value, str):
        return bare._replace(options=options)
    text_id = value if part.shared_choices else f"{part.id}/{value}"
    follows = asking.words.rest(text_id) or asking.words.heading(text_id)
    return bare._replace(options=options, follows=follows, right=value in part.right)


def _options(
    choices: Iterable[Choice], below: str | None, asking: Asking, chosen: set[object]
) -> Iterable[Option]:
    """Yield choices whose words stand below an id, or by themselves."""
    for choice in choices:
        words = asking.words.heading(f"{below}/{choice.id}" if below else choice.id)
        picture = asking.file(choice.picture)
        yield Option(choice.id, words, picture, choice.id in chosen, choice.blank)


def _choose_many(part: ChooseMany, bare: Asked, asking: Asking) -> Asked:
    ids = part.offered(asking.answers)
    value = asking.typed if isinstance(asking.typed, tuple) else asking.value(part)
    chosen = {each for each in value if each in ids} if isinstance(value, tuple) else set()
    owner = asking.activity.origin(part)
    known = {choice.id: choice for choice in owner.own_choices()}
    choices = [known[choice_id] for choice_id in ids if choice_id in known]
    most = min(part.at_most, len(ids))
    return bare._replace(
        options=tuple(_options(choices, owner.id, asking, chosen)),
        large=any((choice.picture or "").startswith(DRAWING) for choice in choices),
        at_least=part.at_least,
        done=len(chosen),
        most=most,
        counted=asking.saying.say("ask.chosen", number=len(chosen), most=most),
        hint="" if choices else asking.saying.say("ask.no-cards"),
    )


def _sort(part: Sort, bare: Asked, asking: Asking) -> Asked:
    value = asking.value(part)
    laid = value if isinstance(value, dict) else {}
    cards = (card for card in part.cards if card.id not in laid)
    piles = zip(part.piles, _options(part.piles, part.id, asking, set()), strict=True)
    return bare._replace(
        cards=tuple(
            CardToLay(card.id, asking.words.heading(f"{part.id}/{card.id}"), file)
            for card in cards
            for file in [asking.file(card.picture)]
        ),
        options=tuple(option._replace(note=_room(pile, laid, asking)) for pile, option in piles),
        done=len(laid),
        most=len(part.cards),
    )


def _room(pile: Pile, laid: Mapping[Any, Any], asking: Asking) -> str:
    """Return how many cards a pile still takes; empty for one without an end."""
    if pile.at_most is None:
        return ""
    left = pile.at_most - list(laid.values()).count(pile.id)
    say = asking.saying.say
    return say("pile.room", count=left) if left > 0 else say("pile.full")


def _rate(part: Rate, bare: Asked, asking: Asking) -> Asked:
    value, words = asking.value(part), asking.words
    rungs = range(part.lowest, part.highest + 1)
    return bare._replace(
        options=tuple(Option(str(rung), str(rung), chosen=value == rung) for rung in rungs),
        ends=(words.heading(f"{part.id}/laagste"), words.heading(f"{part.id}/hoogste")),
    )


def _write(part: Write, bare: Asked, asking: Asking) -> Asked:
    kept = asking.value(part)
    text = kept if isinstance(kept, str) else ""
    typed = asking.typed if isinstance(asking.typed, str) else text
    return bare._replace(
        text=typed,
        elsewhere=text if typed != text else "",
        hint=asking.words.texts.get(f"{part.id}/hulp", ""),
        lines=part.lines,
        longest=part.max_length,
    )


def _entries(part: Entries, bare: Asked, asking: Asking) -> Asked:
    value = asking.value(part)
    made = value if isinstance(value, tuple | list) else ()
    entries = [entry for entry in made if isinstance(entry, dict)]
    most = min(part.at_most, 99)
    counted = asking.saying.say("entries.empty")
    if entries:
        counted = asking.saying.say("entries.count", count=len(entries), most=most)
    return bare._replace(
        fields=tuple(_field(part, field, asking) for field in part.fields),
        made=tuple(_line(part, entry, asking) for entry in entries),
        done=len(entries),
        most=part.at_most,
        counted=counted,
    )


def _field(part: Entries, field: EntryField, asking: Asking) -> Asked:
    """Return a field of a new line, with what was typed in it before."""
    below = f"{part.id}/{field.id}"
    typed = asking.typed.get(field.id) if isinstance(asking.typed, dict) else None
    bare = Asked(field.id, field.kind, asking.words.heading(below), asking.words.rest(below))
    if isinstance(field, Choose):
        return bare._replace(options=tuple(_options(field.choices, below, asking, {typed})))
    if isinstance(field, Rate):
        renamed = field.model_copy(update={"id": below})
        rungs = _rate(renamed, bare, asking)
        options = tuple(each._replace(chosen=each.value == str(typed)) for each in rungs.options)
        return rungs._replace(options=options)
    lines = min(field.lines, 4) if field.max_length > LONG else 1
    return bare._replace(
        text=typed if isinstance(typed, str) else "", lines=lines, longest=field.max_length
    )


def _line(part: Entries, entry: Entry, asking: Asking) -> Line:
    said = (
        _said(part, field, entry[field.id], asking) for field in part.fields if field.id in entry
    )
    return Line(_name(part, entry, asking.words), tuple(said))


def _said(part: Entries, field: EntryField, value: object, asking: Asking) -> Said:
    below = f"{part.id}/{field.id}"
    if isinstance(field, Choose):
        choice = next(each for each in field.choices if each.id == value)
        return Said(asking.words.heading(f"{below}/{value}"), asking.file(choice.picture))
    if isinstance(field, Rate):
        rung = asking.saying.say("result.rung", number=value, highest=field.highest)
        return Said(f"{asking.words.heading(below)} {rung}")
    return Said(str(value), own=True)


def _name(part: Entries, entry: Entry, words: Words) -> str:
    """Return what a line is called in short: its own words, else what was chosen first."""
    for field in part.fields:
        if isinstance(field, Write) and field.id in entry:
            said = " ".join(str(entry[field.id]).split())
            return said if len(said) <= SHORT else said[: SHORT - 1] + "…"
    for field in part.fields:
        if isinstance(field, Choose) and field.id in entry:
            return words.heading(f"{part.id}/{field.id}/{entry[field.id]}")
    return ", ".join(str(value) for value in entry.values())


KINDS: Mapping[str, Callable[[Any, Asked, Asking], Asked]] = {
    "read": _read,
    "choose": _choose,
    "choose-many": _choose_many,
    "sort": _sort,
    "rate": _rate,
    "write": _write,
    "entries": _entries,
}
"""How each kind of part is asked."""
