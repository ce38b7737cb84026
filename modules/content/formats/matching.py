"""Whether a words file says what it must: the ids of its structure, and what the Dutch says."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from modules.content.formats.markup import placeholders
from modules.content.formats.messages import nearest, say, suggestion
from modules.content.formats.words_file import TITLE, WordsFile, WordsSection
from modules.domain.catalogue import Problem

OTHER = ".other"
"""The end of an id for "more than one"; `.one` is its partner."""

MORE_PLURALS = (".zero", ".two", ".few", ".many")
"""Plural forms that a language may have besides those of Dutch (Arabic has all of them)."""


_ID = re.compile(r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*")


class Expected(NamedTuple):
    """The ids a words file must have, in order, and those it may have."""

    required: tuple[str, ...]
    optional: Collection[str] = ()


def missing_and_unknown(file: WordsFile, expected: Expected) -> Iterator[Problem]:
    """Yield a problem for each id that is missing or that belongs to nothing.

    A missing id that an unknown one was probably meant to be is reported once, with the unknown.
    """
    missing = [text_id for text_id in expected.required if text_id not in file.sections]
    known = {*expected.required, *expected.optional, TITLE}
    unknown = [section for section in file.sections.values() if section.id not in known]
    for section in unknown:
        near = nearest(section.id, filter(None, missing))
        if near is None:
            hint = suggestion(section.id, filter(None, known))
        else:
            missing.remove(near)
            hint = say("suggestion", near=near)
        yield file.problem(section.line, "words-unknown", id=section.id, suggestion=hint)
    yield from _missing(file, expected, frozenset(missing))


def _missing(file: WordsFile, expected: Expected, missing: Collection[str]) -> Iterator[Problem]:
    """Yield the missing ids, each on the line of the heading after which it belongs."""
    line = 1
    for text_id in expected.required:
        if text_id in missing:
            message = "title-missing" if text_id == TITLE else "words-missing"
            yield file.problem(line, message, id=text_id)
        elif text_id in file.sections:
            line = file.sections[text_id].line


def expected_of_translation(expected: Expected, dutch: WordsFile) -> Expected:
    """Return what a translation must have: what the Dutch must have and what it chose to have."""
    chosen = (text_id for text_id in expected.optional if text_id in dutch.sections)
    return Expected((*expected.required, *chosen))


def expected_of_interface(dutch: WordsFile) -> Expected:
    """Return the ids that every language must have for the app's own words: those of Dutch."""
    ids = tuple(text_id for text_id in dutch.sections if text_id != TITLE)
    plurals = (text_id.removesuffix(OTHER) for text_id in ids if text_id.endswith(OTHER))
    return Expected(ids, {plural + form for plural in plurals for form in MORE_PLURALS})


def odd_ids(dutch: WordsFile) -> Iterator[Problem]:
    """Yield each id that is no id, and each word for "one" without its partner for "more"."""
    for section in dutch.sections.values():
        if section.id != TITLE and not _ID.fullmatch(section.id):
            yield dutch.problem(section.line, "words-id", id=section.id)
        partner = section.id.removesuffix(".one") + OTHER
        if section.id.endswith(".one") and partner not in dutch.sections:
            yield dutch.problem(section.line, "half-plural", id=section.id, partner=partner)


def differs_from_dutch(file: WordsFile, dutch: WordsFile) -> Iterator[Problem]:
    """Yield a problem where a translation lost a placeholder or the Dutch moved on."""
    for section in file.sections.values():
        original = dutch.sections.get(section.id)
        yield from _placeholder_problems(file, section, dutch)
        if original and section.remembered is not None and _moved_on(section, original):
            problem = file.problem(section.line, "stale", id=section.id or original.text)
            yield problem._replace(kind="stale")


def _moved_on(section: WordsSection, original: WordsSection) -> bool:
    return section.remembered != " ".join(original.text.split())


def _placeholder_problems(
    file: WordsFile, section: WordsSection, dutch: WordsFile
) -> Iterator[Problem]:
    """Yield the placeholders that differ; only the form for "more" must have all of them."""
    base, dot, form = section.id.rpartition(".")
    more = dutch.sections.get(base + OTHER) if dot else None
    original = more or dutch.sections.get(section.id)
    if original is None:
        return
    own, wanted = placeholders(section.text), placeholders(original.text)
    lost = set[str]() if more and dot + form != OTHER else wanted - own
    for name in sorted((own - wanted) | lost):
        message = "placeholder-unknown" if name in own else "placeholder-lost"
        yield file.problem(section.line, message, name=name, id=section.id)
