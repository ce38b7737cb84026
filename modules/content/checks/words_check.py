"""Everything that is asked of the words of one thing, in all its languages together."""

from collections.abc import Iterator, Mapping

from modules.content.checks.plain_language import hard_to_read
from modules.content.formats.markup import forbidden
from modules.content.formats.matching import (
    Expected,
    differs_from_dutch,
    expected_of_interface,
    expected_of_translation,
    missing_and_unknown,
    odd_ids,
)
from modules.content.formats.problem import first_of
from modules.content.formats.words_file import WordsFile
from modules.domain.catalogue import DUTCH, Problem


def thing_problems(
    files: Mapping[str, WordsFile], expected: Expected | None, *, fills_in: bool = False
) -> Iterator[Problem]:
    """Yield the problems in the words of one thing, such as an activity.

    Without `expected`, because the structure has problems of its own, the ids are left aside.
    `fills_in` says that the app fills in `{name}` here.
    """
    dutch = files.get(DUTCH)
    for file in files.values():
        yield from _writing_problems(file, fills_in=fills_in)
        if expected and file is dutch:
            yield from first_of(missing_and_unknown(file, expected))
        elif dutch:
            if expected:
                wanted = expected_of_translation(expected, dutch)
                yield from first_of(missing_and_unknown(file, wanted))
            yield from first_of(differs_from_dutch(file, dutch))


def interface_problems(files: Mapping[str, WordsFile]) -> Iterator[Problem]:
    """Yield the problems in the app's own words, where Dutch says which ids there are."""
    dutch = files.get(DUTCH)
    for file in files.values():
        yield from _writing_problems(file, fills_in=True)
        if dutch is None:
            continue
        if file is dutch:
            yield from first_of(odd_ids(dutch))
        else:
            yield from first_of(missing_and_unknown(file, expected_of_interface(dutch)))
            yield from first_of(differs_from_dutch(file, dutch))


def _writing_problems(file: WordsFile, *, fills_in: bool) -> Iterator[Problem]:
    yield from first_of(forbidden(file, fills_in=fills_in))
    if file.level:
        yield from first_of(hard_to_read(file))
