"""Separate yeses: each with its version and date, taken back at any time, no as good as yes."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.records import consent
from modules.domain.results.result import Result
from modules.services.activities import answering, attempts
from modules.services.guidance import counselling
from modules.services.permissions import Forbidden
from modules.services.sharing import consents, sharing
from modules.storage.base import Store
from tests.conftest import AMINA, ELS, MONDAY, Act


@pytest.mark.requirement("PR3")
@pytest.mark.parametrize("subject", consent.OPTIONAL)
def test_each_yes_stands_apart_with_its_version_and_date(
    store: Store, action: Act, subject: str
) -> None:
    consents.say(store, subject, True, action(AMINA))
    found = {one.subject: one for one in consents.said(store, by=AMINA)}
    assert (found[subject].yes, found[subject].version) == (True, consent.VERSION)
    assert found[subject].at == MONDAY
    assert set(found) == {"adult", "use", subject}
    consents.say(store, subject, False, action(AMINA))
    assert not consent.allows(store.get(AMINA.id), subject)


@pytest.mark.requirement("PR3")
def test_a_no_changes_nothing_and_no_counsellor_sees_it(
    store: Store, library: Library, action: Act
) -> None:
    before = counselling.person_page(store, library, AMINA.id, by=ELS)
    for subject in consent.OPTIONAL:
        consents.say(store, subject, False, action(AMINA))
    after = counselling.person_page(store, library, AMINA.id, by=ELS)
    assert sharing.has_agreed(store, by=AMINA)
    assert after._replace(last_activity=before.last_activity) == before


@pytest.mark.parametrize("subject", ["adult", "use", "", "x/y", "talk"])
def test_only_what_may_be_refused_is_asked_this_way(
    store: Store, action: Act, subject: str
) -> None:
    with pytest.raises(consents.NoSuchConsent):
        consents.say(store, subject, False, action(AMINA))
    assert sharing.has_agreed(store, by=AMINA)


@pytest.mark.requirement("PR3", "PR5")
def test_taking_back_the_use_shares_nothing_any_more_and_loses_no_answer(
    store: Store, library: Library, action: Act
) -> None:
    sharing.share(store, library, next(iter(library.activities)), ELS.id, "all", action(AMINA))
    consents.say(store, "statistics", True, action(AMINA))
    answers = store.get(AMINA.id).under("answer")
    consents.stop_use(store, action(AMINA))
    dossier = store.get(AMINA.id)
    assert not sharing.has_agreed(store, by=AMINA)
    assert not consent.allows(dossier, "statistics")
    assert dossier.under("share") == {}
    assert dossier.under("answer") == answers


def test_nobody_agrees_for_somebody_else(store: Store, action: Act) -> None:
    forged = ELS.model_copy(update={"id": AMINA.id})
    with pytest.raises(Forbidden):
        consents.say(store, "statistics", True, action(forged))
    with pytest.raises(Forbidden):
        consents.stop_use(store, action(forged))


def test_answers_about_private_life_are_kept_only_after_a_yes_of_their_own(
    store: Store, rich: Library, action: Act
) -> None:
    activity_session = answering.open_session(store, rich, "how-strong", by=AMINA)
    assert activity_session.ask_sensitive
    with pytest.raises(Forbidden):
        answering.record(store, rich, "how-strong", "lichaam", "zwak", action(AMINA))
    with pytest.raises(Forbidden):
        attempts.retake(store, rich, "how-strong", action(AMINA))
    assert store.get(AMINA.id).under("answer") == {}
    consents.say(store, "sensitive", True, action(AMINA))
    answering.record(store, rich, "how-strong", "lichaam", "zwak", action(AMINA))
    assert not answering.open_session(store, rich, "how-strong", by=AMINA).ask_sensitive


def test_opening_it_and_saying_no_keeps_everything_else_as_it_was(
    store: Store, rich: Library, action: Act
) -> None:
    answering.open_activity(store, rich, "how-strong", action(AMINA))
    consents.say(store, "sensitive", False, action(AMINA))
    answering.record(store, rich, "ladder", "hoe-dapper", 3, action(AMINA))
    assert not answering.open_session(store, rich, "ladder", by=AMINA).ask_sensitive
    assert sharing.has_agreed(store, by=AMINA)


def weak(store: Store, library: Library, action: Act) -> None:
    """Keep answers of Amina that set off a signal, shared with Els."""
    consents.say(store, "sensitive", True, action(AMINA))
    for part in ("lichaam", "hoofd"):
        answering.record(store, library, "how-strong", part, "zwak", action(AMINA))
    sharing.share(store, library, "how-strong", ELS.id, "short", action(AMINA))


def on_the_page_of_els(store: Store, library: Library) -> Result | None:
    """Return what Els sees of how strong Amina feels."""
    return counselling.person_page(store, library, AMINA.id, by=ELS).results.get("how-strong")


def test_taking_back_the_yes_hides_such_a_result_from_counsellors_at_once(
    store: Store, rich: Library, action: Act
) -> None:
    weak(store, rich, action)
    answering.record(store, rich, "ladder", "hoe-dapper", 3, action(AMINA))
    sharing.share(store, rich, "ladder", ELS.id, "all", action(AMINA))
    assert on_the_page_of_els(store, rich) is not None
    consents.refuse_sensitive(store, rich, action(AMINA))
    assert on_the_page_of_els(store, rich) is None
    assert "ladder" in counselling.person_page(store, rich, AMINA.id, by=ELS).results
    assert consents.sensitive_kept(store, rich, by=AMINA) == ("how-strong",)


def test_a_later_yes_does_not_share_again_what_was_taken_back(
    store: Store, rich: Library, action: Act
) -> None:
    weak(store, rich, action)
    consents.refuse_sensitive(store, rich, action(AMINA))
    consents.say(store, "sensitive", True, action(AMINA))
    assert on_the_page_of_els(store, rich) is None


def test_a_plain_no_hides_it_too(store: Store, rich: Library, action: Act) -> None:
    weak(store, rich, action)
    consents.say(store, "sensitive", False, action(AMINA))
    assert on_the_page_of_els(store, rich) is None


def test_answers_about_private_life_are_taken_away_only_when_asked_and_nothing_else_is(
    store: Store, rich: Library, action: Act
) -> None:
    weak(store, rich, action)
    attempts.retake(store, rich, "how-strong", action(AMINA))
    answering.record(store, rich, "how-strong", "lichaam", "gaat", action(AMINA))
    answering.record(store, rich, "ladder", "hoe-dapper", 3, action(AMINA))
    consents.refuse_sensitive(store, rich, action(AMINA))
    assert len(store.get(AMINA.id).under("round")) == 1
    consents.take_away_sensitive(store, rich, action(AMINA))
    dossier = store.get(AMINA.id)
    assert list(dossier.under("answer")) == ["ladder/hoe-dapper"]
    assert dossier.under("round") == {}
    assert consents.sensitive_kept(store, rich, by=AMINA) == ()


def test_a_counsellor_reads_a_signal_only_with_a_yes_and_a_share(
    store: Store, rich: Library, action: Act
) -> None:
    weak(store, rich, action)
    found = on_the_page_of_els(store, rich)
    assert found is not None
    assert found.more.signals == ()
    consents.say(store, "signal", True, action(AMINA))
    found = on_the_page_of_els(store, rich)
    assert found is not None
    assert found.more.signals == ("praat-erover",)
    sharing.share(store, rich, "how-strong", ELS.id, "private", action(AMINA))
    assert on_the_page_of_els(store, rich) is None
    sharing.share(store, rich, "how-strong", ELS.id, "all", action(AMINA))
    consents.say(store, "signal", False, action(AMINA))
    found = on_the_page_of_els(store, rich)
    assert found is not None
    assert found.more.signals == ()


@pytest.mark.requirement("PR4")
def test_a_sensitive_result_is_private_until_it_is_shared(
    store: Store, rich: Library, action: Act
) -> None:
    consents.say(store, "sensitive", True, action(AMINA))
    consents.say(store, "signal", True, action(AMINA))
    answering.record(store, rich, "how-strong", "lichaam", "zwak", action(AMINA))
    assert on_the_page_of_els(store, rich) is None


def test_nobody_takes_back_or_takes_away_for_somebody_else(
    store: Store, rich: Library, action: Act
) -> None:
    weak(store, rich, action)
    forged = ELS.model_copy(update={"id": AMINA.id})
    for act in (consents.refuse_sensitive, consents.take_away_sensitive):
        with pytest.raises(Forbidden):
            act(store, rich, action(forged))
    with pytest.raises(Forbidden):
        consents.sensitive_kept(store, rich, by=forged)
    assert on_the_page_of_els(store, rich) is not None
