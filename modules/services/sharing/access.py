"""How much of one activity's result somebody may read; only a Reader makes one."""

from datetime import datetime
from typing import NamedTuple

from modules.domain.records.sharing import Level


class Access(NamedTuple):
    """What one viewer may read of one result now. Short has sentences and its named parts only."""

    level: Level
    parts: frozenset[str] = frozenset()
    """The parts of which the answer may be read."""
    until: datetime | None = None
    """When the participant lets the share end by itself."""
    private_signals: bool = False
    """Whether the signals that take an agreement may be read."""
    quality: bool = False
    """Whether the response quality flags may be read: by guidance only."""

    @property
    def whole(self) -> bool:
        """Say whether every answer and every number may be read."""
        return self.level is Level.ALL

    @property
    def closed(self) -> bool:
        """Say whether nothing may be read, not even that there is something."""
        return self.level is Level.PRIVATE


CLOSED = Access(Level.PRIVATE)


class Share(NamedTuple):
    """What the participant chose that one counsellor may read of one thing, and until when."""

    level: Level
    until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Say whether anything may be read of it now."""
        return self.level is not Level.PRIVATE
