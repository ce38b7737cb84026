"""What every store promises; each test runs over each store."""

import threading
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from modules.domain.records.dossier import Change
from modules.domain.records.people import Account, AuditEntry, FreshCard, Lookup, SignIn
from modules.storage.base import Conflict, NoDossier, Store, StoreError
from tests.storage.conftest import (
    AMINA,
    BART,
    ELS,
    FATIMA,
    MONDAY,
    fresh_id,
    keep,
    set_to,
    start,
)

PART = "answer/dreams/first"
OTHER = "answer/dreams/second"


def account(account_id: str = AMINA, **changed: object) -> Account:
    fields = {"role": "participant", "lookup": "l", "secret": "s", "created_at": MONDAY}
    return Account.model_validate({"id": account_id, **fields, **changed})


# --- dossiers


def test_a_new_dossier_has_what_it_was_made_with(store: Store) -> None:
    dossier = start(store)
    assert dossier == store.get(AMINA)
    assert dossier.value("profile/name") == "Amina"
    assert (dossier.version, dossier.created_at) == (1, MONDAY)


def test_creating_again_with_the_same_save_id_returns_the_first_dossier(store: Store) -> None:
    first = store.create(AMINA, [set_to(PART, 1)], by=AMINA, at=MONDAY, save_id="once")
    again = store.create(AMINA, [set_to(PART, 2)], by=AMINA, at=MONDAY, save_id="once")
    assert again == first


def test_a_taken_id_is_refused(store: Store) -> None:
    start(store)
    with pytest.raises(StoreError):
        start(store, name="Somebody else")
    assert store.get(AMINA).value("profile/name") == "Amina"


def test_a_dossier_that_was_never_made_is_not_there(store: Store) -> None:
    for nobody in (BART, "", "../../etc/passwd", "A1" * 16):
        with pytest.raises(NoDossier):
            store.get(nobody)
        with pytest.raises(NoDossier):
            store.events(nobody)
        with pytest.raises(NoDossier):
            store.save(nobody, [], by=ELS, at=MONDAY, save_id=fresh_id())
        with pytest.raises(NoDossier):
            store.viewed(nobody, by=ELS, at=MONDAY, what="x", save_id=fresh_id())
        with pytest.raises(NoDossier):
            store.erase(nobody, by=ELS, at=MONDAY)


def test_a_saved_answer_is_there_with_who_and_when(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, "graag"))
    kept = store.get(AMINA).fields[PART]
    assert (kept.value, kept.version, kept.by, kept.at) == ("graag", 1, AMINA, MONDAY)


def test_a_save_answers_the_new_versions(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, 1))
    saved = keep(store, set_to(PART, 2), set_to(OTHER, 3))
    assert (saved.version, dict(saved.fields)) == (3, {PART: 2, OTHER: 1})
    assert not saved.repeated


def test_the_same_save_id_changes_nothing_the_second_time(store: Store) -> None:
    start(store)
    first = keep(store, set_to(PART, 1), save_id="tap")
    keep(store, set_to(PART, 2), by=ELS)
    again = keep(store, set_to(PART, 1), save_id="tap")
    assert again.repeated
    assert again.fields == first.fields
    assert store.get(AMINA).value(PART) == 2


def test_a_save_id_of_one_person_says_nothing_of_another(store: Store) -> None:
    start(store)
    start(store, BART, name="Bart")
    keep(store, set_to(PART, 1), save_id="tap")
    store.save(BART, [set_to(PART, 2)], by=BART, at=MONDAY, save_id="tap")
    assert store.get(BART).value(PART) == 2


def test_different_fields_changed_at_once_are_both_kept(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, 1, base=0))
    keep(store, set_to(OTHER, 2, base=0), by=ELS)
    assert (store.get(AMINA).value(PART), store.get(AMINA).value(OTHER)) == (1, 2)


def test_the_same_field_changed_by_another_raises_conflict_with_both_values(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, "hers", base=0))
    with pytest.raises(Conflict) as caught:
        keep(store, set_to(PART, "mine", base=0), set_to(OTHER, 1), by=ELS)
    assert caught.value.theirs is not None
    assert (caught.value.theirs.value, caught.value.mine) == ("hers", "mine")
    assert (caught.value.field, caught.value.theirs.by) == (PART, AMINA)


def test_nothing_of_a_conflicting_save_is_kept(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, "hers", base=0))
    with pytest.raises(Conflict):
        keep(store, set_to(OTHER, 1), set_to(PART, "mine", base=0), by=ELS, save_id="tap")
    assert store.get(AMINA).value(OTHER) is None
    assert keep(store, set_to(PART, "mine", base=1), save_id="tap").fields == {PART: 2}


def test_wishing_what_already_stands_is_no_conflict(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, "same", base=0))
    saved = keep(store, set_to(PART, "same", base=0), by=ELS)
    assert saved.fields == {PART: 1}
    assert store.get(AMINA).fields[PART].by == AMINA


