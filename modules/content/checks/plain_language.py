"""Whether the Dutch is plain enough for somebody who reads at level B1, or at level A2."""

from collections.abc import Iterator
from typing import NamedTuple

from modules.content.checks.readability import Sentence, flesch_douma, mean_sentence, sentences
from modules.content.formats.words_file import Paragraph, WordsFile, WordsSection, joined, line_at
from modules.domain.catalogue import Problem


class ReadingLimits(NamedTuple):
    """The most words in a sentence, the most on average, and the lowest reading ease."""

    sentence: int
    mean: int
    ease: int


LIMITS = {"B1": ReadingLimits(18, 12, 70), "A2": ReadingLimits(12, 8, 80)}
"""By level of the Common European Framework. Readability is checked like the rest: for our readers
a sentence that is too long is as broken as a sentence that is missing."""
ENOUGH_WORDS = 30
"""Below this many words a mean or a reading ease says little."""


def hard_to_read(file: WordsFile) -> Iterator[Problem]:
    """Yield a problem for each sentence that is too long and each text that is too hard."""
    limits = LIMITS[file.level or "B1"]
    for section in file.sections.values():
        section_sentences: list[Sentence] = []
        for paragraph in section.paragraphs:
            paragraph_sentences = sentences(joined(paragraph))
            yield from _long_sentences(file, paragraph, paragraph_sentences, limits)
            section_sentences += paragraph_sentences
        yield from _hard_text(file, section, section_sentences, limits)


def _long_sentences(
    file: WordsFile,
    paragraph: Paragraph,
    measured: list[Sentence],
    limits: ReadingLimits,
) -> Iterator[Problem]:
    for sentence in measured:
        count = len(sentence.words)
        if count > limits.sentence:
            values = {"count": count, "most": limits.sentence, "text": sentence.text}
            yield file.problem(line_at(paragraph, sentence.start), "long-sentence", **values)


def _hard_text(
    file: WordsFile, section: WordsSection, section_sentences: list[Sentence], limits: ReadingLimits
) -> Iterator[Problem]:
    if sum(len(sentence.words) for sentence in section_sentences) < ENOUGH_WORDS:
        return
    mean, ease = mean_sentence(section_sentences), flesch_douma(section_sentences)
    if mean > limits.mean:
        yield file.problem(section.line, "long-mean", mean=f"{mean:.1f}", most=limits.mean)
    if ease < limits.ease:
        yield file.problem(section.line, "hard-words", ease=f"{ease:.0f}", least=limits.ease)
