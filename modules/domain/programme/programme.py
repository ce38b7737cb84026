"""A programme: the steps of one course in order, each an activity, gathered in sections."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from pydantic import Field

from modules.domain.activities.part import Id
from modules.domain.records.frozen import Frozen


class ProgrammeStep(Frozen):
    """One step of the path, and the section (`module`) that it stands in."""

    id: Id
    activity: Id
    module: Id | None = None
    week: int | None = Field(default=None, ge=1, le=104)


class Section(Frozen):
    """A section of the path with a name: fifty steps on one page would take courage away."""

    id: Id
    picture: str | None = None
    optional: bool = False
    """Whether it is a shelf beside the road: nothing on it is next, or counts as not done yet."""


class Occurrence(NamedTuple):
    """A step, and the n of the nth time that its activity stands on the path, from 1."""

    step: ProgrammeStep
    number: int


class Programme(Frozen):
    """A course that an organisation offers; its words stand in a words file for each language."""

    id: Id
    modules: tuple[Section, ...] = ()
    steps: Annotated[tuple[ProgrammeStep, ...], Field(min_length=1)]
    source: str = Field(min_length=10)

    def occurrences(self) -> Iterator[Occurrence]:
        """Yield each step in order; an activity can come back, to see what moved since."""
        times: Counter[str] = Counter()
        for step in self.steps:
            times[step.activity] += 1
            yield Occurrence(step, times[step.activity])

    def is_optional(self, step: ProgrammeStep) -> bool:
        """Say whether a step stands in an optional section."""
        return any(section.optional and section.id == step.module for section in self.modules)

    def text_ids(self) -> Iterator[str]:
        """Yield every id that each words file of this programme must have."""
        yield from (module.id for module in self.modules)
