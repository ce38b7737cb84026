"""Links for guests: one form, one dossier, one time, and gone the moment somebody withdraws it."""

from datetime import datetime, timedelta

import pytest

from modules.domain.activities.answer import BadAnswer
from modules.domain.catalogue import Library
from modules.domain.observers import rating
from modules.domain.records.dossier import Change
from modules.domain.records.people import OneTimeToken, Person
from modules.services.accounts import secrets
from modules.services.activities.answering import record
from modules.services.catalogue import NoActivity
from modules.services.observers import rating_links
from modules.services.observers.rating_links import LINK_STAYS, MOST_LINKS
from modules.services.observers.ratings import BadLink, LinkRefused, NothingSaid
from modules.services.permissions import Forbidden
from modules.services.sharing import consents, sharing
from modules.storage.base import Store
from modules.storage.erasing import erase_person
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, TUESDAY, Act, reads

SEEN = "seen-by-others"
SAID = {"op-tijd": "vaak", "goed-gedaan": "Rustig uitgelegd."}


def ask(
    store: Store, others: Library, action: Act, by: Person = AMINA, rater: str = "supervisor"
) -> str:
    """Return the secret of a link about Amina."""
    return rating_links.make_link(
        store, others, AMINA.id, SEEN, rater, action(by), who="Mevrouw Peeters"
    )


def submit(store: Store, others: Library, token: str, at: datetime = TUESDAY) -> None:
    """Fill in the form."""
    rating_links.submit(store, others, token, SAID, at=at)


def said_of_amina(store: Store, others: Library) -> tuple[rating.ObserverRating, ...]:
    """Return what came back about Amina."""
    return rating.observer_ratings(store.get(AMINA.id), others.activities[SEEN])


@pytest.mark.requirement("PR8")
def test_a_guest_sees_a_name_and_the_form(store: Store, others: Library, action: Act) -> None:
    form = rating_links.guest_form(store, others, ask(store, others, action), at=TUESDAY)
    assert (form.activity.id, form.rater, form.name) == (SEEN, "supervisor", "Amina")


def test_the_participant_chooses_how_the_form_calls_them(
    store: Store, others: Library, action: Act
) -> None:
    token = rating_links.make_link(
        store, others, AMINA.id, SEEN, "other", action(AMINA), name=" A. "
    )
    assert rating_links.guest_form(store, others, token, at=TUESDAY).name == "A."
    by_els = rating_links.make_link(
        store, others, AMINA.id, SEEN, "supervisor", action(ELS), name="Amina uit de opvang"
    )
    assert rating_links.guest_form(store, others, by_els, at=TUESDAY).name == "Amina"


@pytest.mark.requirement("JS26")
def test_what_a_guest_says_stands_beside_the_participants_own_answers(
    store: Store, others: Library, action: Act
) -> None:
    record(store, others, SEEN, "op-tijd", "soms", action(AMINA))
    submit(store, others, ask(store, others, action))
    (found,) = said_of_amina(store, others)
    assert {part: one.value for part, one in found.answers.items()} == SAID
    assert (found.rater, found.who, found.at) == ("supervisor", "Mevrouw Peeters", TUESDAY)
    assert store.get(AMINA.id).value(f"answer/{SEEN}/op-tijd") == {"value": "soms"}


def test_the_secret_has_128_bits_and_is_kept_as_a_hash_only(
    store: Store, others: Library, action: Act
) -> None:
    token = ask(store, others, action)
    assert len(bytes.fromhex(token)) == 16
    kept = [one for one in store.records(OneTimeToken) if one.kind == "guest"]
    assert [one.key for one in kept] == [secrets.fingerprint(token)]
    assert token not in str(kept) + str(store.get(AMINA.id)) + str(store.events(AMINA.id))


@pytest.mark.requirement("PR8")
def test_a_link_is_used_once(store: Store, others: Library, action: Act) -> None:
    token = ask(store, others, action)
    submit(store, others, token)
    with pytest.raises(BadLink):
        submit(store, others, token)
    with pytest.raises(BadLink):
        rating_links.guest_form(store, others, token, at=TUESDAY)
    assert len(said_of_amina(store, others)) == 1


