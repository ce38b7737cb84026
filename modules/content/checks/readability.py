"""How hard a Dutch text is to read, in numbers: sentences, words, syllables, Flesch-Douma."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import combining, normalize

# `++` and `*+` never step back, so that no text is slow to read.
_SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'’”»)\]*_]*+\s++(?=[\"'‘“«(\[*_]*+[A-ZÀ-Þ0-9{]|['’][a-z]\s)|\n+"
)
_LINK = re.compile(r"\]\([^)\s]{0,300}\)")
_WORD = re.compile(r"['’]?[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|\{[a-z_]+\}")
_SYLLABLE = re.compile(
    r"eeu|ieu|eau|aai|ooi|oei|aa|ee|oo|uu|ïe|ie|oe|eu|ui|ei|ij|ou|au|y(?![aeiou])|[aeiouäëïöü]"
)
_SPELLED = re.compile(r"[A-Z]{2,5}")


class Sentence(NamedTuple):
    """A sentence, where in the text it starts, and its words."""

    start: int
    text: str
    words: list[str]


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text; a new line ends a sentence too."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]
    pieces = ((start, text[start:end].strip()) for start, end in pairwise([0, *ends]))
    measured = (Sentence(start, piece, words(piece)) for start, piece in pieces)
    return [sentence for sentence in measured if sentence.words]


def words(text: str) -> list[str]:
    """Return the words of a text: a number and a word with a hyphen are one word each."""
    return _WORD.findall(_LINK.sub("] ", text))


# Of 77,000 words in the content some 8,000 differ.
@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Return about how many syllables a word has when it is said in Dutch, at least one.

    A short word in capitals is spelled aloud: OCMW has four. A `{gap}` counts as one: what fills
    it is mostly a number or a name, and its own letters say nothing.
    """
    if word.startswith("{"):
        return 1
    if _SPELLED.fullmatch(word):
        return len(word)
    return max(1, len(_SYLLABLE.findall(_without_stress_marks(word.lower()))))


def mean_sentence(measured: Sequence[Sentence]) -> float:
    """Return the mean number of words in a sentence; 0 when there is none."""
    return sum(len(sentence.words) for sentence in measured) / len(measured) if measured else 0.0


def flesch_douma(measured: Sequence[Sentence]) -> float:
    """Return the reading ease: 0-30 very hard, 60-70 normal, 90-100 very easy; 100 without words.

    Source: W.H. Douma, De leesbaarheid van landbouwbladen (Wageningen, 1960), after R. Flesch;
    formula and table in Onze Taal, https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php
    """
    if not measured:
        return 100.0
    counts = [syllables(word) for sentence in measured for word in sentence.words]
    return 206.84 - 0.77 * (100 * sum(counts) / len(counts)) - 0.93 * mean_sentence(measured)


def _without_stress_marks(word: str) -> str:
    """Return é as e but ë as ë: only the diaeresis starts a new syllable."""
    decomposed = normalize("NFD", word)
    without_stress = (
        letter for letter in decomposed if not combining(letter) or letter == "\u0308"
    )
    return normalize("NFC", "".join(without_stress))
