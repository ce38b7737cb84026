"""Seeing a result differently: own words beside it, for whom the result is shared with."""

import pytest

from modules.domain.activities.answer import TooLong
from modules.domain.catalogue import Library
from modules.domain.results.result import Disagreement
from modules.services.activities import disagreement
from modules.services.activities.answering import record
from modules.services.catalogue import NoActivity
from modules.services.data_rights import data_export
from modules.services.guidance import summary
from modules.services.permissions import Forbidden
from modules.services.sharing import consents, sharing
from modules.storage.base import NoDossier, Store
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, Act, reads

WORDS = "Ik ben **wel** dapper. <b>Vraag het mijn zus.</b>"


@pytest.fixture
def scored(store: Store, library: Library, action: Act) -> Store:
    """Return a store in which Amina has a result and says that she sees it differently."""
    record(store, library, "ladder", "hoe-dapper", 1, action(AMINA))
    disagreement.differ(store, library, "ladder", WORDS, action(AMINA))
    return store


def told(store: Store, library: Library) -> Disagreement | None:
    """Return what Els reads beside the result, if she sees the result at all."""
    found = summary.summary(store, reads(store, ELS, AMINA.id), library).results.get("ladder")
    return found.differs if found else None


@pytest.mark.requirement("PR20")
def test_any_result_takes_the_participants_own_words(
    store: Store, library: Library, action: Act
) -> None:
    for activity in library.activities:
        disagreement.differ(store, library, activity, WORDS, action(AMINA))
        assert disagreement.own(reads(store, AMINA), activity) == (WORDS, MONDAY)


@pytest.mark.requirement("PR20")
@pytest.mark.parametrize("level", ["short", "all"])
def test_it_is_read_with_the_result_by_whom_that_is_shared_with(
    scored: Store, library: Library, action: Act, level: str
) -> None:
    assert told(scored, library) is None
    sharing.share(scored, library, "ladder", ELS.id, level, action(AMINA))
    found = told(scored, library)
    assert found is not None
    assert found.text == WORDS
    sharing.share(scored, library, "ladder", ELS.id, "private", action(AMINA))
    assert told(scored, library) is None


@pytest.mark.requirement("PR20")
def test_it_changes_no_answer(scored: Store, library: Library, action: Act) -> None:
    answers = scored.get(AMINA.id).under("answer")
    disagreement.differ(scored, library, "ladder", "Iets anders.", action(AMINA))
    assert scored.get(AMINA.id).under("answer") == answers


def test_without_words_it_is_taken_away(scored: Store, library: Library, action: Act) -> None:
    disagreement.differ(scored, library, "ladder", "  \n", action(AMINA))
    assert disagreement.own(reads(scored, AMINA), "ladder") is None


def test_what_cannot_be_kept_is_refused(scored: Store, library: Library, action: Act) -> None:
    with pytest.raises(TooLong):
        disagreement.differ(
            scored, library, "ladder", "x" * (disagreement.LONGEST + 1), action(AMINA)
        )
    with pytest.raises(NoActivity):
        disagreement.differ(scored, library, "bestaat-niet", WORDS, action(AMINA))
    assert disagreement.own(reads(scored, AMINA), "ladder") == (WORDS, MONDAY)


def test_nothing_is_kept_after_the_yes_was_taken_back(
    scored: Store, library: Library, action: Act
) -> None:
    consents.stop_use(scored, action(AMINA))
    with pytest.raises(Forbidden):
        disagreement.differ(scored, library, "ladder", "nieuw", action(AMINA))
    assert disagreement.own(reads(scored, AMINA), "ladder") == (WORDS, MONDAY)


def test_about_private_life_it_needs_its_own_yes_and_goes_with_the_answers(
    store: Store, rich: Library, action: Act
) -> None:
    with pytest.raises(Forbidden):
        disagreement.differ(store, rich, "how-strong", WORDS, action(AMINA))
    consents.say(store, "sensitive", True, action(AMINA))
    disagreement.differ(store, rich, "how-strong", WORDS, action(AMINA))
    consents.refuse_sensitive(store, rich, action(AMINA))
    assert consents.sensitive_kept(reads(store, AMINA), rich) == ("how-strong",)
    consents.take_away_sensitive(store, rich, action(AMINA))
    assert disagreement.own(reads(store, AMINA), "how-strong") is None


def test_nobody_says_or_reads_it_for_somebody_else(
    scored: Store, library: Library, action: Act
) -> None:
    forged = ELS.model_copy(update={"id": AMINA.id})
    with pytest.raises(Forbidden):
        disagreement.differ(scored, library, "ladder", "x", action(forged))
    with pytest.raises(Forbidden):
        disagreement.own(reads(scored, forged), "ladder")
    for by in (ELS, FATIMA):
        with pytest.raises(NoDossier):
            disagreement.differ(scored, library, "ladder", "x", action(by))
    assert scored.get(BART.id).under("differs") == {}


def test_it_is_taken_along(scored: Store, library: Library) -> None:
    found = data_export.document(scored, library, reads(scored, AMINA))
    assert [one["words"] for one in found["differing"]] == [WORDS]
