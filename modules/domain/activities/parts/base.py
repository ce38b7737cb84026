"""What every kind of part has, and what can be asked of it without knowing its kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints

from modules.domain.activities.value import Answer, UnknownChoice, Value, WrongShape
from modules.domain.records.frozen import Frozen

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]

Counted: TypeAlias = tuple[float, float]
"""Points above the lowest, and the most there are."""

LONGEST_TEXT = 1000
"""The most characters that a written answer may have, unless a part sets less."""


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


class BasePart(Frozen):
    """One part of an activity. A kind says here how it differs; nobody else needs to ask."""

    asks: ClassVar[bool] = True
    """Whether it asks something, so that it counts in "question 3 of 12"."""

    id: Id
    picture: str | None = None

    def text_ids(self) -> Iterator[str]:
        """Yield the ids under which a words file must say something for this part."""
        yield self.id

    def scales(self) -> Iterator[str]:
        """Yield the scale that each answer to this part counts for, once for each answer."""
        yield from ()

    def accept(self, raw: object, earlier: Mapping[str, Answer]) -> Value:
        """Return the value that something from outside stands for; raises a BadAnswer."""
        raise NotImplementedError

    def trimmed(self, value: Value, earlier: Mapping[str, Answer]) -> Value:
        """Return a kept value without what the part no longer offers."""
        return value

    def is_full(self, value: Value) -> bool:
        """Return whether nothing more can be answered."""
        return True

    def counted(self, value: Value | None, scale: str) -> Iterator[Counted | None]:
        """Yield for each thing asked for a scale: points and the most, None unanswered."""
        yield from ()

    def points(self, value: Value | None) -> Counted | None:
        """Return the points of an answer and the most there are; None when it has none."""
        return None

    def own_choices(self) -> tuple[Choice, ...]:
        """Return what can be chosen here, unless an earlier part offers it."""
        return ()

    def theme_chances(
        self, value: Value, earlier: Mapping[str, Answer], choices: Sequence[Choice]
    ) -> Iterator[tuple[str, bool]]:
        """Yield each theme that could be chosen of `choices`, and whether it was."""
        yield from ()

    def ordered(self) -> tuple[object, ...]:
        """Return the answers from low to high; empty for a part without an order."""
        return ()

    @property
    def is_check(self) -> bool:
        """Return whether it is a check question: answers are practice and never leave the person.

        Why: a counsellor who sees mistakes starts to mark; the lesson's own sentence says more.
        """
        return False

    @property
    def says_something_alone(self) -> bool:
        """Return whether one answer beside an earlier one says something by itself."""
        return not self.is_check


def one_of(part_id: str, raw: object, choices: Iterable[Choice]) -> str:
    """Return the id of a choice; raises WrongShape, UnknownChoice."""
    if not isinstance(raw, str):
        raise WrongShape(f"{part_id} takes the id of a choice")
    if raw not in {choice.id for choice in choices}:
        raise UnknownChoice(f"{part_id} does not offer this choice")
    return raw


def worth(choices: Sequence[Choice], chosen: str) -> Counted | None:
    """Return what a choice (for a card: its pile) is worth above the lowest, out of the most."""
    points = {
        choice.id: choice.points
        for choice in choices
        if choice.points is not None and not choice.blank
    }
    own_points = points.get(chosen)
    if own_points is None:
        return None
    low, high = min(points.values()), max(points.values())
    return own_points - low, high - low


def chances_of_one(choices: Sequence[Choice], value: object) -> Iterator[tuple[str, bool]]:
    """Yield each theme of some choices and whether it is that of the chosen one."""
    chosen = next((choice for choice in choices if choice.id == value), None)
    if chosen is None or chosen.blank:
        return
    for theme in dict.fromkeys(choice.theme for choice in choices if choice.theme):
        yield theme, theme == chosen.theme
