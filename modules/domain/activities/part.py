"""One part of an activity: what it asks or tells, and what can be answered to it."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from modules.domain.records.frozen import Frozen

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]

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

    def scales(self) -> Iterator[str]:
        """Yield the scale that each answer to this part counts for, once for each answer."""
        yield from ()


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

    def counting(self) -> Iterator[Choice]:
        """Yield the choices that can count for a scale: those that say something."""
        yield from (choice for choice in self.choices if not choice.blank)

    def scales(self) -> Iterator[str]:
        """Yield its scale, when it has one."""
        yield from () if self.scale is None else (self.scale,)


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

    def scales(self) -> Iterator[str]:
        """Yield the scale of each card that has one."""
        yield from (card.scale for card in self.cards if card.scale is not None)


class Rate(_Part):
    """A whole number on a ladder from lowest to highest."""

    kind: Literal["rate"]
    lowest: int = 0
    highest: int = 10
    scale: Id | None = None

    def text_ids(self) -> Iterator[str]:
        """Yield the part and the two ends of the ladder."""
        yield from (self.id, f"{self.id}/laagste", f"{self.id}/hoogste")

    def scales(self) -> Iterator[str]:
        """Yield its scale, when it has one."""
        yield from () if self.scale is None else (self.scale,)


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


class Pick(Frozen):
    """Entries to show again at the end: the highest or lowest of a rate field, or by choices.

    With `field`, those at or beyond `bound`, at most `count` of them: `lowest` turns it round. With
    `choices`, those that have one of these in at least `times` of their fields.
    """

    id: Id
    field: Id | None = None
    bound: int = 0
    lowest: bool = False
    choices: tuple[Id, ...] = ()
    times: int = Field(default=1, ge=1)
    count: int = Field(default=3, ge=1)


class Entries(_Part):
    """A list that somebody makes: each entry has the same few fields, such as a year and a word."""

    kind: Literal["entries"]
    fields: EntryFields = Field(min_length=1, max_length=7)
    picks: tuple[Pick, ...] = ()
    at_most: int = Field(default=10, ge=1, le=30)

    def field(self, field_id: str) -> Choose | Rate | Write | None:
        """Return the field with this id, or None."""
        return next((one for one in self.fields if one.id == field_id), None)

    def text_ids(self) -> Iterator[str]:
        """Yield the part, and each field with its choices, below the part's own id."""
        yield self.id
        for one in self.fields:
            yield from (f"{self.id}/{text_id}" for text_id in one.text_ids())
        yield from (f"{self.id}/{pick.id}" for pick in self.picks)


Part = Annotated[
    Read | Choose | ChooseMany | Sort | Rate | Write | Entries,
    Field(discriminator="kind"),
]


def is_question(part: Part) -> bool:
    """Say whether a part asks something, so that it counts in "question 3 of 12"."""
    return part.kind != "read"


def is_check(part: Part) -> bool:
    """Say whether a part is a check question: its answers are practice and never leave the person.

    Why: a counsellor who sees mistakes starts to mark; the lesson's own sentence says more.
    """
    return isinstance(part, Choose) and bool(part.right)
