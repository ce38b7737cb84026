"""Words of work: those of one's own lessons first, those one knows apart."""

import pytest

from modules.domain.activities.term import Term
from modules.domain.catalogue import Library
from modules.domain.records.people import Person
from modules.services.activities import answering, glossary
from modules.services.activities.glossary import NoTerm
from modules.services.permissions import Forbidden
from modules.storage.base import Store
from tests.conftest import AMINA, Act, reads


@pytest.fixture
def lesson(library: Library) -> Library:
    """Return the library with two words, of which one belongs to a lesson."""
    activity = library.activities["read-then-write"].model_copy(update={"terms": ("loonbrief",)})
    return library.model_copy(
        update={
            "activities": {**library.activities, "read-then-write": activity},
            "terms": {"verlof": Term(id="verlof"), "loonbrief": Term(id="loonbrief")},
        }
    )


def ids(terms: tuple[Term, ...]) -> list[str]:
    return [one.id for one in terms]


def test_before_any_lesson_every_word_is_one_of_the_others(store: Store, lesson: Library) -> None:
    found = glossary.glossary_page(reads(store, AMINA), lesson)

    assert (ids(found.mine), ids(found.others)) == ([], ["verlof", "loonbrief"])


@pytest.mark.requirement("TO3")
def test_the_words_of_a_lesson_that_was_begun_come_first(
    store: Store, lesson: Library, action: Act
) -> None:
    answering.record(store, lesson, "read-then-write", "uitleg", True, action(AMINA))

    found = glossary.glossary_page(reads(store, AMINA), lesson)

    assert (ids(found.mine), ids(found.others)) == (["loonbrief"], ["verlof"])


@pytest.mark.requirement("TO3")
def test_a_word_that_is_known_stands_apart_and_can_come_back(
    store: Store, lesson: Library, action: Act
) -> None:
    glossary.mark(store, lesson, "verlof", True, action(AMINA))
    assert ids(glossary.glossary_page(reads(store, AMINA), lesson).known) == ["verlof"]

    glossary.mark(store, lesson, "verlof", False, action(AMINA))
    assert ids(glossary.glossary_page(reads(store, AMINA), lesson).known) == []


def test_a_word_that_the_glossary_does_not_have_is_refused(
    store: Store, lesson: Library, action: Act
) -> None:
    with pytest.raises(NoTerm):
        glossary.mark(store, lesson, "iets-anders", True, action(AMINA))


def test_nobody_else_sees_or_marks_somebodys_words(
    store: Store, lesson: Library, action: Act
) -> None:
    with pytest.raises(Forbidden):
        glossary.glossary_page(reads(store, Person(id=AMINA.id, role="counsellor")), lesson)
    with pytest.raises(Forbidden):
        glossary.mark(store, lesson, "verlof", True, action(Person(id=AMINA.id, role="counsellor")))
