"""A programme: the steps of one course in order, each an activity."""

from typing import Annotated

from pydantic import Field

from modules.domain.activity import Id
from modules.domain.frozen import Frozen


class Step(Frozen):
    """One station on the road."""

    id: Id
    activity: Id
    week: int | None = Field(default=None, ge=1, le=104)


class Programme(Frozen):
    """A course that an organisation offers; its words stand in a words file for each language."""

    id: Id
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    source: str = Field(min_length=10)
