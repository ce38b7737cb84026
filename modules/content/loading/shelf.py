"""The folders of activities, programmes and the app's own words: structure with its words."""

from collections.abc import Collection, Iterator
from pathlib import Path

from modules.content.checks.mentions import Mentioned, mention_problems
from modules.content.checks.mirrors import mirror_problems
from modules.content.checks.references import RESERVED, activity_problems, programme_problems
from modules.content.checks.words_check import interface_problems
from modules.content.formats.files import shown_path
from modules.content.formats.matching import Expected
from modules.content.formats.messages import say
from modules.content.formats.problem import first_of
from modules.content.formats.structure import build
from modules.content.formats.words_file import TITLE
from modules.content.formats.yaml_reader import Document
from modules.content.loading.assets import is_hidden
from modules.content.loading.reading import (
    GUIDE,
    ByLanguage,
    Reading,
    read_document_at,
    read_words_in,
    report_stranger,
    report_strangers,
    words_files,
)
from modules.content.loading.retired import with_retired
from modules.domain.activities.activity import Activity
from modules.domain.catalogue import DUTCH, Problem
from modules.domain.programme.programme import Programme

GUIDE_IDS = ("doel", "zo-begin-je", "groep", "tijd", "materiaal", "valkuilen", "nabespreking")
"""What a guide for the counsellor says of an activity: its goal, how to open it, the group form,
the time, the material, the traps, and the questions for afterwards."""


def read_activities(
    reading: Reading, pictures: Collection[str] | None, known: Mentioned
) -> tuple[dict[str, Activity], dict[str, ByLanguage]]:
    """Return the activities and their words, by id."""
    activities: dict[str, Activity] = {}
    words: dict[str, ByLanguage] = {}
    mirroring: list[tuple[Activity, Document]] = []
    for folder in folders(reading, "activities"):
        document = read_document_at(folder / "activity.yaml", reading)
        activity = build(Activity, document, reading.problems, folder.name) if document else None
        if document and activity:
            activities[activity.id] = activity
            mirroring += [(activity, document)] if activity.mirrors else []
            reading.problems.extend(first_of(activity_problems(activity, document, pictures)))
            reading.problems.extend(first_of(mention_problems(activity, document, known)))
        expected = _expected_of_activity(activity) if activity else None
        present = read_words_in(folder, "activity.yaml", expected, reading)
        words[folder.name] = with_retired(present, folder, activity, reading)
    for activity, document in mirroring:
        reading.problems.extend(first_of(mirror_problems(activity, document, activities)))
    return activities, words


def read_guides(reading: Reading) -> dict[str, ByLanguage]:
    """Return the guides for counsellors, by the activity they are about."""
    guides: dict[str, ByLanguage] = {}
    for activity in folders(reading, "activities"):
        folder = activity / GUIDE
        if folder.is_dir():
            expected = Expected((TITLE, *GUIDE_IDS))
            guides[activity.name] = read_words_in(folder, None, expected, reading, plain=False)
    return guides


def read_programmes(
    reading: Reading, activities: Collection[str]
) -> tuple[dict[str, Programme], dict[str, ByLanguage]]:
    """Return the programmes and their words, by id; a step may have words but needs none."""
    programmes: dict[str, Programme] = {}
    words: dict[str, ByLanguage] = {}
    for folder in folders(reading, "programmes"):
        document = read_document_at(folder / "programme.yaml", reading)
        programme = build(Programme, document, reading.problems, folder.name) if document else None
        expected = None
        if document and programme:
            programmes[programme.id] = programme
            reading.problems.extend(first_of(programme_problems(programme, document, activities)))
            steps = tuple(step.id for step in programme.steps)
            expected = Expected((TITLE, *programme.text_ids()), steps)
        words[folder.name] = read_words_in(folder, "programme.yaml", expected, reading)
    return programmes, words


def read_interface(reading: Reading) -> ByLanguage:
    """Return the app's own words, which every language of the app must have."""
    folder = reading.content_dir / "interface"
    files = words_files(folder, reading) if folder.is_dir() else {}
    for language in reading.languages or [DUTCH]:
        file = folder / f"{language}.md"
        if not file.exists():
            path = shown_path(file, reading.content_dir)
            reading.problems.append(Problem(path, 1, say("no-interface", language=language)))
    reading.problems.extend(interface_problems(files))
    report_strangers(folder, (), reading)
    return {language: file.words() for language, file in files.items()}


def folders(reading: Reading, kind: str) -> Iterator[Path]:
    """Yield the folder of each activity or programme by name; report what is no folder."""
    shelf = reading.content_dir / kind
    for entry in sorted(shelf.iterdir()) if shelf.is_dir() else ():
        if entry.is_dir():
            yield entry
        elif not is_hidden(entry):
            report_stranger(entry, (), reading)


def _expected_of_activity(activity: Activity) -> Expected:
    """Return the ids of an activity's words; any part may have a hint or example besides."""
    hints = tuple(f"{part.id}/{RESERVED}" for part in activity.parts)
    return Expected((TITLE, *activity.text_ids()), hints)
