"""What a round of a benchmark showed, and how rounds are put together."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple

from tests.load.session import Act


class Round(NamedTuple):
    """One round on one server: the acts of all tabs, and what the server spent on them."""

    acts: tuple[Act, ...]
    cpu: float
    first_loads: int
    first_cpu: float

    @property
    def cpu_ms(self) -> float:
        """Return the milliseconds of work for one answered question."""
        return self.cpu / len(self.acts) * 1e3

    @property
    def first_ms(self) -> float:
        """Return the milliseconds of work for one first load: connecting and the first run."""
        return self.first_cpu / self.first_loads * 1e3


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def row(name: str, rounds: Sequence[Round], memory_kb: float) -> str:
    """Return one line of the table."""
    acts = [act for one in rounds for act in one.acts]
    seconds = [act.seconds * 1e3 for act in acts]
    each = "/".join(f"{one.cpu_ms:.1f}" for one in rounds)
    return (
        f"{name:6}{len(acts):7}{cpu_ms(rounds):9.2f}{percentile(seconds, 0.5):8.1f}"
        f"{percentile(seconds, 0.95):8.1f}{statistics.mean(act.bytes_in for act in acts):9.0f}"
        f"{statistics.mean(act.messages for act in acts):6.1f}"
        f"{statistics.median(one.first_ms for one in rounds):9.1f}{memory_kb:9.0f}   {each}"
    )


HEAD = (
    f"{'':6}{'n':>7}{'cpu ms':>9}{'p50 ms':>8}{'p95 ms':>8}{'bytes':>9}{'msgs':>6}"
    f"{'first ms':>9}{'kB/tab':>9}   cpu ms by round"
)


def cpu_ms(rounds: Sequence[Round]) -> float:
    """Return the milliseconds of work for one answered question, over all rounds."""
    return sum(one.cpu for one in rounds) / sum(len(one.acts) for one in rounds) * 1e3


def ratio(app: Sequence[Round], floor: Sequence[Round]) -> float:
    """Return how many times the floor an answered question costs: the median of the rounds.

    Why by round: both servers ran it in the same minute, with the same neighbours.
    """
    pairs = zip(app, floor, strict=True)
    return statistics.median(one.cpu_ms / other.cpu_ms for one, other in pairs)
