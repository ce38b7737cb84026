"""The folders of activities, programmes and the app's own words: structure with its words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from modules.content.assets import is_hidden, read_assets
from modules.content.files import read_text, shown_path
from modules.content.languages import DUTCH, Language
from modules.content.matching import Expected
from modules.content.messages import say, suggestion
from modules.content.problem import Problem, first_of
from modules.content.references import RESERVED, activity_problems, programme_problems
from modules.content.structure import build
from modules.content.words_check import interface_problems, thing_problems
from modules.content.words_file import TITLE, WordsFile
from modules.content.words_reader import read_words
from modules.content.yaml_reader import Document, read_document
from modules.domain.activity import Activity
from modules.domain.programme import Programme
from modules.domain.words import Words

MEDIA = "media"

ByLanguage = dict[str, Words]


class Reading(NamedTuple):
    """What each step of the reading needs, and where it leaves the problems it finds."""

    content_dir: Path
    languages: Mapping[str, Language]
    problems: list[Problem]


def read_activities(
    reading: Reading, pictures: Collection[str] | None
) -> tuple[dict[str, Activity], dict[str, ByLanguage]]:
    """Return the activities and their words, by id."""
    activities: dict[str, Activity] = {}
    words: dict[str, ByLanguage] = {}
    for folder in folders(reading, "activities"):
        document = _document(folder / "activity.yaml", reading)
        activity = build(Activity, document, reading.problems, folder.name) if document else None
        if document and activity:
            activities[activity.id] = activity
            reading.problems.extend(first_of(activity_problems(activity, document, pictures)))
        expected = _expected_of_activity(activity) if activity else None
        words[folder.name] = _words_of_thing(folder, "activity.yaml", expected, reading)
    return activities, words


def read_programmes(
    reading: Reading, activities: Collection[str]
) -> tuple[dict[str, Programme], dict[str, ByLanguage]]:
    """Return the programmes and their words, by id; a step may have words but needs none."""
    programmes: dict[str, Programme] = {}
    words: dict[str, ByLanguage] = {}
    for folder in folders(reading, "programmes"):
        document = _document(folder / "programme.yaml", reading)
        programme = build(Programme, document, reading.problems, folder.name) if document else None
        expected = None
        if document and programme:
            programmes[programme.id] = programme
            reading.problems.extend(first_of(programme_problems(programme, document, activities)))
            expected = Expected((TITLE,), tuple(step.id for step in programme.steps))
        words[folder.name] = _words_of_thing(folder, "programme.yaml", expected, reading)
    return programmes, words


def read_interface(reading: Reading) -> ByLanguage:
    """Return the app's own words, which every language of the app must have."""
    folder = reading.content_dir / "interface"
    files = _words_files(folder, reading) if folder.is_dir() else {}
    for language in reading.languages or [DUTCH]:
        file = folder / f"{language}.md"
        if not file.exists():
            path = shown_path(file, reading.content_dir)
            reading.problems.append(Problem(path, 1, say("no-interface", language=language)))
    reading.problems.extend(interface_problems(files))
    _report_strangers(folder, (), reading)
    return {language: file.words() for language, file in files.items()}


def folders(reading: Reading, kind: str) -> Iterator[Path]:
    """Yield the folder of each activity or programme by name; report what is no folder."""
    shelf = reading.content_dir / kind
    for entry in sorted(shelf.iterdir()) if shelf.is_dir() else ():
        if entry.is_dir():
            yield entry
        elif not is_hidden(entry):
            _report_stranger(entry, (), reading)


def _expected_of_activity(activity: Activity) -> Expected:
    """Return the ids of an activity's words; any part may have a hint or example besides."""
    hints = tuple(f"{part.id}/{RESERVED}" for part in activity.parts)
    return Expected((TITLE, *activity.text_ids()), hints)


def _document(file: Path, reading: Reading) -> Document | None:
    text = read_text(file, reading.content_dir, reading.problems)
    return read_document(text, reading.problems) if text else None


def _words_of_thing(
    folder: Path, structure: str, expected: Expected | None, reading: Reading
) -> ByLanguage:
    """Return the words in a folder by language, after checking them and what else lies there."""
    files = _words_files(folder, reading)
    if not (folder / f"{DUTCH}.md").exists():
        path = shown_path(folder / f"{DUTCH}.md", reading.content_dir)
        reading.problems.append(Problem(path, 1, say("no-dutch")))
    reading.problems.extend(thing_problems(files, expected))
    if (folder / MEDIA).is_dir():
        listing = folder / MEDIA / f"{MEDIA}.yaml"
        read_assets(listing, reading.content_dir, reading.problems)
    _report_strangers(folder, (structure, MEDIA), reading)
    return {language: file.words() for language, file in files.items()}


def _words_files(folder: Path, reading: Reading) -> dict[str, WordsFile]:
    """Return the words files that can be read, by language."""
    files: dict[str, WordsFile] = {}
    for language in reading.languages or _languages_seen(folder):
        file = folder / f"{language}.md"
        if file.exists() and (text := read_text(file, reading.content_dir, reading.problems)):
            words = read_words(text, language, reading.problems)
            if words:
                listed = reading.languages.get(language)
                files[language] = words._replace(level=listed.level if listed else None)
    return files


def _languages_seen(folder: Path) -> list[str]:
    """Return the languages that a folder seems to have, for when the list of them is broken."""
    return [file.stem for file in sorted(folder.glob("*.md"))]


def _report_strangers(folder: Path, known: Iterable[str], reading: Reading) -> None:
    """Report each file in a folder that nothing reads, such as a copy or a typing error."""
    languages = reading.languages or _languages_seen(folder)
    expected = [*known, *(f"{language}.md" for language in languages)]
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if entry.name not in expected and not is_hidden(entry):
            _report_stranger(entry, expected, reading)


def _report_stranger(entry: Path, expected: Iterable[str], reading: Reading) -> None:
    path = shown_path(entry, reading.content_dir)
    if entry.suffix == ".md" and entry.stem.isalpha() and entry.stem.islower():
        hint = suggestion(entry.stem, reading.languages)
        message = say("language-unknown", language=entry.stem, suggestion=hint)
    else:
        message = say("file-unknown", suggestion=suggestion(entry.name, expected))
    reading.problems.append(Problem(path, 1, message))
