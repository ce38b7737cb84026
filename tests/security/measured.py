"""One line of the table: what was promised, what was measured, and whether that is enough."""

from collections.abc import Iterable
from typing import NamedTuple


class Measured(NamedTuple):
    """A target with its figure; `test` is the number that the plan in docs/security.md gives it."""

    test: str
    promise: str
    figure: str
    good: bool
    by_clock: bool = False
    """Says how long something took: true of one machine at one moment, so no test decides by it."""


def broken(found: Iterable[Measured]) -> list[Measured]:
    """Return the promises that are not kept, as far as that is the same on every machine."""
    return [one for one in found if not one.good and not one.by_clock]


def line(one: Measured) -> str:
    """Return the line as it is printed."""
    return f"{'ok ' if one.good else 'NOT'}  {one.test:4} {one.promise:58} {one.figure}"
