"""What a participant does: an activity of ordered parts, whatever its subject.

Lessons, questionnaires and exercises are one kind of thing. An activity knows structure and ids
only; the words stand in a words file for each language (see words.py).
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from modules.domain.frozen import Frozen

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]

LONGEST_TEXT = 1000
"""The most signs that a written answer may have, unless a part sets less."""


class Choice(Frozen):
    """One thing that can be chosen, or a card that can be laid on a pile."""

    id: Id
    points: float | None = Field(default=None, allow_inf_nan=False)
    picture: str | None = None


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


class _Part(Frozen):
    id: Id
    picture: str | None = None

    def text_ids(self) -> Iterator[str]:
        """Yield the ids under which a words file must say something for this part."""
        yield self.id


class Read(_Part):
    """A screen to read."""

    kind: Literal["read"]


class Choose(_Part):
    """One question with one choice; with `right` it is a check question with feedback."""

    kind: Literal["choose"]
    scale: Id | None = None
    reversed: bool = False
    choices: Choices = ()
    right: tuple[Id, ...] = ()
    shared_choices: bool = False

    def text_ids(self) -> Iterator[str]:
        """Yield the part and, unless the activity offers the answers, each choice."""
        yield self.id
        if not self.shared_choices:
            yield from (f"{self.id}/{choice.id}" for choice in self.choices)


class ChooseMany(_Part):
    """Some of several choices, or of the cards that an earlier sort part laid on some piles."""

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
    cards: Choices
    piles: Choices

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


Part = Annotated[
    Read | Choose | ChooseMany | Sort | Rate | Write,
    Field(discriminator="kind"),
]


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
    parts: tuple[Part, ...] = Field(min_length=1)
    short: tuple[Id, ...] = ()
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
        yield from self.scales
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
