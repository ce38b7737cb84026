"""An answer and its value as they are kept, and what a value can be refused for."""

from typing import TypeAlias

from pydantic import AwareDatetime

from modules.domain.records.frozen import Frozen
from modules.domain.records.refusal import Refusal

Entry: TypeAlias = dict[str, int | str]
Value: TypeAlias = bool | int | str | tuple[str, ...] | dict[str, str] | tuple[Entry, ...]


class BadAnswer(Refusal, ValueError):
    """A value that this part cannot take. `text_id` names the sentence that says so to a person."""

    text_id = "error.bad-answer"


class UnknownPart(BadAnswer):
    """The activity has no such part (any more)."""

    text_id = "error.unknown-part"


class UnknownChoice(BadAnswer):
    """The part does not offer this choice (any more)."""

    text_id = "error.unknown-choice"


class WrongShape(BadAnswer):
    """Not the kind of value that this part asks for: another type, a number out of its range."""


class TooLong(BadAnswer):
    """More characters than the part takes."""

    text_id = "error.too-long"


class TooMany(BadAnswer):
    """More choices than the part takes, or fewer than it needs."""

    text_id = "error.too-many"


class PileFull(TooMany):
    """More cards on a pile than it holds."""

    text_id = "error.pile-full"


class Answer(Frozen):
    """What somebody said to one part. `value` None stands for "not now": asked, not answered."""

    activity: str
    part: str
    value: Value | None
    at: AwareDatetime | None = None
