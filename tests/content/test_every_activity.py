"""What each lesson, list and exercise that the app comes with keeps to, in every language."""

import re
from collections.abc import Iterator

import pytest

from modules.content.loading.shelf import GUIDE_IDS
from modules.domain.activities.activity import ABOUT, Activity
from modules.domain.activities.part import Choose, ChooseMany, Entries, Part, Read, Sort, Write
from modules.domain.activities.words import Words
from modules.domain.catalogue import Library
from modules.services.runtime import CONTENT

LANGUAGES = ("nl", "nl-a2", "en", "fr")
LONGEST_SCREEN = {"nl": 60, "nl-a2": 35}
"""The most words on a screen to read: more is not read by whoever reads with a finger."""

SCREENS = range(4, 9)
MORE_SCREENS = {"jezelf-voorstellen": 9}
"""It gives each of the five pieces that people write a screen of its own."""

NOT_VALIDATED = {
    "nl": r"niet (gevalideerd|nagemeten)",
    "nl-a2": r"niet",
    "en": r"not (yet )?(been )?(validated|tested)",
    "fr": r"pas (encore )?(été )?(validée?|testée?|vérifiée?)",
}
FORBIDDEN = re.compile(
    r"haalbaar|percentiel|ranglijst|rangorde|feasible|unrealistic|percentile|ranking"
    r"|réalisable|irréaliste|centile|classement|beter dan de meeste|better than most",
    re.IGNORECASE,
)
DIAGNOSIS = re.compile(r"[^.!?]*diagnos[^.!?]*", re.IGNORECASE)
DENIED = re.compile(r"\b(geen|niet|nooit|no|not|never|pas|ni|jamais|aucun)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def lessons(shipped: Library) -> list[Activity]:
    """Return every lesson."""
    return [one for one in shipped.activities.values() if one.kind == "lesson"]


def of(library: Library, activity: Activity, language: str) -> Words:
    """Return what an activity says in a language itself, not in the one it falls back to."""
    return library.activity_words[activity.id][language]


def drawn(part: Part) -> bool:
    """Say whether a part has a picture: its own, or one for each thing to choose from."""
    if part.picture:
        return True
    if isinstance(part, ChooseMany) and part.from_part:
        return True  # its cards have the pictures that they had before
    chosen = part.cards if isinstance(part, Sort) else getattr(part, "choices", ())
    return bool(chosen) and all(one.picture for one in chosen)


def test_every_part_that_asks_or_tells_has_a_picture(shipped: Library) -> None:
    bare = [
        f"{one.id}/{part.id}"
        for one in shipped.activities.values()
        for part in one.parts
        if not drawn(part)
    ]
    assert bare == []


def test_every_picture_is_there_with_its_licence_and_where_it_comes_from(shipped: Library) -> None:
    named = {
        picture
        for one in shipped.activities.values()
        for part in one.parts
        for picture in (
            one.picture,
            part.picture,
            *(choice.picture for choice in getattr(part, "choices", ())),
            *(card.picture for card in getattr(part, "cards", ())),
        )
        if picture
    }
    assert named <= set(shipped.pictures)
    for picture in shipped.pictures.values():
        assert picture.file.is_file(), picture.name
        assert all((picture.licence, picture.source, picture.author)), picture.name


def test_the_room_of_images_has_enough_to_choose_from(shipped: Library) -> None:
    images = shipped.activities["beeld-kiezen"].part("beelden")
    assert isinstance(images, ChooseMany)
    pictures = [one.picture for one in images.choices]
    assert len(pictures) == len(set(pictures)) >= 24
    assert all(one and one.startswith("room-") for one in pictures)
    assert all(shipped.pictures[str(one)].licence.startswith("CC BY") for one in pictures)


def test_a_lesson_is_short_and_lets_people_try_and_make(lessons: list[Activity]) -> None:
    assert len(lessons) >= 20
    for lesson in lessons:
        screens = sum(isinstance(part, Read) for part in lesson.parts)
        assert screens in SCREENS or screens == MORE_SCREENS.get(lesson.id), lesson.id
        # A check with a right answer, or a situation in which each choice shows what follows.
        tries = [part for part in lesson.parts if isinstance(part, Choose)]
        tried = sum(part.is_check or part.consequences for part in tries)
        assert tried >= 2, lesson.id
        # A list to tick off of one's own papers is something to take along too.
        made = [
            part for part in lesson.parts if isinstance(part, Write | Entries | Sort | ChooseMany)
        ]
        assert len(made) >= 2, lesson.id
        assert lesson.part("betekenis") is not None, lesson.id
        assert lesson.part("huiswerk") is not None, lesson.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_to_a_check_question_is_explained(shipped: Library, language: str) -> None:
    unexplained = [
        f"{activity.id}/{part.id}/{one.id}"
        for activity in shipped.activities.values()
        for part in activity.parts
        if part.is_check
        for one in part.choices
        if not of(shipped, activity, language).rest(f"{part.id}/{one.id}")
    ]
    assert unexplained == []


@pytest.mark.parametrize("language", LONGEST_SCREEN)
def test_a_screen_to_read_is_no_wall_of_words(shipped: Library, language: str) -> None:
    walls = {
        f"{activity.id}/{part.id}": count
        for activity in shipped.activities.values()
        for part in activity.parts
        if isinstance(part, Read)
        and (count := words_in(of(shipped, activity, language).texts[part.id]))
        > LONGEST_SCREEN[language]
    }
    assert walls == {}


def words_in(text: str) -> int:
    """Return how many words somebody reads."""
    return len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_questionnaire_says_whose_it_is_and_that_it_is_not_validated(
    shipped: Library, language: str
) -> None:
    lists = [one for one in shipped.activities.values() if one.kind == "questionnaire"]
    assert len(lists) >= 15
    for one in lists:
        said = of(shipped, one, language).texts[ABOUT]
        assert re.search(NOT_VALIDATED[language], said), one.id
        assert "CC BY" in said, one.id


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_every_activity_has_a_whole_guide_for_counsellors(shipped: Library, language: str) -> None:
    assert set(shipped.guides) == set(shipped.activities)
    for activity, guide in shipped.guides.items():
        assert set(GUIDE_IDS) <= set(guide[language].texts), activity
        assert all(guide[language].texts[one].strip() for one in GUIDE_IDS), activity


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_called_out_of_reach_ranked_or_a_diagnosis(language: str) -> None:
    found = [
        f"{file}:{line}: {text}"
        for file, line, text in said_in(language)
        if FORBIDDEN.search(text) or diagnoses(text)
    ]
    assert found == []


def diagnoses(text: str) -> bool:
    """Say whether a sentence speaks of a diagnosis without denying it."""
    return any(not DENIED.search(sentence) for sentence in DIAGNOSIS.findall(text))


def said_in(language: str) -> Iterator[tuple[str, int, str]]:
    """Yield every line that people read in a language, guides for counsellors too."""
    for file in sorted(CONTENT.rglob(f"{language}.md")):
        for number, text in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if not text.startswith("<!--"):
                yield str(file.relative_to(CONTENT)), number, text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dit is geen diagnose.", False),
        ("Ne posez pas de diagnostic.", False),
        ("De diagnose is burn-out.", True),
    ],
)
def test_a_diagnosis_is_found_and_a_denial_is_none(sentence: str, expected: bool) -> None:
    assert diagnoses(sentence) == expected
