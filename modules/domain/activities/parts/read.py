"""A screen to read."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from modules.domain.activities.parts.base import BasePart, Id
from modules.domain.activities.value import Answer, Value, WrongShape


class Read(BasePart):
    """A screen to read, with the facts it rests on shown as cards below it."""

    asks: ClassVar[bool] = False

    kind: Literal["read"]
    facts: tuple[Id, ...] = ()

    def accept(self, raw: object, earlier: Mapping[str, Answer]) -> Value:
        """Return True, which says that it was read."""
        if raw is not True:
            raise WrongShape(f"{self.id} is a screen to read")
        return True

    @property
    def says_something_alone(self) -> bool:
        """Return False: it asks nothing."""
        return False
