"""A counsellor suggests, the participant decides; what was suggested again can be done again."""

import pytest

from modules.domain.catalogue import Library
from modules.services.activities import answering
from modules.services.catalogue import NoActivity
from modules.services.permissions import Forbidden
from modules.services.programme import suggestions
from modules.storage.base import Store
from tests.conftest import AMINA, BART, ELS, FATIMA, TUESDAY, Act, reads


def suggested(store: Store, library: Library) -> list[tuple[str, str, bool]]:
    """Return what Amina sees as suggested: what, by whom, and whether once more."""
    found = suggestions.open_suggestions(store, reads(store, AMINA), library)
    return [(one.activity, one.name, one.again) for one in found]


@pytest.mark.requirement("TO1")
def test_a_counsellor_chooses_what_to_suggest_and_the_participant_sees_from_whom(
    store: Store, library: Library, action: Act
) -> None:
    suggestions.suggest(store, library, AMINA.id, "ladder", action(ELS))
    assert suggested(store, library) == [("ladder", "Els", False)]
    suggestions.take_back(store, AMINA.id, "ladder", action(ELS))
    assert suggested(store, library) == []


@pytest.mark.requirement("TO1")
def test_what_is_done_is_no_longer_suggested_until_it_is_suggested_again(
    store: Store, library: Library, action: Act
) -> None:
    suggestions.suggest(store, library, AMINA.id, "ladder", action(ELS))
    answering.record(store, library, "ladder", "hoe-dapper", 3, action(AMINA))
    assert suggested(store, library) == []
    (line,) = suggestions.suggestions(store, reads(store, ELS, AMINA.id), library)
    assert line.state == "done"

    later = action(ELS)._replace(at=TUESDAY)
    suggestions.take_back(store, AMINA.id, "ladder", action(ELS))
    suggestions.suggest(store, library, AMINA.id, "ladder", later)
    assert suggested(store, library) == [("ladder", "Els", True)]


def test_the_participant_puts_a_suggestion_away(
    store: Store, library: Library, action: Act
) -> None:
    suggestions.suggest(store, library, AMINA.id, "ladder", action(ELS))
    suggestions.put_away(store, "ladder", action(AMINA))
    assert suggested(store, library) == []
    assert suggestions.suggestions(store, reads(store, ELS, AMINA.id), library) == ()


def test_only_ones_own_counsellor_suggests_and_only_what_exists(
    store: Store, library: Library, action: Act
) -> None:
    for who in (FATIMA, BART, AMINA):
        with pytest.raises(Forbidden):
            suggestions.suggest(store, library, AMINA.id, "ladder", action(who))
    with pytest.raises(NoActivity):
        suggestions.suggest(store, library, AMINA.id, "iets", action(ELS))
    with pytest.raises(Forbidden):
        suggestions.suggestions(store, reads(store, FATIMA, AMINA.id), library)
