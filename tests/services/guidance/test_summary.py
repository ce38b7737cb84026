"""The page about one person: exactly what is shared, to the last word, and no trace of the rest."""

from datetime import timedelta

import pytest

from modules.domain.catalogue import Library
from modules.domain.records import sharing
from modules.domain.records.people import Person
from modules.services.activities.answering import lay, record
from modules.services.guidance import contact, counselling, notes, summary
from modules.services.guidance.summary import Summary
from modules.services.permissions import Forbidden
from modules.services.plan import plan as planning
from modules.services.programme import suggestions
from modules.services.sharing.sharing import share
from modules.storage.base import NoDossier, Store
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, Act, reads

SHORT, LONG, LESSON = "kanarie kort", "kanarie lang", "kanarie les"
CANARIES = {SHORT, LONG, LESSON}


@pytest.fixture
def full(store: Store, library: Library, action: Act) -> Store:
    """Return a store in which Amina wrote a canary in each place and shared nothing."""
    record(store, library, "read-then-write", "uitleg", True, action(AMINA))
    record(store, library, "read-then-write", "mijn-zin", SHORT, action(AMINA))
    record(store, library, "read-then-write", "mijn-geheim", LONG, action(AMINA))
    record(store, library, "check-question", "hoe-begin-je", "met-je-loon", action(AMINA))
    record(store, library, "check-question", "betekenis", LESSON, action(AMINA))
    record(store, library, "one-scale", "herstellen", "graag", action(AMINA))
    for card in ("koken", "zingen", "rekenen"):
        lay(store, library, "sort-then-top", "kaarten", card, "ja", action(AMINA))
    record(store, library, "sort-then-top", "top", ["zingen"], action(AMINA))
    return store


def seen(store: Store, library: Library, by: Person = ELS) -> Summary:
    """Return Amina's page as somebody sees it."""
    return summary.summary(store, reads(store, by, AMINA.id), library)


def canaries(found: Summary) -> set[str]:
    """Return which canaries can be found anywhere on a page."""
    return {canary for canary in CANARIES if canary in repr(found)}


@pytest.mark.requirement("FX4", "FX8")
def test_nothing_that_was_said_is_on_the_page_at_first(full: Store, library: Library) -> None:
    found = seen(full, library)
    assert found.results == {}
    assert canaries(found) == set()


@pytest.mark.requirement("PR4")
@pytest.mark.parametrize(
    ("level", "expected"), [("private", set()), ("short", {SHORT}), ("all", {SHORT, LONG})]
)
def test_exactly_what_is_shared_is_on_the_page(
    full: Store, library: Library, action: Act, level: str, expected: set[str]
) -> None:
    share(full, library, "read-then-write", ELS.id, level, action(AMINA))
    assert canaries(seen(full, library)) == expected


@pytest.mark.requirement("TK3")
@pytest.mark.parametrize("level", ["short", "all"])
def test_a_check_question_never_leaves_the_participant(
    full: Store, library: Library, action: Act, level: str
) -> None:
    share(full, library, "check-question", ELS.id, level, action(AMINA))
    result = seen(full, library).results["check-question"]
    assert set(result.answers) == {"betekenis"}
    assert "met-je-loon" not in repr(result._replace(activity=None))


def test_a_short_result_has_its_named_parts_and_no_numbers(
    full: Store, library: Library, action: Act
) -> None:
    share(full, library, "sort-then-top", ELS.id, "short", action(AMINA))
    share(full, library, "one-scale", ELS.id, "short", action(AMINA))
    results = seen(full, library).results
    assert {part: one.value for part, one in results["sort-then-top"].answers.items()} == {
        "top": ("zingen",)
    }
    assert results["one-scale"].answers == {}
    assert results["one-scale"].scores == ()


def test_a_whole_result_has_each_answer_and_points_out_of_possible(
    full: Store, library: Library, action: Act
) -> None:
    share(full, library, "one-scale", ELS.id, "all", action(AMINA))
    result = seen(full, library).results["one-scale"]
    assert set(result.answers) == {"herstellen"}
    score = result.scores[0]
    assert (score.points, score.possible, score.answered, score.asked) == (2, 2, 1, 2)


def test_not_now_is_not_an_answer_on_the_page(store: Store, library: Library, action: Act) -> None:
    record(store, library, "one-scale", "herstellen", None, action(AMINA))
    share(store, library, "one-scale", ELS.id, "all", action(AMINA))
    assert seen(store, library).results["one-scale"].answers == {}


@pytest.mark.requirement("FL8", "FX8", "PR5")
def test_what_is_withdrawn_is_gone_at_once(full: Store, library: Library, action: Act) -> None:
    share(full, library, "read-then-write", ELS.id, "all", action(AMINA))
    assert canaries(seen(full, library))
    share(full, library, "read-then-write", ELS.id, "private", action(AMINA))
    assert canaries(seen(full, library)) == set()
    assert seen(full, library).results == {}