def test_of_two_guests_with_one_link_at_the_same_moment_one_comes_too_late(
    store: Store, others: Library, action: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = ask(store, others, action)
    opened = rating_links._opened(store, others, token, TUESDAY)
    submit(store, others, token)
    monkeypatch.setattr(rating_links, "_opened", lambda *_: opened)
    with pytest.raises(BadLink):
        rating_links.submit(store, others, token, {"op-tijd": "soms"}, at=TUESDAY)
    (found,) = said_of_amina(store, others)
    assert found.answers["op-tijd"].value == "vaak"


def test_of_a_guest_and_a_participant_who_withdraws_at_the_same_moment_one_comes_too_late(
    store: Store, others: Library, action: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = ask(store, others, action)
    opened = rating_links._opened(store, others, token, TUESDAY)
    rating_links.withdraw_link(store, AMINA.id, opened[0].id, action(AMINA))
    monkeypatch.setattr(rating_links, "_opened", lambda *_: opened)
    with pytest.raises(BadLink):
        submit(store, others, token)
    assert said_of_amina(store, others) == ()


@pytest.mark.requirement("PR8")
def test_a_link_is_dead_after_fourteen_days(store: Store, others: Library, action: Act) -> None:
    token = ask(store, others, action)
    until = rating.rating_links(store.get(AMINA.id))[0].until
    assert timedelta(days=14) >= until - MONDAY - timedelta(minutes=1) <= LINK_STAYS
    assert rating_links.guest_form(store, others, token, at=until - timedelta(seconds=1))
    with pytest.raises(BadLink):
        submit(store, others, token, at=until)
    assert said_of_amina(store, others) == ()


@pytest.mark.parametrize("by", [AMINA, ELS])
def test_a_withdrawn_link_is_dead_at_once(
    store: Store, others: Library, action: Act, by: Person
) -> None:
    token = ask(store, others, action, by=ELS)
    (link,) = reads(store, by, AMINA.id).links
    rating_links.withdraw_link(store, AMINA.id, link.id, action(by))
    with pytest.raises(BadLink):
        submit(store, others, token)
    assert reads(store, by, AMINA.id).links == ()
    assert not [one for one in store.records(OneTimeToken) if one.kind == "guest"]


@pytest.mark.parametrize("token", ["", "0" * 32, "x", "' or 1=1", "\ud800"])
def test_a_made_up_secret_opens_nothing(store: Store, others: Library, token: str) -> None:
    with pytest.raises(BadLink):
        rating_links.guest_form(store, others, token, at=TUESDAY)


def test_a_changed_secret_opens_nothing(store: Store, others: Library, action: Act) -> None:
    token = ask(store, others, action)
    other = token[:-1] + ("0" if token[-1] != "0" else "1")
    with pytest.raises(BadLink):
        submit(store, others, other)


def test_a_link_says_nothing_about_somebody_else(
    store: Store, others: Library, action: Act
) -> None:
    token = ask(store, others, action)
    kept = next(one for one in store.records(OneTimeToken) if one.kind == "guest")
    moved = kept.model_copy(update={"account": BART.id})
    store.update(OneTimeToken, kept.key, lambda _: moved)
    with pytest.raises(BadLink):
        submit(store, others, token)
    assert store.get(BART.id).under("judgement", SEEN) == {}


def test_the_secret_of_something_else_opens_no_form(store: Store, others: Library) -> None:
    token = secrets.new_token()
    kept = OneTimeToken(
        key=secrets.fingerprint(token), kind="export", account=AMINA.id, expires_at=TUESDAY
    )
    store.update(OneTimeToken, kept.key, lambda _: kept)
    with pytest.raises(BadLink):
        rating_links.guest_form(store, others, token, at=MONDAY)


def test_looking_at_a_form_changes_nothing(store: Store, others: Library, action: Act) -> None:
    token = ask(store, others, action)
    before = store.get(AMINA.id), len(store.events(AMINA.id)), list(store.records(OneTimeToken))
    for _ in range(3):
        rating_links.guest_form(store, others, token, at=TUESDAY)
    after = store.get(AMINA.id), len(store.events(AMINA.id)), list(store.records(OneTimeToken))
    assert before == after
    submit(store, others, token)


@pytest.mark.parametrize(
    "raw",
    [
        {"op-tijd": "nooit-gehoord"},
        {"op-tijd": 3},
        {"een-andere-vraag": "vaak"},
        {"goed-gedaan": "x" * 41},
    ],
)
def test_what_the_form_cannot_take_is_refused_and_the_link_stays_good(
    store: Store, others: Library, action: Act, raw: dict[str, object]
) -> None:
    token = ask(store, others, action)
    with pytest.raises(BadAnswer):
        rating_links.submit(store, others, token, raw, at=TUESDAY)
    assert said_of_amina(store, others) == ()
    submit(store, others, token)


def test_an_empty_form_is_not_sent(store: Store, others: Library, action: Act) -> None:
    token = ask(store, others, action)
    for raw in ({}, {"op-tijd": None}):
        with pytest.raises(NothingSaid):
            rating_links.submit(store, others, token, raw, at=TUESDAY)


def test_once_keeping_is_no_longer_agreed_to_a_link_brings_nothing(
    store: Store, others: Library, action: Act
) -> None:
    token = ask(store, others, action)
    consents.stop_use(store, action(AMINA))
    with pytest.raises(BadLink):
        submit(store, others, token)
    with pytest.raises(Forbidden):
        ask(store, others, action)


def test_ending_with_a_counsellor_ends_their_links_and_no_other(
    store: Store, others: Library, action: Act
) -> None:
    theirs, own = ask(store, others, action, by=ELS), ask(store, others, action)
    sharing.part_with(store, ELS.id, action(AMINA))
    with pytest.raises(BadLink):
        submit(store, others, theirs)
    submit(store, others, own)


def test_erasing_everything_ends_every_link(store: Store, others: Library, action: Act) -> None:
    token = ask(store, others, action)
    erase_person(store, AMINA.id, by=AMINA.id, at=TUESDAY)
    with pytest.raises(BadLink):
        submit(store, others, token)


def test_a_counsellor_asks_supervisors_alone(store: Store, others: Library, action: Act) -> None:
    with pytest.raises(LinkRefused):
        ask(store, others, action, by=ELS, rater="other")


@pytest.mark.parametrize("rater", ["counsellor", "", None, "boss"])
def test_only_who_the_activity_names_is_asked(
    store: Store, others: Library, action: Act, rater: object
) -> None:
    with pytest.raises(LinkRefused):
        rating_links.make_link(store, others, AMINA.id, SEEN, rater, action(AMINA))


def test_an_activity_that_asks_nobody_has_no_link(
    store: Store, others: Library, action: Act
) -> None:
    with pytest.raises(LinkRefused):
        rating_links.make_link(store, others, AMINA.id, "ladder", "other", action(AMINA))
    with pytest.raises(NoActivity):
        rating_links.make_link(store, others, AMINA.id, "gone", "other", action(AMINA))


def test_there_are_never_very_many_open_links(store: Store, others: Library, action: Act) -> None:
    for _ in range(MOST_LINKS):
        ask(store, others, action)
    with pytest.raises(LinkRefused):
        ask(store, others, action)


def test_a_counsellor_sees_their_own_links_and_the_participant_all(
    store: Store, others: Library, action: Act
) -> None:
    ask(store, others, action)
    ask(store, others, action, by=ELS)
    assert {one.by for one in reads(store, AMINA, AMINA.id).links} == {AMINA.id, ELS.id}
    assert [one.by for one in reads(store, ELS, AMINA.id).links] == [ELS.id]


def test_a_counsellor_cannot_end_a_link_of_the_participant(
    store: Store, others: Library, action: Act
) -> None:
    token = ask(store, others, action)
    (link,) = reads(store, AMINA, AMINA.id).links
    with pytest.raises(BadLink):
        rating_links.withdraw_link(store, AMINA.id, link.id, action(ELS))
    submit(store, others, token)


@pytest.mark.parametrize("by", [BART, FATIMA])
def test_nobody_else_makes_sees_or_ends_links(
    store: Store, others: Library, action: Act, by: Person
) -> None:
    ask(store, others, action)
    (link,) = reads(store, AMINA, AMINA.id).links
    with pytest.raises(Forbidden):
        ask(store, others, action, by=by)
    with pytest.raises(Forbidden):
        assert reads(store, by, AMINA.id).links
    with pytest.raises(Forbidden):
        rating_links.withdraw_link(store, AMINA.id, link.id, action(by))


@pytest.mark.requirement("PR8")
def test_a_guest_has_no_other_right_than_their_one_form(
    store: Store, others: Library, action: Act
) -> None:
    ask(store, others, action)
    (link,) = reads(store, AMINA, AMINA.id).links
    guest = Person(id=link.id, role="guest")
    with pytest.raises(Forbidden):
        assert reads(store, guest, AMINA.id).links
    with pytest.raises(Forbidden):
        sharing.own_name(reads(store, guest.model_copy(update={"id": AMINA.id})))


def test_a_link_whose_activity_is_gone_is_dead(store: Store, others: Library, action: Act) -> None:
    token = ask(store, others, action)
    left = {name: one for name, one in others.activities.items() if name != SEEN}
    now = others.model_copy(update={"activities": left})
    with pytest.raises(BadLink):
        rating_links.guest_form(store, now, token, at=TUESDAY)


def test_a_link_kept_by_a_damaged_hand_opens_nothing(
    store: Store, others: Library, action: Act
) -> None:
    token = ask(store, others, action)
    (link,) = reads(store, AMINA, AMINA.id).links
    change = Change(field=rating.link_field(link.id), value="broken")
    store.save(AMINA.id, [change], by=AMINA.id, at=TUESDAY, save_id="broken")
    with pytest.raises(BadLink):
        submit(store, others, token)
