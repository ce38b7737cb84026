"""One line of the table: what was promised, what was measured, and whether that is enough."""

from typing import NamedTuple


class Measured(NamedTuple):
    """A target with its figure; `test` is the number that the plan in docs/security.md gives it."""

    test: str
    promise: str
    figure: str
    good: bool


def line(one: Measured) -> str:
    """Return the line as it is printed."""
    return f"{'ok ' if one.good else 'NOT'}  {one.test:4} {one.promise:58} {one.figure}"
