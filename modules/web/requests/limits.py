"""How often one address may try to sign in or start: a class shares one address, a guesser too."""

from collections import deque
from datetime import datetime, timedelta

from modules.domain.records.refusal import Refusal
from modules.services.security_log import log_event

HOUR = timedelta(hours=1)


class TooOften(Refusal):
    """Too many tries from one address in the last hour."""

    text_id = "error.too-often"


class Limit:
    """Counts tries by address in a sliding hour, in memory: a restart forgives."""

    def __init__(self, an_hour: int) -> None:
        self.an_hour = an_hour
        self._tries: dict[str, deque[datetime]] = {}

    def count(self, address: str, at: datetime) -> None:
        """Count a try; raises TooOften when the hour is full."""
        self._forget(at)
        mine = self._tries.setdefault(address, deque(maxlen=self.an_hour))
        if len(mine) == self.an_hour:
            log_event("too often")
            raise TooOften
        mine.append(at)

    def _forget(self, at: datetime) -> None:
        for address, mine in list(self._tries.items()):
            while mine and at - mine[0] > HOUR:
                mine.popleft()
            if not mine:
                del self._tries[address]


tries = Limit(120)
starts = Limit(60)
