"""What a counsellor sees: exactly what is shared, to the last word, and who asked for a talk."""

from datetime import timedelta

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.people import Account, Person
from modules.services.accounts import accounts
from modules.services.accounts.secrets import Keys
from modules.services.action import Action
from modules.services.activities.answering import lay, record
from modules.services.guidance import counselling, notes, summary
from modules.services.guidance.counselling import caseload
from modules.services.guidance.summary import Summary
from modules.services.permissions import Forbidden
from modules.services.sharing import sharing
from modules.services.sharing.sharing import share
from modules.storage.base import NoDossier, Store
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, PIN, TUESDAY, Act, proven, reads

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


def test_who_asked_for_a_talk_stands_first_then_the_longest_silent(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA, 60))
    lines = caseload(store, library, by=ELS)
    assert [line.person.name for line in lines] == ["Bart", "Amina"]
    notes.ask_for_talk(store, True, action(AMINA, 61))
    lines = caseload(store, library, by=ELS)
    assert [line.person.name for line in lines] == ["Amina", "Bart"]


@pytest.mark.requirement("TK6")
def test_the_caseload_says_where_each_is_and_since_when(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "one-scale", "herstellen", None, action(AMINA, 5))
    record(store, library, "one-scale", "bouwen", "graag", action(AMINA, 6))
    line = next(one for one in caseload(store, library, by=ELS) if one.person.id == AMINA.id)
    assert (line.progress.done, line.progress.steps) == (1, 7)
    assert line.progress.activity == "reversed-part"
    assert line.person.last_activity == MONDAY + timedelta(minutes=6)


@pytest.mark.requirement("PR7")
def test_a_counsellor_elsewhere_has_nobody_here(store: Store, library: Library) -> None:
    assert caseload(store, library, by=FATIMA) == ()
    with pytest.raises(Forbidden):
        caseload(store, library, by=AMINA)


def test_an_added_participant_is_in_the_caseload_and_agrees_later(
    store: Store, library: Library, keys: Keys
) -> None:
    added = counselling.add_participant(store, keys, " Chidi\n", by=ELS, language="en", at=TUESDAY)
    chidi = Person(id=added.dossier, role="participant")
    names = {line.person.name for line in caseload(store, library, by=ELS)}
    assert names == {"Amina", "Bart", "Chidi"}
    assert not sharing.has_agreed(reads(store, chidi))
    assert store.get(chidi.id).value("profile/language") == "en"
    assert accounts.sign_in(store, keys, added.card.code, added.card.pin, at=TUESDAY)


def test_a_participant_adds_nobody(store: Store, keys: Keys) -> None:
    before = set(store.dossier_ids())
    with pytest.raises(Forbidden):
        counselling.add_participant(store, keys, "X", by=AMINA, language="nl", at=TUESDAY)
    assert set(store.dossier_ids()) == before


def test_a_lost_card_is_dead_as_soon_as_there_is_a_new_one(store: Store, keys: Keys) -> None:
    act = proven(store, Action(ELS, TUESDAY, "new-card"))
    card = counselling.give_new_card(store, keys, AMINA.id, act)
    with pytest.raises(accounts.NotSignedIn):
        accounts.sign_in(store, keys, "MKMG2345", PIN, at=TUESDAY)
    assert accounts.sign_in(store, keys, card.code, card.pin, at=TUESDAY)


@pytest.mark.requirement("FX8")
def test_a_new_card_is_told_to_the_participant_since_somebody_saw_it(
    store: Store, keys: Keys
) -> None:
    act = proven(store, Action(ELS, TUESDAY, "new-card"))
    counselling.give_new_card(store, keys, AMINA.id, act)
    found = sharing.looks(store, reads(store, AMINA))
    assert [(one.name, one.at, one.what) for one in found] == [("Els", TUESDAY, sharing.NEW_CARD)]


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


@pytest.mark.parametrize("by", [FATIMA, BART, AMINA])
def test_nobody_but_their_counsellor_gives_a_new_card(store: Store, keys: Keys, by: Person) -> None:
    before = store.find(Account, AMINA.id)
    with pytest.raises(Forbidden):
        counselling.give_new_card(store, keys, AMINA.id, Action(by, TUESDAY, "new-card"))
    assert store.find(Account, AMINA.id) == before


def test_a_member_of_staff_has_a_name_and_nobody_has_none(store: Store) -> None:
    assert counselling.name_of(store, ELS.id) == "Els"
    assert counselling.name_of(store, "nobody") == ""
    assert counselling.name_of(store, AMINA.id) == ""
