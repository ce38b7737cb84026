"""Simple bars: a name, a length, and in words how much out of how much."""

from collections.abc import Sequence
from typing import NamedTuple

from modules.ui.components.inline import component, packed

_BARS = component("bars")


class Bar(NamedTuple):
    """One bar: `share` from 0 to 100, and the words that say the same.

    `low` and `high` are the band around it, 0 to 100, where there is one.
    """

    name: str
    share: float
    said: str
    stands_out: bool = False
    low: float = 0
    high: float = 0


def bars(found: Sequence[Bar], key: str) -> None:
    """Draw the bars as a list, each with its words."""
    _BARS(key=key, data=packed({"bars": [one._asdict() for one in found]}))
