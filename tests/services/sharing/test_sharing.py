"""What is the participant's alone: agreeing, naming, sharing, parting, seeing who looked."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.dossier import Change
from modules.domain.records.people import Account, Person
from modules.domain.records.sharing import Level
from modules.services.action import Action
from modules.services.activities.answering import open_session, record
from modules.services.catalogue import NoActivity
from modules.services.data_rights import data_export
from modules.services.guidance import counselling, summary
from modules.services.permissions import Forbidden
from modules.services.sharing import sharing
from modules.services.sharing.sharing import NotTheirCounsellor, share
from modules.storage.base import NoDossier, Store
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, Act, reads


def undo_agreements(store: Store) -> None:
    """Make Amina somebody who has not agreed yet."""
    changes = [Change(field=f"consent/{one}", value=None) for one in ("adult", "use")]
    store.save(AMINA.id, changes, by=AMINA.id, at=MONDAY, save_id="undo")


def test_agreeing_to_everything_is_enough_to_go_on(store: Store, action: Act) -> None:
    undo_agreements(store)
    assert not sharing.has_agreed(reads(store, AMINA))
    assert sharing.agree(store, action(AMINA), adult=True, use=True, name=" Amina  B ")
    assert sharing.has_agreed(reads(store, AMINA))
    assert store.get(AMINA.id).value("profile/name") == "Amina B"


@pytest.mark.requirement("JS1", "PR1")
@pytest.mark.parametrize(("adult", "use"), [(False, True), (True, False), (False, False)])
def test_agreeing_to_half_is_not_enough(store: Store, action: Act, adult: bool, use: bool) -> None:
    undo_agreements(store)
    assert not sharing.agree(store, action(AMINA), adult=adult, use=use)
    assert not sharing.has_agreed(reads(store, AMINA))


def test_agreeing_without_a_name_keeps_the_name_there_was(store: Store, action: Act) -> None:
    sharing.agree(store, action(AMINA), adult=True, use=True, name="  ")
    assert store.get(AMINA.id).value("profile/name") == "Amina"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Amina \n B.\t", "Amina B."),
        ("x" * 60, "x" * 40),
        ("\x00\x1b", ""),
        ("أمينة", "أمينة"),
    ],
)
def test_a_name_is_one_short_line(typed: str, kept: str) -> None:
    assert sharing.tidy_name(typed) == kept


def test_a_name_can_be_changed_and_taken_away(store: Store, action: Act) -> None:
    sharing.set_name(store, "Mina", action(AMINA))
    assert store.get(AMINA.id).value("profile/name") == "Mina"
    sharing.set_name(store, "  ", action(AMINA))
    assert store.get(AMINA.id).value("profile/name") is None


def test_a_language_is_kept(store: Store, action: Act) -> None:
    sharing.set_language(store, "en", action(AMINA))
    assert store.get(AMINA.id).value("profile/language") == "en"


@pytest.mark.requirement("FL8", "FX4", "PR4")
def test_everything_is_private_until_the_participant_shares_it(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA))
    found = sharing.shared_with(reads(store, AMINA), library, ELS.id)
    assert [(one.activity, one.state, one.level) for one in found] == [
        ("ladder", "done", Level.PRIVATE)
    ]


@pytest.mark.requirement("FL8")
@pytest.mark.parametrize("level", list(Level))
def test_a_level_is_kept_and_can_be_changed(
    store: Store, library: Library, action: Act, level: Level
) -> None:
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA))
    share(store, library, "ladder", ELS.id, "all", action(AMINA))
    assert share(store, library, "ladder", ELS.id, level.value, action(AMINA)) is level
    assert sharing.shared_with(reads(store, AMINA), library, ELS.id)[0].level is level


@pytest.mark.requirement("PR4")
def test_sharing_with_one_counsellor_shares_with_no_other(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA))
    share(store, library, "ladder", ELS.id, "all", action(AMINA))
    found = sharing.shared_with(reads(store, AMINA), library, FATIMA.id)
    assert found[0].level is Level.PRIVATE


@pytest.mark.requirement("FX8")
@pytest.mark.parametrize("stranger", [FATIMA.id, BART.id, AMINA.id, "", "x"])
def test_a_result_can_only_be_shared_with_ones_own_counsellor(
    store: Store, library: Library, action: Act, stranger: str
) -> None:
    with pytest.raises(NotTheirCounsellor):
        share(store, library, "ladder", stranger, "all", action(AMINA))
    assert store.get(AMINA.id).under("share") == {}


@pytest.mark.parametrize("level", ["", "everything", "ALL", None, 1, ["all"], {"all": 1}])
def test_a_level_that_does_not_exist_is_refused(
    store: Store, library: Library, action: Act, level: object
) -> None:
    with pytest.raises(ValueError, match="is not a valid Level"):
        share(store, library, "ladder", ELS.id, level, action(AMINA))


def test_a_result_that_does_not_exist_cannot_be_shared(
    store: Store, library: Library, action: Act
) -> None:
    with pytest.raises(NoActivity):
        share(store, library, "verdwenen", ELS.id, "all", action(AMINA))


@pytest.mark.requirement("FX8", "PR5")
def test_parting_ends_everything_at_once(store: Store, library: Library, action: Act) -> None:
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA))
    share(store, library, "ladder", ELS.id, "all", action(AMINA))
    sharing.part_with(store, ELS.id, action(AMINA))
    assert sharing.counsellors(store, reads(store, AMINA)) == ()
    with pytest.raises(Forbidden):
        summary.summary(store, reads(store, ELS, AMINA.id), library)
    lines = counselling.caseload(store, library, by=ELS)
    assert [line.person.name for line in lines] == ["Bart"]


def test_what_was_shared_before_parting_is_private_after_joining_again(
    store: Store, library: Library, action: Act
) -> None:
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA))
    share(store, library, "ladder", ELS.id, "all", action(AMINA))
    sharing.part_with(store, ELS.id, action(AMINA))
    join = Change(field=f"counsellor/{ELS.id}", value=True)
    store.save(AMINA.id, [join], by=ELS.id, at=MONDAY, save_id="again")
    assert summary.summary(store, reads(store, ELS, AMINA.id), library).results == {}


def test_parting_with_one_leaves_what_another_may_see(
    store: Store, library: Library, action: Act
) -> None:
    join = Change(field=f"counsellor/{FATIMA.id}", value=True)
    store.save(AMINA.id, [join], by=FATIMA.id, at=MONDAY, save_id="join")
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA))
    share(store, library, "ladder", FATIMA.id, "all", action(AMINA))
    sharing.part_with(store, ELS.id, action(AMINA))
    assert set(summary.summary(store, reads(store, FATIMA, AMINA.id), library).results) == {
        "ladder"
    }


@pytest.mark.requirement("PR6")
def test_who_looked_is_shown_by_name_newest_first(store: Store, action: Act) -> None:
    assert sharing.looks(store, reads(store, AMINA)) == ()
    counselling.looked(store, reads(store, ELS, AMINA.id), action(ELS, 1))
    counselling.looked(store, reads(store, ELS, AMINA.id), action(ELS, 2))
    assert [(one.name, one.at.minute) for one in sharing.looks(store, reads(store, AMINA))] == [
        ("Els", 2),
        ("Els", 1),
    ]


def test_one_look_drawn_twice_is_one_look(store: Store, action: Act) -> None:
    act = action(ELS)
    counselling.looked(store, reads(store, act.by, AMINA.id), act)
    counselling.looked(store, reads(store, act.by, AMINA.id), act)
    assert len(sharing.looks(store, reads(store, AMINA))) == 1


def test_a_counsellor_whose_account_is_closed_is_left_out(store: Store) -> None:
    closed = {"closed": True}
    store.update(Account, ELS.id, lambda now: now and now.model_copy(update=closed))
    assert sharing.counsellors(store, reads(store, AMINA)) == ()


OWN = [
    lambda store, library, by, act: sharing.has_agreed(reads(store, by)),
    lambda store, library, by, act: sharing.agree(store, act, adult=True, use=True),
    lambda store, library, by, act: sharing.set_name(store, "Els", act),
    lambda store, library, by, act: sharing.set_language(store, "en", act),
    lambda store, library, by, act: sharing.counsellors(store, reads(store, by)),
    lambda store, library, by, act: sharing.shared_with(reads(store, by), library, ELS.id),
    lambda store, library, by, act: share(store, library, "ladder", ELS.id, "all", act),
    lambda store, library, by, act: sharing.part_with(store, ELS.id, act),
    lambda store, library, by, act: sharing.looks(store, reads(store, by)),
]


@pytest.mark.parametrize("use", OWN)
def test_a_counsellor_can_do_none_of_this(
    store: Store,
    library: Library,
    action: Act,
    use: Callable[[Store, Library, Person, Action], object],
) -> None:
    before = store.get(AMINA.id)
    with pytest.raises(NoDossier):
        use(store, library, ELS, action(ELS))
    as_amina = Person(id=AMINA.id, role="counsellor")
    with pytest.raises(Forbidden):
        use(store, library, as_amina, action(as_amina))
    assert store.get(AMINA.id) == before


END = MONDAY + timedelta(days=30)


@pytest.fixture
def until_end(store: Store, library: Library, action: Act) -> Store:
    """Return the store after Amina shared something with Els for a month."""
    record(store, library, "ladder", "hoe-dapper", 3, action(AMINA))
    sharing.share(store, library, "ladder", ELS.id, "all", action(AMINA), until=END)
    return store


@pytest.mark.requirement("FX8", "PR4")
@pytest.mark.parametrize(
    ("at", "shown"), [(MONDAY + timedelta(days=29), True), (END, False), (None, False)]
)
def test_a_share_with_an_end_is_seen_until_then_and_never_without_a_clock(
    until_end: Store, library: Library, at: datetime | None, shown: bool
) -> None:
    page = summary.summary(until_end, reads(until_end, ELS, AMINA.id, at=at), library)
    assert ("ladder" in page.results) is shown
    assert [one.until for one in page.results.values()] == ([END] if shown else [])
    (mine,) = sharing.shared_with(reads(until_end, AMINA, at=at), library, ELS.id)
    assert (mine.level is Level.ALL, mine.until) == (shown, END if shown else None)


def test_the_participant_is_never_told_private_while_it_can_be_seen(
    until_end: Store, library: Library
) -> None:
    for at, shared in ((END - timedelta(seconds=1), True), (END, False), (None, True)):
        assert open_session(reads(until_end, AMINA, at=at), library, "ladder").shared is shared


def test_a_share_that_ended_is_not_counted(until_end: Store) -> None:
    counted = [data_export.amounts(reads(until_end, AMINA, at=at)).shares for at in (MONDAY, END)]
    assert counted == [1, 0]


def test_a_share_cannot_end_before_it_begins(store: Store, library: Library, action: Act) -> None:
    act = action(AMINA)
    with pytest.raises(sharing.EndPassed):
        sharing.share(store, library, "ladder", ELS.id, "all", act, until=act.at)
    assert store.get(AMINA.id).under("share") == {}


def test_private_at_once_ends_a_share_before_its_end(
    until_end: Store, library: Library, action: Act
) -> None:
    sharing.share(until_end, library, "ladder", ELS.id, "private", action(AMINA), until=END)
    page = summary.summary(
        until_end, reads(until_end, ELS, AMINA.id, at=MONDAY + timedelta(days=1)), library
    )
    assert page.results == {}
    assert until_end.get(AMINA.id).value(f"share/ladder/{ELS.id}") == "private"
