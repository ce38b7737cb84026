"""Each lesson in docs/content-readings.md has the screens that make somebody do what it says."""

import re

import pytest

from modules.content.library import open_library
from modules.domain.activities.part import Choose, ChooseMany, Entries, Part, Sort, Write
from modules.domain.catalogue import Library
from modules.services.runtime import CONTENT

PAGE = CONTENT.parent / "docs" / "content-readings.md"
NAMED = re.compile(r"`([a-z-]+)`")


@pytest.fixture(scope="module")
def shipped() -> Library:
    """Return the content that the app comes with."""
    return open_library(CONTENT)


def readings() -> list[tuple[str, list[str]]]:
    """Return each lesson on the page, with the parts that make somebody do it."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [(lesson.strip("`"), NAMED.findall(parts)) for lesson, _, parts in cells]


def makes_somebody_do(part: Part | None) -> bool:
    """Say whether a part is a task, a check or a situation: more than a text, or a mere opinion."""
    if isinstance(part, Choose):
        return part.is_check or part.consequences
    return isinstance(part, Write | Entries | Sort | ChooseMany)


def test_twelve_lessons_are_read_each_once() -> None:
    lessons = [lesson for lesson, _ in readings()]
    assert len(lessons) == len(set(lessons)) == 12


@pytest.mark.parametrize(("lesson", "parts"), readings())
def test_the_screens_of_a_reading_make_somebody_do_it(
    shipped: Library, lesson: str, parts: list[str]
) -> None:
    activity = shipped.activities[lesson]
    assert activity.kind == "lesson"
    assert parts
    for part in parts:
        assert makes_somebody_do(activity.part(part)), part


def test_a_text_to_read_makes_nobody_do_anything(shipped: Library) -> None:
    lesson = shipped.activities["ontslag"]
    assert not makes_somebody_do(lesson.part("zo-gaat-het"))
    assert not makes_somebody_do(lesson.part("huiswerk"))
