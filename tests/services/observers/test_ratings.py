"""How others see a participant: who sees which judgement, accepting, and side by side."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.records import consent
from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.services.activities.answering import record
from modules.services.data_rights import data_export
from modules.services.observers import rating_links, ratings
from modules.services.observers.ratings import BadLink, LinkRefused, NothingSaid, RatingsOfActivity
from modules.services.permissions import Forbidden
from modules.services.sharing import sharing
from modules.storage.base import Store
from tests.conftest import AMINA, BART, ELS, FATIMA, TUESDAY, Act, reads

SEEN = "seen-by-others"


def came_back(
    store: Store, others: Library, action: Act, *, by: Person, rater: str, said: str = "altijd"
) -> str:
    """Let a guest fill in a form about Amina; return the id of what came back."""
    token = rating_links.make_link(store, others, AMINA.id, SEEN, rater, action(by), who="Karel")
    rating_links.submit(store, others, token, {"op-tijd": said}, at=TUESDAY)
    found = ratings.ratings_of_activities(store, reads(store, AMINA, AMINA.id, at=TUESDAY), others)[
        0
    ].judgements
    return next(one.id for one in found if one.rater == rater and one.by == by.id)


def seen(store: Store, others: Library, by: Person) -> tuple[str, ...]:
    """Return who said the judgements that somebody sees now."""
    found = ratings.ratings_of_activities(store, reads(store, by, AMINA.id, at=TUESDAY), others)
    return tuple(one.rater for about in found for one in about.judgements)


def only(store: Store, others: Library, by: Person) -> RatingsOfActivity:
    """Return the one activity that others said something about."""
    (found,) = ratings.ratings_of_activities(store, reads(store, by, AMINA.id, at=TUESDAY), others)
    return found


def share(store: Store, others: Library, action: Act, level: str = "all") -> None:
    """Let Els see the result."""
    sharing.share(store, others, SEEN, ELS.id, level, action(AMINA))


def test_with_nothing_said_there_is_nothing_to_see(store: Store, others: Library) -> None:
    assert (
        ratings.ratings_of_activities(store, reads(store, AMINA, AMINA.id, at=TUESDAY), others)
        == ()
    )


def test_what_comes_back_by_the_participants_link_is_theirs_until_shared(
    store: Store, others: Library, action: Act
) -> None:
    came_back(store, others, action, by=AMINA, rater="supervisor")
    assert seen(store, others, AMINA) == ("supervisor",)
    assert seen(store, others, ELS) == ()
    share(store, others, action, "short")
    assert seen(store, others, ELS) == ()
    share(store, others, action, "all")
    assert seen(store, others, ELS) == ("supervisor",)
    share(store, others, action, "private")
    assert seen(store, others, ELS) == ()


def test_what_comes_back_by_a_counsellors_link_they_see(
    store: Store, others: Library, action: Act
) -> None:
    came_back(store, others, action, by=ELS, rater="supervisor")
    assert seen(store, others, ELS) == ("supervisor",)
    join = Change(field=f"counsellor/{FATIMA.id}", value=True)
    store.save(AMINA.id, [join], by=FATIMA.id, at=TUESDAY, save_id="join")
    assert seen(store, others, FATIMA) == ()


@pytest.mark.requirement("JS19")
def test_what_somebody_close_says_is_seen_by_others_only_once_accepted(
    store: Store, others: Library, action: Act
) -> None:
    one = came_back(store, others, action, by=AMINA, rater="other")
    share(store, others, action)
    assert seen(store, others, AMINA) == ("other",)
    assert seen(store, others, ELS) == ()
    ratings.decide(store, others, SEEN, one, True, action(AMINA))
    assert seen(store, others, ELS) == ("other",)
    ratings.decide(store, others, SEEN, one, False, action(AMINA))
    assert seen(store, others, ELS) == ()
    assert seen(store, others, AMINA) == ("other",)  # put away is not gone


def test_accepting_alone_shares_nothing(store: Store, others: Library, action: Act) -> None:
    one = came_back(store, others, action, by=AMINA, rater="other")
    ratings.decide(store, others, SEEN, one, True, action(AMINA))
    assert seen(store, others, ELS) == ()


@pytest.mark.parametrize("by", [ELS, FATIMA, BART])
def test_only_the_participant_accepts(
    store: Store, others: Library, action: Act, by: Person
) -> None:
    one = came_back(store, others, action, by=AMINA, rater="other")
    error = BadLink if by is BART else Exception
    with pytest.raises(error):
        ratings.decide(store, others, SEEN, one, True, action(by))
    assert only(store, others, AMINA).judgements[0].accepted is None


def test_what_was_never_said_cannot_be_accepted(store: Store, others: Library, action: Act) -> None:
    with pytest.raises(BadLink):
        ratings.decide(store, others, SEEN, "made-up", True, action(AMINA))


@pytest.mark.parametrize("by", [BART, FATIMA])
def test_nobody_else_sees_judgements(
    store: Store, others: Library, action: Act, by: Person
) -> None:
    came_back(store, others, action, by=AMINA, rater="supervisor")
    with pytest.raises(Forbidden):
        ratings.ratings_of_activities(store, reads(store, by, AMINA.id, at=TUESDAY), others)


def test_a_counsellor_fills_in_the_same_form(store: Store, others: Library, action: Act) -> None:
    ratings.rate(store, others, AMINA.id, SEEN, {"rustig": "soms"}, action(ELS))
    ratings.rate(store, others, AMINA.id, SEEN, {"rustig": "vaak"}, action(ELS, 5))
    found = only(store, others, ELS)
    assert [one.answers["rustig"].value for one in found.judgements] == ["vaak", "soms"]
    assert seen(store, others, AMINA) == ("counsellor", "counsellor")


def test_the_same_form_sent_twice_is_kept_once(store: Store, others: Library, action: Act) -> None:
    act = action(ELS)
    for _ in range(2):
        ratings.rate(store, others, AMINA.id, SEEN, {"rustig": "soms"}, act)
    assert len(only(store, others, ELS).judgements) == 1


@pytest.mark.parametrize("by", [AMINA, BART, FATIMA])
def test_nobody_but_their_counsellor_fills_it_in_so(
    store: Store, others: Library, action: Act, by: Person
) -> None:
    with pytest.raises(Forbidden):
        ratings.rate(store, others, AMINA.id, SEEN, {"rustig": "soms"}, action(by))
    assert (
        ratings.ratings_of_activities(store, reads(store, AMINA, AMINA.id, at=TUESDAY), others)
        == ()
    )


def test_a_counsellor_is_asked_only_where_the_activity_says_so(
    store: Store, others: Library, action: Act
) -> None:
    with pytest.raises(LinkRefused):
        ratings.rate(store, others, AMINA.id, "many-kinds", {"kracht": 3}, action(ELS))
    with pytest.raises(NothingSaid):
        ratings.rate(store, others, AMINA.id, SEEN, {}, action(ELS))


def test_nothing_is_kept_about_somebody_who_did_not_agree(
    store: Store, others: Library, action: Act
) -> None:
    no = Change(field="consent/use", value={"yes": False, "version": consent.VERSION})
    store.save(AMINA.id, [no], by=AMINA.id, at=TUESDAY, save_id="no")
    with pytest.raises(LinkRefused):
        ratings.rate(store, others, AMINA.id, SEEN, {"rustig": "soms"}, action(ELS))


@pytest.mark.requirement("JS26")
def test_views_stand_side_by_side_each_with_its_date_and_are_never_averaged(
    store: Store, others: Library, action: Act
) -> None:
    record(store, others, SEEN, "op-tijd", "soms", action(AMINA))
    came_back(store, others, action, by=AMINA, rater="supervisor", said="altijd")
    ratings.rate(store, others, AMINA.id, SEEN, {"op-tijd": "vaak"}, action(ELS))
    (line,) = only(store, others, AMINA).compared
    assert {one.rater: one.point for one in line.views} == {
        "self": 0,
        "supervisor": 2,
        "counsellor": 1,
    }
    assert all(one.at for one in line.views)
    assert line.agreement == "talk"


def test_the_participants_own_answers_are_compared_only_when_shared(
    store: Store, others: Library, action: Act
) -> None:
    record(store, others, SEEN, "op-tijd", "soms", action(AMINA))
    came_back(store, others, action, by=ELS, rater="supervisor")
    (line,) = only(store, others, ELS).compared
    assert [one.rater for one in line.views] == ["supervisor"]
    assert line.agreement is None
    share(store, others, action)
    (line,) = only(store, others, ELS).compared
    assert [one.rater for one in line.views] == ["self", "supervisor"]


def test_not_seen_is_no_view(store: Store, others: Library, action: Act) -> None:
    record(store, others, SEEN, "op-tijd", "soms", action(AMINA))
    came_back(store, others, action, by=AMINA, rater="supervisor", said="niet-gezien")
    (line,) = only(store, others, AMINA).compared
    assert [one.rater for one in line.views] == ["self"]
    assert line.agreement is None


def test_judgements_and_links_go_along_with_ones_own_data(
    store: Store, others: Library, action: Act
) -> None:
    came_back(store, others, action, by=AMINA, rater="other")
    found = data_export.document(store, others, reads(store, AMINA, at=TUESDAY))
    assert found["judgements"][0]["words"] == "altijd"
    assert found["judgements"][0]["who"] == "Karel"
    assert found["links"][0]["used"] is True


def test_what_only_others_filled_in_can_be_shared_too(
    store: Store, others: Library, action: Act
) -> None:
    assert SEEN not in {one.activity for one in shares(store, others)}
    came_back(store, others, action, by=AMINA, rater="other")
    assert SEEN in {one.activity for one in shares(store, others)}


def shares(store: Store, others: Library) -> tuple[sharing.Shared, ...]:
    """Return what Amina can share with Els."""
    return sharing.shared_with(reads(store, AMINA, at=TUESDAY), others, ELS.id)
