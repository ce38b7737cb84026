"""A word of the workplace that somebody may want to learn."""

from modules.domain.frozen import Frozen
from modules.domain.part import Id


class Term(Frozen):
    """A word of the glossary; the words file says the Dutch word, and what it means."""

    id: Id
    picture: str | None = None