def test_one_is_not_true(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, 1, base=0))
    with pytest.raises(Conflict):
        keep(store, set_to(PART, True, base=0), by=ELS)


def test_a_value_taken_away_keeps_its_version(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, "graag"))
    keep(store, set_to(PART, None, base=1))
    dossier = store.get(AMINA)
    assert (dossier.value(PART), dossier.fields[PART].version) == (None, 2)
    assert dossier.under("answer", "dreams") == {}


def test_a_value_taken_away_shows_as_nothing_yet(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, "graag"))
    keep(store, set_to(PART, None))
    assert keep(store, set_to(PART, "soms", base=0)).fields == {PART: 3}


def test_one_save_cannot_set_a_field_twice(store: Store) -> None:
    start(store)
    with pytest.raises(ValueError, match="twice"):
        keep(store, set_to(PART, 1), set_to(PART, 2))


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_cannot_hold_is_refused(store: Store, number: float) -> None:
    start(store)
    with pytest.raises(ValueError, match="cannot be kept"):
        keep(store, Change.model_construct(field=PART, value=[{"a": number}], base=None))
    assert store.get(AMINA).version == 1


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    start(store)
    naive = datetime(2026, 3, 2, 9, 0)  # the mistake this test is about
    with pytest.raises(ValueError, match="time zone"):
        store.save(AMINA, [set_to(PART, 1)], by=AMINA, at=naive, save_id=fresh_id())


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(value=VALUES)
def test_any_value_comes_back_as_it_was(store: Store, value: JsonValue) -> None:
    if AMINA not in store.dossier_ids():
        start(store)
    keep(store, set_to(PART, value))
    kept = store.get(AMINA).value(PART)
    assert (kept, repr(kept)) == (value, repr(value))
    assert store.events(AMINA)[-1].changes[0][1] == value


# --- history


def test_history_tells_what_happened_in_order(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, "graag"), save_id="tap")
    store.viewed(AMINA, by=ELS, at=MONDAY, what="answers", save_id="look")
    created, changed, viewed = store.events(AMINA)
    assert (created.kind, created.number, len(created.changes)) == ("created", 1, 2)
    assert (changed.kind, changed.save_id, changed.changes) == (
        "changed",
        "tap",
        ((PART, "graag", 1),),
    )
    assert (viewed.kind, viewed.by, viewed.what, viewed.at) == ("viewed", ELS, "answers", MONDAY)


def test_each_event_carries_the_hash_of_the_one_before(store: Store) -> None:
    start(store)
    keep(store, set_to(PART, 1))
    keep(store, set_to(PART, 2))
    first, second, third = store.events(AMINA)
    assert (first.previous, second.previous, third.previous) == ("", first.hash, second.hash)
    assert len({first.hash, second.hash, third.hash}) == 3


def test_a_repeated_view_or_save_adds_no_event(store: Store) -> None:
    start(store)
    for _ in range(2):
        keep(store, set_to(PART, 1), save_id="tap")
        store.viewed(AMINA, by=ELS, at=MONDAY, what="answers", save_id="look")
    assert [event.kind for event in store.events(AMINA)] == ["created", "changed", "viewed"]


def test_taking_along_is_an_event_of_its_own_and_kept_once(store: Store) -> None:
    start(store)
    for _ in range(2):
        store.exported(AMINA, by=AMINA, at=MONDAY, what="export", save_id="take")
    store.viewed(AMINA, by=ELS, at=MONDAY, what="answers", save_id="take")
    _, exported, viewed = store.events(AMINA)
    assert (exported.kind, exported.by, exported.what) == ("exported", AMINA, "export")
    assert (viewed.kind, viewed.previous) == ("viewed", exported.hash)
    assert store.get(AMINA).version == 1


def test_an_act_of_staff_is_kept_as_it_was(store: Store) -> None:
    act = AuditEntry(key="000000000001", at=MONDAY, by=ELS, what="closed", about=AMINA, hash="h")
    store.update(AuditEntry, act.key, lambda _: act)
    assert store.find(AuditEntry, act.key) == act
    assert list(store.records(AuditEntry)) == [act]


def test_looking_is_not_activity(store: Store) -> None:
    start(store)
    later = MONDAY + timedelta(days=3)
    store.viewed(AMINA, by=ELS, at=later, what="answers", save_id=fresh_id())
    (line,) = store.overview(ELS)
    assert line.last_activity == MONDAY
    assert store.get(AMINA).version == 1


# --- overview and erasure


def test_a_counsellor_sees_only_the_people_who_have_her(store: Store) -> None:
    start(store)
    start(store, BART, name="Bart")
    assert {line.name for line in store.overview(ELS)} == {"Amina", "Bart"}
    assert store.overview(FATIMA) == ()


