"""The base of every value of the domain: nothing can change it."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value object: unknown fields are refused, so a typing error in a file is seen at once."""

    model_config = ConfigDict(frozen=True, extra="forbid")
