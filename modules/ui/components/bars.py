"""Simple bars: a name, a length, and in words how much out of how much."""

from collections.abc import Sequence

from modules.ui.components.inline import component, packed
from modules.wording.results.scales import Bar

_BARS = component("bars")


def bars(drawn: Sequence[Bar], key: str) -> None:
    """Draw the bars as a list, each with its words."""
    _BARS(key=key, data=packed({"bars": [bar._asdict() for bar in drawn]}))
