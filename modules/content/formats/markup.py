"""What may not stand in words: HTML, code, formulas and pictures from elsewhere.

Why: the words are drawn as Markdown, so what somebody types must never become a program, load
something from another site, or change into a formula (`$5 of $6` does).
"""

import re
from collections.abc import Iterator
from itertools import chain

from modules.content.formats.words_file import WordsFile, WordsLine
from modules.domain.catalogue import Problem

_FORBIDDEN = {
    "html": re.compile(r"<[a-zA-Z/!?]|-->"),
    "template": re.compile(r"\{\{|\}\}|\{%|%\}"),
    "formula": re.compile(r"\$"),
    "code": re.compile(r"```|~~~"),
    "image": re.compile(r"!\["),
    "link": re.compile(r"\](?:\((?!https://|mailto:|tel:)|\[|:)"),
    "directive": re.compile(r":[a-z-]+\[|:material/"),
    "ruler": re.compile(r"^(?:=+|-{2,}|\*{3,}|_{3,})$"),
}
_PLACEHOLDER = re.compile(r"\{([a-z][a-z_]*)\}")
_BRACE = re.compile(r"[{}]")


def placeholders(text: str) -> set[str]:
    """Return the names that the app fills in, such as `name` in `Dag {name}`."""
    return set(_PLACEHOLDER.findall(text))


def forbidden(file: WordsFile, *, fills_in: bool) -> Iterator[Problem]:
    """Yield a problem for each line with something that is not words.

    `fills_in` says that the app fills in `{name}` here, which it only does in its own words.
    """
    for number, text in _lines(file):
        for message, pattern in _FORBIDDEN.items():
            if match := pattern.search(text):
                yield file.problem(number, message, found=match[0], written=text)
                break
        else:
            yield from _braces(file, number, text, fills_in)


def _lines(file: WordsFile) -> Iterator[WordsLine]:
    for section in file.sections.values():
        yield from chain.from_iterable(section.paragraphs)


def _braces(file: WordsFile, number: int, text: str, fills_in: bool) -> Iterator[Problem]:
    """Yield a problem for a brace that the app could not fill in.

    Why so strict: `{name.attribute}` would let a text look inside the app.
    """
    if _BRACE.search(_PLACEHOLDER.sub("", text)):
        yield file.problem(number, "brace", written=text)
    elif not fills_in and (match := _PLACEHOLDER.search(text)):
        yield file.problem(number, "placeholder-here", found=match[0])
