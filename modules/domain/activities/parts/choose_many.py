"""Some of several choices."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pydantic import Field

from modules.domain.activities.parts.base import BasePart, Choice, Choices, Id
from modules.domain.activities.value import Answer, TooMany, UnknownChoice, Value, WrongShape


class ChooseMany(BasePart):
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

    def offered(self, earlier: Mapping[str, Answer]) -> tuple[str, ...]:
        """Return the ids to choose from: its own, or what the earlier part kept, in order."""
        if self.from_part is None:
            return tuple(choice.id for choice in self.choices)
        before = earlier.get(self.from_part)
        if before and isinstance(before.value, tuple):
            return tuple(chosen for chosen in before.value if isinstance(chosen, str))
        laid = before.value if before and isinstance(before.value, dict) else {}
        return tuple(card for pile in self.piles for card, on in laid.items() if on == pile)

    def accept(self, raw: object, earlier: Mapping[str, Answer]) -> Value:
        """Return the ids of some choices, each once, in the order in which they came."""
        if not isinstance(raw, list | tuple) or not all(isinstance(each, str) for each in raw):
            raise WrongShape(f"{self.id} takes ids of choices")
        chosen = tuple(dict.fromkeys(str(each) for each in raw))
        if not set(chosen) <= set(self.offered(earlier)):
            raise UnknownChoice(f"{self.id} does not offer one of these choices")
        if not self.at_least <= len(chosen) <= self.at_most:
            raise TooMany(f"{self.id} takes {self.at_least} to {self.at_most} choices")
        return chosen

    def trimmed(self, value: Value, earlier: Mapping[str, Answer]) -> Value:
        """Return the choices that are still offered."""
        if not isinstance(value, tuple | list):
            return value
        ids = self.offered(earlier)
        return tuple(chosen for chosen in value if isinstance(chosen, str) and chosen in ids)

    def own_choices(self) -> tuple[Choice, ...]:
        """Return its choices."""
        return self.choices

    def theme_chances(
        self, value: Value, earlier: Mapping[str, Answer], choices: Sequence[Choice]
    ) -> Iterator[tuple[str, bool]]:
        """Yield the theme of each choice that was offered, and whether it was chosen."""
        if isinstance(value, tuple):
            themes = {choice.id: choice.theme for choice in choices}
            for choice_id in self.offered(earlier):
                if theme := themes.get(choice_id):
                    yield theme, choice_id in value
