"""What each step of the reading needs, and the words of one folder with all that is wrong in it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from modules.content.checks.abbreviations import Spelled, abbreviations
from modules.content.checks.figures import figure_problems
from modules.content.checks.words_check import thing_problems
from modules.content.formats.files import read_text, shown_path
from modules.content.formats.matching import Expected
from modules.content.formats.messages import say, suggestion
from modules.content.formats.problem import first_of
from modules.content.formats.words_file import WordsFile
from modules.content.formats.words_reader import read_words
from modules.content.formats.yaml_reader import Document, read_document
from modules.content.loading.assets import is_hidden, read_assets
from modules.domain.activities.words import Words
from modules.domain.catalogue import DUTCH, Language, Problem

MEDIA = "media"
GUIDE = "guide"
RETIRED = "retired.yaml"
"""What an activity asked before; read by retired.py."""

ByLanguage = dict[str, Words]


class Reading(NamedTuple):
    """What each step of the reading needs, and where it leaves the problems it finds."""

    content_dir: Path
    languages: Mapping[str, Language]
    problems: list[Problem]
    spelled: list[Spelled]
    """Each abbreviation in plain Dutch, to hold against the glossary once that is read."""


def read_document_at(file: Path, reading: Reading) -> Document | None:
    text = read_text(file, reading.content_dir, reading.problems)
    return read_document(text, reading.problems) if text else None


def read_words_in(
    folder: Path,
    structure: str | None,
    expected: Expected | None,
    reading: Reading,
    *,
    fills_in: bool = False,
    plain: bool = True,
) -> ByLanguage:
    """Return the words in a folder by language, after checking them and what else lies there.

    `fills_in` says that the app fills in `{names}` here; without `plain`, the words are for
    colleagues and may be harder.
    """
    files = words_files(folder, reading, plain=plain)
    if not (folder / f"{DUTCH}.md").exists():
        path = shown_path(folder / f"{DUTCH}.md", reading.content_dir)
        reading.problems.append(Problem(path, 1, say("no-dutch")))
    reading.problems.extend(thing_problems(files, expected, fills_in=fills_in))
    for file in files.values():
        if file.level:
            reading.spelled.extend(abbreviations(file))
    if plain and not fills_in:
        for file in files.values():
            reading.problems.extend(first_of(figure_problems(file)))
    if (folder / MEDIA).is_dir():
        listing = folder / MEDIA / f"{MEDIA}.yaml"
        read_assets(listing, reading.content_dir, reading.problems)
    report_strangers(folder, [name for name in (structure, MEDIA, GUIDE, RETIRED) if name], reading)
    return {language: file.words() for language, file in files.items()}


def words_files(folder: Path, reading: Reading, *, plain: bool = True) -> dict[str, WordsFile]:
    """Return the words files that can be read, by language."""
    files: dict[str, WordsFile] = {}
    for language in reading.languages or _languages_seen(folder):
        file = folder / f"{language}.md"
        if file.exists() and (text := read_text(file, reading.content_dir, reading.problems)):
            words = read_words(text, language, reading.problems)
            if words:
                listed = reading.languages.get(language)
                level = listed.level if listed and plain else None
                files[language] = words._replace(level=level)
    return files


def _languages_seen(folder: Path) -> list[str]:
    """Return the languages that a folder seems to have, for when the list of them is broken."""
    return [file.stem for file in sorted(folder.glob("*.md"))]


def report_strangers(folder: Path, known: Iterable[str], reading: Reading) -> None:
    """Report each file in a folder that nothing reads, such as a copy or a typing error."""
    languages = reading.languages or _languages_seen(folder)
    expected = [*known, *(f"{language}.md" for language in languages)]
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if entry.name not in expected and not is_hidden(entry):
            report_stranger(entry, expected, reading)


def report_stranger(entry: Path, expected: Iterable[str], reading: Reading) -> None:
    path = shown_path(entry, reading.content_dir)
    if entry.suffix == ".md" and entry.stem.isalpha() and entry.stem.islower():
        hint = suggestion(entry.stem, reading.languages)
        message = say("language-unknown", language=entry.stem, suggestion=hint)
    else:
        message = say("file-unknown", suggestion=suggestion(entry.name, expected))
    reading.problems.append(Problem(path, 1, message))
