"""Whether the Dutch is plain enough for somebody who reads at level B1."""

from collections.abc import Iterator

from modules.content.problem import Problem
from modules.content.readability import Sentence, flesch_douma, mean_sentence, sentences
from modules.content.words_file import Paragraph, Section, WordsFile, joined, line_at

LONGEST_SENTENCE = 18
LONGEST_MEAN = 12
LOWEST_EASE = 70
ENOUGH_WORDS = 30
"""Below this many words a mean or a reading ease says little."""


def hard_to_read(file: WordsFile) -> Iterator[Problem]:
    """Yield a problem for each sentence that is too long and each text that is too hard."""
    for section in file.sections.values():
        found: list[Sentence] = []
        for paragraph in section.paragraphs:
            here = sentences(joined(paragraph))
            yield from _long_sentences(file, paragraph, here)
            found += here
        yield from _hard_text(file, section, found)


def _long_sentences(
    file: WordsFile, paragraph: Paragraph, found: list[Sentence]
) -> Iterator[Problem]:
    for sentence in found:
        count = len(sentence.words)
        if count > LONGEST_SENTENCE:
            told = {"count": count, "most": LONGEST_SENTENCE, "text": sentence.text}
            yield file.problem(line_at(paragraph, sentence.start), "long-sentence", **told)


def _hard_text(file: WordsFile, section: Section, found: list[Sentence]) -> Iterator[Problem]:
    if sum(len(sentence.words) for sentence in found) < ENOUGH_WORDS:
        return
    mean, ease = mean_sentence(found), flesch_douma(found)
    if mean > LONGEST_MEAN:
        yield file.problem(section.line, "long-mean", mean=f"{mean:.1f}", most=LONGEST_MEAN)
    if ease < LOWEST_EASE:
        yield file.problem(section.line, "hard-words", ease=f"{ease:.0f}", least=LOWEST_EASE)
