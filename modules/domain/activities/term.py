"""A word of the workplace that somebody may want to learn."""

from modules.domain.activities.part import Id
from modules.domain.records.frozen import Frozen


class Term(Frozen):
    """A word of the glossary; the words file says the Dutch word, and what it means."""

    id: Id
    picture: str | None = None
