"""What a participant does: an activity of ordered parts, whatever its subject.

Lessons, questionnaires and exercises are one kind of thing. An activity knows structure and ids
only; the words stand in a words file for each language (see words.py).
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from modules.domain.frozen import Frozen

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]

ABOUT = "over-deze-lijst"
"""The id under which a questionnaire says what it rests on and what it cannot say."""

FOR_OTHERS = "voor-anderen"
"""The id under which an activity speaks to somebody who fills it in about the participant."""

LONGEST_TEXT = 1000
"""The most signs that a written answer may have, unless a part sets less."""


class Choice(Frozen):
    """One thing that can be chosen, or a card that can be laid on a pile."""

    id: Id
    points: float | None = Field(default=None, allow_inf_nan=False)
    picture: str | None = None
    blank: bool = False
    """An answer that says nothing on purpose ("I would rather not say", "not seen"): never points,
    and for a scale the same as no answer."""
    theme: Id | None = None
    """What choosing this counts for in the tally of the activity's themes."""


class Card(Choice):
    """A card to lay on a pile; with a scale it counts there with the points of its pile."""

    scale: Id | None = None


class Pile(Choice):
    """A pile to lay cards on, and how many it can hold at most."""

    at_most: int | None = Field(default=None, ge=1)


def _choices(written: Any) -> Any:
    """Return a list of choices from the short forms allowed in a file: `[a, b]` or `a: 1`."""
    if isinstance(written, Mapping):
        return [
            {"id": key, **value} if isinstance(value, Mapping) else {"id": key, "points": value}
            for key, value in written.items()
        ]
    if isinstance(written, list | tuple):
        return [{"id": entry} if isinstance(entry, str) else entry for entry in written]
    return written


Choices = Annotated[tuple[Choice, ...], BeforeValidator(_choices)]
Cards = Annotated[tuple[Card, ...], BeforeValidator(_choices)]
Piles = Annotated[tuple[Pile, ...], BeforeValidator(_choices)]


class _Part(Frozen):
    id: Id
    picture: str | None = None

    def text_ids(self) -> Iterator[str]:
        """Yield the ids under which a words file must say something for this part."""
        yield self.id


class Read(_Part):
    """A screen to read, with the facts it rests on shown as cards below it."""

    kind: Literal["read"]
    facts: tuple[Id, ...] = ()


class Choose(_Part):
    """One question with one choice.

    With `right` it is a check question with feedback; with `consequences` a situation, in which
    each choice shows what follows from it. `rung` is the step of a ladder that the question is on.
    """

    kind: Literal["choose"]
    scale: Id | None = None
    reversed: bool = False
    rung: Id | None = None
    consequences: bool = False
    choices: Choices = ()
    right: tuple[Id, ...] = ()
    shared_choices: bool = False

    def text_ids(self) -> Iterator[str]:
        """Yield the part and, unless the activity offers the answers, each choice."""
        yield self.id
        if not self.shared_choices:
            yield from (f"{self.id}/{choice.id}" for choice in self.choices)


class ChooseMany(_Part):
    """Some of several choices, or of what an earlier part kept.

    `from_part` is a sort part (then the cards on some `piles`) or a choose-many part (what was
    chosen there).
    """

    kind: Literal["choose-many"]
    choices: Choices = ()
    from_part: Id | None = None
    piles: tuple[Id, ...] = ()
    at_least: int = Field(default=1, ge=0)
    at_most: int = Field(default=99, ge=1)

    def text_ids(self) -> Iterator[str]:
        """Yield the part and each choice of its own."""
        yield self.id
        if self.from_part is None:
            yield from (f"{self.id}/{choice.id}" for choice in self.choices)


class Sort(_Part):
    """Cards to lay, one after the other, on piles."""

    kind: Literal["sort"]
    cards: Cards
    piles: Piles

    def text_ids(self) -> Iterator[str]:
        """Yield the part, its cards and its piles."""
        yield self.id
        yield from (f"{self.id}/{card.id}" for card in self.cards)
        yield from (f"{self.id}/{pile.id}" for pile in self.piles)


class Rate(_Part):
    """A whole number on a ladder from lowest to highest."""

    kind: Literal["rate"]
    lowest: int = 0
    highest: int = 10
    scale: Id | None = None

    def text_ids(self) -> Iterator[str]:
        """Yield the part and the two ends of the ladder."""
        yield from (self.id, f"{self.id}/laagste", f"{self.id}/hoogste")


class Write(_Part):
    """Own words."""

    kind: Literal["write"]
    max_length: int = Field(default=LONGEST_TEXT, ge=1, le=4000)
    lines: int = Field(default=4, ge=1, le=20)


def _with_kind(written: Any) -> Any:
    """Return fields with the kind that a file may leave out."""
    if not isinstance(written, list | tuple):
        return written
    return [{"kind": "choose", **one} if isinstance(one, Mapping) else one for one in written]