def test_one_participants_sharing_shows_nothing_of_another(
    full: Store, library: Library, action: Act
) -> None:
    share(full, library, "read-then-write", ELS.id, "all", action(AMINA))
    assert canaries(summary.summary(full, reads(full, ELS, BART.id), library)) == set()


@pytest.mark.requirement("FX8", "PR7")
@pytest.mark.parametrize("by", [FATIMA, BART, AMINA])
def test_nobody_but_their_counsellor_gets_the_page(
    full: Store, library: Library, action: Act, by: Person
) -> None:
    share(full, library, "read-then-write", ELS.id, "all", action(AMINA))
    with pytest.raises(Forbidden):
        seen(full, library, by)
    with pytest.raises(Forbidden):
        counselling.looked(full, reads(full, by, AMINA.id), action(by))


def test_a_page_of_nobody_is_not_there(store: Store, library: Library) -> None:
    with pytest.raises(NoDossier):
        summary.summary(store, reads(store, ELS, "0" * 32), library)


def test_the_page_says_how_far_somebody_is_and_since_when(
    full: Store, library: Library, action: Act
) -> None:
    notes.ask_for_talk(full, True, action(AMINA, 90))
    found = seen(full, library)
    states = {path_step.activity: path_step.state for path_step in found.path}
    assert (states["sort-then-top"], states["one-scale"], states["ladder"]) == (
        "done",
        "started",
        "new",
    )
    assert (found.name, found.language) == ("Amina", "nl")
    assert found.asked_for_talk == found.last_activity == MONDAY + timedelta(minutes=90)


def test_the_page_says_when_this_counsellor_looked_the_time_before(
    store: Store, library: Library, action: Act
) -> None:
    first, second = action(ELS, 1), action(ELS, 2)
    counselling.looked(store, reads(store, first.by, AMINA.id), first)
    assert (
        summary.summary(
            store, reads(store, ELS, AMINA.id), library, look=first.save_id
        ).looked_before
        is None
    )
    counselling.looked(store, reads(store, second.by, AMINA.id), second)
    found = summary.summary(store, reads(store, ELS, AMINA.id), library, look=second.save_id)
    assert found.looked_before == first.at


def test_the_page_is_made_from_one_reading_of_the_dossier(
    full: Store, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, get = [], full.get
    monkeypatch.setattr(full, "get", lambda dossier_id: read.append(dossier_id) or get(dossier_id))
    seen(full, library)
    assert read == [AMINA.id]


def test_what_was_answered_since_the_last_look_is_new(
    full: Store, library: Library, action: Act
) -> None:
    share(full, library, "one-scale", ELS.id, "short", action(AMINA))
    share(full, library, "read-then-write", ELS.id, "short", action(AMINA))
    assert not any(seen(full, library).is_new(one) for one in seen(full, library).results.values())
    counselling.looked(full, reads(full, ELS, AMINA.id), action(ELS, 30))
    record(full, library, "one-scale", "bouwen", "graag", action(AMINA, 31))
    page = seen(full, library)
    assert [name for name, result in page.results.items() if page.is_new(result)] == ["one-scale"]


def test_guidance_itself_is_on_the_page_without_being_shared(
    store: Store, library: Library, action: Act
) -> None:
    notes.ask_for_talk(store, True, action(AMINA), question="Wat nu?", urgent=True)
    notes.write_note(store, AMINA.id, "Over de keuken.", action(ELS))
    contact.log_contact(store, AMINA.id, "phone", action(ELS))
    suggestions.suggest(store, library, AMINA.id, "ladder", action(ELS))
    planning.propose_step(store, AMINA.id, "Bellen.", action(ELS))
    page = seen(store, library)
    assert page.wish == notes.Wish("Wat nu?", urgent=True)
    assert [note.text for note in page.notes] == ["Over de keuken."]
    assert [one.kind for one in page.contact.contacts] == ["phone"]
    assert [one.activity for one in page.suggestions] == ["ladder"]
    assert [step.text for step in page.proposals] == ["Bellen."]


def test_nothing_of_the_plan_and_the_ideas_is_on_the_page_at_first(
    store: Store, library: Library, action: Act
) -> None:
    planning.set_target(store, "kok", action(AMINA))
    page = seen(store, library)
    assert page.plan is None
    assert (page.decisions, page.needs, page.trainings, page.ratings) == ((), {}, (), ())
    share(store, library, sharing.PLAN, ELS.id, "all", action(AMINA))
    plan = seen(store, library).plan
    assert plan is not None
    assert plan.target == "kok"
