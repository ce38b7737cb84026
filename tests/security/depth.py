"""How much of each measure is tried: all of it, or just enough to see that it still works."""

from typing import NamedTuple


class Depth(NamedTuple):
    """What `run` takes its numbers from; as it stands, all of it."""

    texts: int = 10_000
    """Texts in each field (S6)."""
    minutes: float = 10
    """Of reading damaged backups (S16)."""
    requests: int = 10_000
    """On our own addresses (S15)."""
    acts: int = 400
    """Changes and looks that must each be one event (S14)."""
    starts: int = 3
    """Of a server that is asked for pages at once (S1)."""
    guesses: int = 10_000
    """Of a PIN, a code and a link (S5, S19)."""
    every: int = 1
    """Of the names that lead out of a folder, each so manieth (S10)."""
    shown: int | None = None
    """Hostile texts to look for in a browser; None is all (S7)."""
    cuts: tuple[int, ...] = (30, 150)
    """Seconds without a connection: within the 120 for which Streamlit keeps a session, and beyond
    (R9)."""
    is_short: bool = False


SHORT = Depth(
    texts=10,
    minutes=0,
    requests=100,
    acts=40,
    starts=1,
    guesses=200,
    every=200,
    shown=3,
    # Words that are typed during a cut are lost (see docs/security.md): the whole run measures it.
    cuts=(),
    is_short=True,
)