EntryField = Annotated[Choose | Rate | Write, Field(discriminator="kind")]
EntryFields = Annotated[tuple[EntryField, ...], BeforeValidator(_with_kind)]


class Entries(_Part):
    """A list that somebody makes: each entry has the same few fields, such as a year and a word."""

    kind: Literal["entries"]
    fields: EntryFields = Field(min_length=1, max_length=6)
    at_most: int = Field(default=10, ge=1, le=30)

    def field(self, field_id: str) -> Choose | Rate | Write | None:
        """Return the field with this id, or None."""
        return next((one for one in self.fields if one.id == field_id), None)

    def text_ids(self) -> Iterator[str]:
        """Yield the part, and each field with its choices, below the part's own id."""
        yield self.id
        for one in self.fields:
            yield from (f"{self.id}/{text_id}" for text_id in one.text_ids())


Part = Annotated[
    Read | Choose | ChooseMany | Sort | Rate | Write | Entries,
    Field(discriminator="kind"),
]


class Condition(Frozen):
    """Something that answers can show: a scale within bounds, or parts with certain answers.

    Bounds are on 0 to 100 for a scale, and on the ladder of the part for a rate part.
    """

    scale: Id | None = None
    parts: tuple[Id, ...] = ()
    choices: tuple[Id, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    count: int = Field(default=1, ge=1)
    """How many of the parts must show it."""


class Signal(Frozen):
    """A sentence to say when every condition holds; a reason to talk, never a diagnosis.

    The words file says it to the participant under `id`, to the counsellor under `id/begeleider`.
    """

    id: Id
    when: tuple[Condition, ...] = Field(min_length=1)


def _with_shared_choices(raw: Mapping[str, Any], answers: Any) -> Mapping[str, Any]:
    """Give a choose part without choices of its own the answers of its activity."""
    if raw.get("kind") == "choose" and "choices" not in raw and answers:
        return {**raw, "choices": answers, "shared_choices": True}
    return raw


class Activity(Frozen):
    """An activity: what kind it is, its parts in order, and which parts the short result names."""

    id: Id
    kind: Literal["lesson", "questionnaire", "exercise"]
    minutes: int = Field(ge=1, le=120)
    picture: str | None = None
    answers: Choices = ()
    scales: tuple[Id, ...] = ()
    rungs: tuple[Id, ...] = ()
    """The steps of a ladder, lowest first; then each scale says how far up somebody is."""
    themes: tuple[Id, ...] = ()
    """What choices of different parts have in common, to talk about."""
    margin: float = Field(default=25, ge=0, le=100)
    """How far a scale (0 to 100) must move between two rounds before it is said to have changed.

    Source: reliable change at 95 % with a standard deviation of 20 and a reliability of .80.
    """
    parts: tuple[Part, ...] = Field(min_length=1)
    short: tuple[Id, ...] = ()
    signals: tuple[Signal, ...] = ()
    depth: tuple[Id, ...] = ()
    """Texts for who wants to know more, shown folded at the end."""
    terms: tuple[Id, ...] = ()
    """Words of the glossary that belong to this activity."""
    sensitive: bool = False
    """Whether it asks about health or private life: then it needs an agreement of its own."""
    raters: tuple[Literal["counsellor", "supervisor", "other"], ...] = ()
    """Who besides the participant may fill this in about the participant."""
    start_values: Id | None = None
    """Names the figures with which a short form can begin; None has the full form only."""
    source: str = Field(min_length=10)

    @model_validator(mode="before")
    @classmethod
    def _offer_answers(cls, raw: Any) -> Any:
        """Fill in what a file may leave out: the kind of part, and the answers to choose from."""
        if not isinstance(raw, Mapping) or not isinstance(raw.get("parts"), list | tuple):
            return raw
        answers = raw.get("answers")
        parts = [
            _with_shared_choices({"kind": "choose", **part}, answers)
            if isinstance(part, Mapping)
            else part
            for part in raw["parts"]
        ]
        return {**raw, "parts": parts}

    def part(self, part_id: str) -> Part | None:
        """Return the part with this id, or None when the activity has no such part (any more)."""
        return next((part for part in self.parts if part.id == part_id), None)

    def text_ids(self) -> Iterator[str]:
        """Yield every id that each words file of this activity must have, once."""
        yield from (answer.id for answer in self.answers)
        yield from (*self.scales, *self.rungs, *self.themes, *self.depth)
        for signal in self.signals:
            yield from (signal.id, f"{signal.id}/begeleider")
        if self.kind == "questionnaire":
            yield ABOUT
        if self.raters:
            yield FOR_OTHERS
        for part in self.parts:
            yield from part.text_ids()


def is_question(part: Part) -> bool:
    """Say whether a part asks something, so that it counts in "question 3 of 12"."""
    return part.kind != "read"


def is_check(part: Part) -> bool:
    """Say whether a part is a check question: its answers are practice and never leave the person.

    Why: a counsellor who sees mistakes starts to mark; the lesson's own sentence says more.
    """
    return isinstance(part, Choose) and bool(part.right)
