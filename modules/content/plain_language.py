"""Whether the Dutch is plain enough for somebody who reads at level B1."""

from collections.abc import Iterator

from modules.content.problem import Problem
from modules.content.readability import flesch_douma, mean_sentence, sentences, words
from modules.content.words_file import Section, WordsFile, joined, line_at

LONGEST_SENTENCE = 18
LONGEST_MEAN = 12
LOWEST_EASE = 70
ENOUGH_WORDS = 30
"""Below this many words a mean or a reading ease says little."""


def hard_to_read(file: WordsFile) -> Iterator[Problem]:
    """Yield a problem for each sentence that is too long and each text that is too hard."""
    for section in file.sections.values():
        yield from _long_sentences(file, section)
        yield from _hard_text(file, section)


def _long_sentences(file: WordsFile, section: Section) -> Iterator[Problem]:
    for paragraph in section.paragraphs:
        for sentence in sentences(joined(paragraph)):
            count = len(words(sentence.text))
            if count > LONGEST_SENTENCE:
                line = line_at(paragraph, sentence.start)
                yield file.problem(
                    line, "long-sentence", count=count, most=LONGEST_SENTENCE, text=sentence.text
                )


def _hard_text(file: WordsFile, section: Section) -> Iterator[Problem]:
    text = section.text
    if len(words(text)) < ENOUGH_WORDS:
        return
    mean, ease = mean_sentence(text), flesch_douma(text)
    if mean > LONGEST_MEAN:
        yield file.problem(section.line, "long-mean", mean=f"{mean:.1f}", most=LONGEST_MEAN)
    if ease < LOWEST_EASE:
        yield file.problem(section.line, "hard-words", ease=f"{ease:.0f}", least=LOWEST_EASE)
