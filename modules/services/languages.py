"""Which language somebody reads: one that the content has, else the one it was written in."""

from modules.domain.catalogue import DUTCH, Library

SOURCE = DUTCH
"""The language in which every word is written first."""


def known(library: Library, language: object) -> str:
    """Return the language if the content has it, else the source language."""
    return language if isinstance(language, str) and language in library.languages else SOURCE
