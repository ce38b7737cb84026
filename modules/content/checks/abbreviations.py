"""Whether each abbreviation in plain Dutch is explained in the glossary."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from modules.content.formats.words_file import WordsFile
from modules.domain.activities.words import Words
from modules.domain.catalogue import Problem

_ABBREVIATION = re.compile(r"\b[A-Z]{2,6}\b(?![*'-]?[a-z]{3})")
_CODE = re.compile(r"`[^`]*`|\]\([^)\s]{0,300}\)")

NAMED = frozenset({"CC", "BY", "MIT", "JSON", "QR", "ESCO", "AVG", "GDPR", "STARR", "WOOP"})
"""Names of licences and files, and what the text that uses it explains on the spot."""


class Spelled(NamedTuple):
    """An abbreviation in a words file, and where it stands."""

    file: WordsFile
    line: int
    letters: str


def abbreviations(file: WordsFile) -> Iterator[Spelled]:
    """Yield each abbreviation in a words file that is measured as plain Dutch."""
    for section in file.sections.values():
        for paragraph in section.paragraphs:
            for line in paragraph:
                for letters in _ABBREVIATION.findall(_CODE.sub("", line.text)):
                    yield Spelled(file, line.number, letters)


def unexplained(spelled: Iterable[Spelled], glossary: Words) -> Iterator[Problem]:
    """Yield each abbreviation that the glossary does not have, once for each file."""
    known = NAMED.union(*(_ABBREVIATION.findall(text) for text in glossary.texts.values()))
    reported: set[tuple[str, str]] = set()
    for file, line, letters in spelled:
        if letters not in known and (file.path, letters) not in reported:
            reported.add((file.path, letters))
            yield file.problem(line, "abbreviation-unknown", letters=letters)
