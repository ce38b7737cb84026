"""What a words file says, section by section, and on which line it says it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from modules.content.formats.messages import say
from modules.domain.activities.words import Words
from modules.domain.catalogue import Problem

TITLE = ""
"""The id under which a file keeps its title and introduction."""

_LIST_ITEM = re.compile(r"(?:[-*]|\d+[.)])\s")


class WordsLine(NamedTuple):
    """A line of a file that says something."""

    number: int
    text: str


Paragraph = tuple[WordsLine, ...]


class WordsSection(NamedTuple):
    """What stands under one id. `remembered` is the Dutch that a translation was made from."""

    id: str
    line: int
    paragraphs: tuple[Paragraph, ...]
    remembered: str | None = None

    @property
    def text(self) -> str:
        """Return the whole text, with an empty line between paragraphs."""
        return "\n\n".join(joined(paragraph) for paragraph in self.paragraphs)


class WordsFile(NamedTuple):
    """What a words file says, and where it says it."""

    path: str
    language: str
    reviewed: str | None
    sections: Mapping[str, WordsSection]
    level: str | None = None

    def words(self) -> Words:
        """Return the words without their lines."""
        texts = {section.id: section.text for section in self.sections.values()}
        title, _, introduction = texts.pop(TITLE, "").partition("\n\n")
        return Words(
            language=self.language,
            title=title,
            introduction=introduction,
            reviewed=self.reviewed,
            texts=texts,
        )

    def problem(self, line: int, message: str, /, **values: object) -> Problem:
        """Return a problem in this file; `message` is a key of messages.yaml."""
        return Problem(self.path, line, say(message, **values))


def joined(paragraph: Paragraph) -> str:
    """Return a paragraph as one text; only an item of a list starts on a line of its own."""
    first, *others = paragraph
    return first.text + "".join(
        ("\n" if _LIST_ITEM.match(line.text) else " ") + line.text for line in others
    )


def line_at(paragraph: Paragraph, place: int) -> int:
    """Return the line of the file for a place in the joined paragraph."""
    for line in paragraph:
        if place <= len(line.text):
            return line.number
        place -= len(line.text) + 1
    return paragraph[-1].number
