"""What the rounds of a comparison showed, as a table."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.load.session import Act


class Round(NamedTuple):
    """One round on one server: the acts of all tabs, and the seconds of work they were for it."""

    acts: tuple[Act, ...]
    cpu: float

    @property
    def cpu_ms(self) -> float:
        """Return the milliseconds of work for one act."""
        return self.cpu / len(self.acts) * 1e3


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def ratio(ours: Sequence[Round], others: Sequence[Round]) -> float:
    """Return how many times the work of another an act of ours is: the median of the rounds.

    Why by round: both servers ran it in the same minute, with the same neighbours.
    """
    pairs = zip(ours, others, strict=True)
    return statistics.median(our.cpu_ms / other.cpu_ms for our, other in pairs)


def table(title: str, sides: Mapping[str, Sequence[Round]]) -> Iterator[str]:
    """Yield a line for each side; `x` is how many times the work of another side it is."""
    yield f"{title:36}{'n':>6}{'cpu ms':>9}{'p50 ms':>9}{'p95 ms':>9}{'bytes':>9}" + "".join(
        f"{f'x {name}':>9}" for name in sides
    )
    for name, rounds in sides.items():
        acts = [act for one_round in rounds for act in one_round.acts]
        took = [act.seconds * 1e3 for act in acts]
        work = sum(one_round.cpu for one_round in rounds) / len(acts) * 1e3
        size = statistics.mean(act.bytes_in for act in acts)
        yield (
            f"  {name:34}{len(acts):6}{work:9.2f}{percentile(took, 0.5):9.1f}"
            f"{percentile(took, 0.95):9.1f}{size:9.0f}"
            + "".join(f"{ratio(rounds, others):9.2f}" for others in sides.values())
        )
