"""One question with one choice."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from modules.domain.activities.parts.base import (
    BasePart,
    Choice,
    Choices,
    Counted,
    Id,
    chances_of_one,
    one_of,
    worth,
)
from modules.domain.activities.value import Answer, Value


class Choose(BasePart):
    """One question with one choice.

    With `right` it is a check question with feedback; with `consequences` a situation, in which
    each choice shows what follows from it. `rung` is the level that the question belongs to.
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

    def accept(self, raw: object, earlier: Mapping[str, Answer]) -> Value:
        """Return the id of a choice."""
        return one_of(self.id, raw, self.choices)

    def counted(self, value: Value | None, scale: str) -> Iterator[Counted | None]:
        """Yield the points of the choice, when it counts for this scale."""
        if self.scale == scale:
            yield self.points(value)

    def points(self, value: Value | None) -> Counted | None:
        """Return the points of a choice and the most there are; None when it says nothing."""
        if value is None:
            return None
        counted = worth(self.choices, str(value))
        return (counted[1] - counted[0], counted[1]) if counted and self.reversed else counted

    def own_choices(self) -> tuple[Choice, ...]:
        """Return its choices."""
        return self.choices

    def theme_chances(
        self, value: Value, earlier: Mapping[str, Answer], choices: Sequence[Choice]
    ) -> Iterator[tuple[str, bool]]:
        """Yield each theme of its choices, and whether it is that of the chosen one."""
        yield from chances_of_one(self.choices, value)

    def ordered(self) -> tuple[object, ...]:
        """Return its choices by their points; those that say nothing on purpose are on no step."""
        if self.right or self.consequences:
            return ()
        steps = [(choice.points, choice.id) for choice in self.choices if choice.points is not None]
        steps.sort(key=lambda step: step[0], reverse=self.reversed)
        return tuple(choice_id for _, choice_id in steps)

    @property
    def is_check(self) -> bool:
        """Return whether there are right answers."""
        return bool(self.right)

    @property
    def says_something_alone(self) -> bool:
        """Return whether it counts for no scale and is no check."""
        return self.scale is None and not self.is_check
