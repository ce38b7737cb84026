"""What somebody said that matters for the work they look for."""

from collections.abc import Mapping
from typing import Literal

from modules.domain.records.frozen import Frozen
from modules.domain.work.occupation import (
    Circumstance,
    Interest,
    LanguageLevel,
    Requirement,
    Style,
    Task,
)

HowOften = Literal["sometimes", "often"]


class Preferences(Frozen):
    """What somebody said that matters for work; empty and None stand for not said.

    There is no place here for a name, a gender, a language of the app or a country.
    """

    interests: Mapping[Interest, float] | None = None
    """How much somebody likes each of Holland's types, 0 to 100."""
    styles: frozenset[Style] = frozenset()
    wanted: frozenset[Circumstance] = frozenset()
    avoided: frozenset[Circumstance] = frozenset()
    limits: frozenset[Circumstance] = frozenset()
    """What the body does not take now, as the person says it."""
    adapts: frozenset[Circumstance] = frozenset()
    """What the body takes when something is adapted."""
    experience: Mapping[Task, HowOften] = {}
    again: frozenset[Task] = frozenset()
    """What somebody would gladly do again."""
    speaking: LanguageLevel | None = None
    reading: LanguageLevel | None = None
    has: frozenset[Requirement] = frozenset()
    lacks: frozenset[Requirement] = frozenset()
