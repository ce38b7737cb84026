"""Separate yeses: each with its version and date, taken back at any time, no as good as yes."""

import pytest

from modules.content.library import Library
from modules.domain import consent
from modules.services import consents, counselling, privacy
from modules.services.rights import Forbidden
from modules.storage.base import Store
from tests.conftest import AMINA, ELS, MONDAY, Act


@pytest.mark.requirement("PR3")
@pytest.mark.parametrize("subject", consent.OPTIONAL)
def test_each_yes_stands_apart_with_its_version_and_date(
    store: Store, doing: Act, subject: str
) -> None:
    consents.say(store, subject, True, doing(AMINA))
    found = {one.subject: one for one in consents.said(store, by=AMINA)}
    assert (found[subject].yes, found[subject].version) == (True, consent.VERSION)
    assert found[subject].at == MONDAY
    assert set(found) == {"adult", "use", subject}
    consents.say(store, subject, False, doing(AMINA))
    assert not consent.allows(store.get(AMINA.id), subject)


@pytest.mark.requirement("PR3")
def test_a_no_changes_nothing_and_no_counsellor_sees_it(
    store: Store, library: Library, doing: Act
) -> None:
    before = counselling.page(store, library, AMINA.id, by=ELS)
    for subject in consent.OPTIONAL:
        consents.say(store, subject, False, doing(AMINA))
    after = counselling.page(store, library, AMINA.id, by=ELS)
    assert privacy.has_agreed(store, by=AMINA)
    assert after._replace(last_activity=before.last_activity) == before


@pytest.mark.parametrize("subject", ["adult", "use", "", "x/y", "talk"])
def test_only_what_may_be_refused_is_asked_this_way(store: Store, doing: Act, subject: str) -> None:
    with pytest.raises(consents.NoSuchConsent):
        consents.say(store, subject, False, doing(AMINA))
    assert privacy.has_agreed(store, by=AMINA)


@pytest.mark.requirement("PR3", "PR5")
def test_taking_back_the_use_shares_nothing_any_more_and_loses_no_answer(
    store: Store, library: Library, doing: Act
) -> None:
    privacy.share(store, library, next(iter(library.activities)), ELS.id, "all", doing(AMINA))
    consents.say(store, "statistics", True, doing(AMINA))
    answers = store.get(AMINA.id).under("answer")
    consents.stop_use(store, doing(AMINA))
    dossier = store.get(AMINA.id)
    assert not privacy.has_agreed(store, by=AMINA)
    assert not consent.allows(dossier, "statistics")
    assert dossier.under("share") == {}
    assert dossier.under("answer") == answers


def test_nobody_agrees_for_somebody_else(store: Store, doing: Act) -> None:
    forged = ELS.model_copy(update={"id": AMINA.id})
    with pytest.raises(Forbidden):
        consents.say(store, "statistics", True, doing(forged))
    with pytest.raises(Forbidden):
        consents.stop_use(store, doing(forged))
