"""A whole number from lowest to highest."""

from collections.abc import Iterator, Mapping
from typing import Literal

from modules.domain.activities.parts.base import BasePart, Counted, Id
from modules.domain.activities.value import Answer, Value, WrongShape


class Rate(BasePart):
    """A whole number on a scale from lowest to highest."""

    kind: Literal["rate"]
    lowest: int = 0
    highest: int = 10
    scale: Id | None = None

    def text_ids(self) -> Iterator[str]:
        """Yield the part and the two ends of the scale."""
        yield from (self.id, f"{self.id}/laagste", f"{self.id}/hoogste")

    def scales(self) -> Iterator[str]:
        """Yield its scale, when it has one."""
        yield from () if self.scale is None else (self.scale,)

    def accept(self, raw: object, earlier: Mapping[str, Answer]) -> Value:
        """Return a whole number within the scale."""
        # bool is an int in Python, and NaN and 3.5 are no points of it.
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise WrongShape(f"{self.id} takes a whole number")
        if not self.lowest <= raw <= self.highest:
            raise WrongShape(f"{self.id} goes from {self.lowest} to {self.highest}")
        return raw

    def counted(self, value: Value | None, scale: str) -> Iterator[Counted | None]:
        """Yield the number above the lowest, when it counts for this scale."""
        if self.scale == scale:
            yield self.points(value)

    def points(self, value: Value | None) -> Counted | None:
        """Return how far a number is above the lowest, and how far it can be."""
        if not isinstance(value, int):
            return None
        return float(value - self.lowest), float(self.highest - self.lowest)

    def ordered(self) -> tuple[object, ...]:
        """Return its numbers."""
        return tuple(range(self.lowest, self.highest + 1))

    @property
    def says_something_alone(self) -> bool:
        """Return whether it counts for no scale."""
        return self.scale is None