def test_the_overview_follows_each_save_at_once(store: Store) -> None:
    start(store)
    for number in range(5):
        keep(store, set_to(f"answer/dreams/part{number}", "graag"))
        (line,) = store.overview(ELS)
        assert line.answered == {"dreams": number + 1}


def test_who_takes_a_counsellor_away_leaves_her_overview(store: Store) -> None:
    start(store)
    assert len(store.overview(ELS)) == 1
    keep(store, set_to(f"counsellor/{ELS}", None), set_to(f"counsellor/{FATIMA}", True))
    assert store.overview(ELS) == ()
    assert len(store.overview(FATIMA)) == 1


def test_all_dossiers_are_listed(store: Store) -> None:
    start(store)
    start(store, BART, name="Bart")
    assert set(store.dossier_ids()) == {AMINA, BART}


def test_an_erased_person_is_gone_everywhere(store: Store) -> None:
    start(store)
    start(store, BART, name="Bart")
    store.overview(ELS)
    store.erase(AMINA, by=ELS, at=MONDAY)
    for read in (store.get, store.events):
        with pytest.raises(NoDossier):
            read(AMINA)
    assert list(store.dossier_ids()) == [BART]
    assert [line.name for line in store.overview(ELS)] == ["Bart"]


def test_an_erased_id_is_never_used_again(store: Store) -> None:
    start(store)
    store.erase(AMINA, by=ELS, at=MONDAY)
    with pytest.raises(StoreError):
        start(store)


# --- records


def test_a_record_comes_back_as_it_was(store: Store) -> None:
    amina = account(locked_until=MONDAY, failures=2, name="Amina")
    assert store.update(Account, AMINA, lambda _: amina) == amina
    assert store.find(Account, AMINA) == amina


def test_a_record_that_was_never_kept_is_none(store: Store) -> None:
    assert store.find(Account, AMINA) is None
    assert store.update(Account, AMINA, lambda present: present) is None


def test_update_gets_what_is_kept_now(store: Store) -> None:
    store.update(Account, AMINA, lambda _: account())

    def once_more(present: Account | None) -> Account:
        assert present is not None
        return present.model_copy(update={"failures": present.failures + 1})

    store.update(Account, AMINA, once_more)
    store.update(Account, AMINA, once_more)
    found = store.find(Account, AMINA)
    assert found is not None
    assert found.failures == 2


def test_a_change_that_raises_changes_nothing(store: Store) -> None:
    store.update(Account, AMINA, lambda _: account())

    def refuse(_: Account | None) -> Account:
        raise LookupError

    with pytest.raises(LookupError):
        store.update(Account, AMINA, refuse)
    assert store.find(Account, AMINA) == account()


def test_a_record_can_be_taken_away(store: Store) -> None:
    card = FreshCard(key=AMINA, code="ABCD2345", pin="123456", expires_at=MONDAY)
    store.update(FreshCard, AMINA, lambda _: card)
    store.update(FreshCard, AMINA, lambda _: None)
    assert store.find(FreshCard, AMINA) is None
    assert list(store.records(FreshCard)) == []


def test_kinds_of_records_do_not_mix(store: Store) -> None:
    store.update(Lookup, "key", lambda _: Lookup(key="key", account=AMINA))
    assert store.find(SignIn, "key") is None
    assert list(store.records(Lookup)) == [Lookup(key="key", account=AMINA)]


def test_each_record_of_a_kind_is_listed(store: Store) -> None:
    keys = {f"key {number} é" for number in range(20)}
    for key in keys:
        store.update(Lookup, key, lambda _, key=key: Lookup(key=key, account=AMINA))
    assert {found.key for found in store.records(Lookup)} == keys


def test_a_record_cannot_move_to_another_key(store: Store) -> None:
    with pytest.raises(ValueError, match="key"):
        store.update(Lookup, "key", lambda _: Lookup(key="other", account=AMINA))


# --- at the same time


def test_threads_that_save_one_dossier_lose_nothing(store: Store) -> None:
    start(store)

    def answer(writer: int) -> None:
        for number in range(10):
            keep(store, set_to(f"answer/a{writer}/part{number}", number))

    threads = [threading.Thread(target=answer, args=[writer]) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(len(store.get(AMINA).under("answer", f"a{w}")) for w in range(4)) == 40
    assert [event.number for event in store.events(AMINA)] == list(range(1, 42))


def test_threads_that_count_in_one_record_lose_no_count(store: Store) -> None:
    store.update(Account, AMINA, lambda _: account())

    def failed(present: Account | None) -> Account:
        assert present is not None
        return present.model_copy(update={"failures": present.failures + 1})

    def fail_often() -> None:
        for _ in range(10):
            store.update(Account, AMINA, failed)

    threads = [threading.Thread(target=fail_often) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = store.find(Account, AMINA)
    assert found is not None
    assert found.failures == 40
