"""Whether an amount or a legal term stands in words where nobody would look after it."""

import re
from collections.abc import Iterator

from modules.content.formats.words_file import WordsFile
from modules.domain.catalogue import Problem

_MONEY = r"€|\b\d[\d.,]*\s*euros?\b"
_HOURS = r"\b\d+\s*(?:uur|uren|hours?|heures?)\s+(?:per|a|an|par|in)\b"
_TERM = r"\b\d+\s*(?:maand(?:en)?|months?|mois|weken|weeks?|semaines?)\b"
_SHARE = r"\b\d+\s*(?:%|procent|per\s?cent|pour\s?cent)"
_FIGURE = re.compile("|".join((_MONEY, _HOURS, _TERM, _SHARE)), re.IGNORECASE)
"""What looks like an amount or a term that a law or an office sets."""


def figure_problems(file: WordsFile) -> Iterator[Problem]:
    """Yield each amount of money or legal term in words that are not those of the facts.

    Why: a figure that stands in a lesson stays there when the law changes, and nobody sees it.
    """
    for section in file.sections.values():
        for paragraph in section.paragraphs:
            for line in paragraph:
                if match := _FIGURE.search(line.text):
                    yield file.problem(line.number, "figure-outside-facts", found=match[0])
