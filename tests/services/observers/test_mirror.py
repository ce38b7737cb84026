"""Own talents beside those that others see: for oneself, and for a counsellor once shared."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.observers.mirror import Mirrored
from modules.domain.records.people import Person
from modules.services.activities import answering
from modules.services.observers import rating_links, ratings
from modules.services.sharing import sharing
from modules.storage.base import Store
from tests.conftest import AMINA, ELS, MONDAY, TUESDAY, Act, reads

OWN, THEIRS = "talenten", "talenten-anderen"


@pytest.fixture
def chosen(store: Store, shipped: Library, action: Act) -> Store:
    """Return the store after Amina chose two talents and a friend saw two in her."""
    for card in ("koken", "leren"):
        answering.lay(store, shipped, OWN, "kaarten", card, "dit-ben-ik", action(AMINA))
    answering.record(store, shipped, OWN, "top", ["koken", "leren"], action(AMINA))
    token = rating_links.make_link(store, shipped, AMINA.id, THEIRS, "other", action(AMINA))
    rating_links.submit(store, shipped, token, {"talenten": ["koken", "troosten"]}, at=MONDAY)
    return store


def mirror(store: Store, library: Library, by: Person) -> Mirrored | None:
    """Return the talents beside each other, as somebody sees them."""
    found = ratings.ratings_of_activities(store, reads(store, by, AMINA.id, at=TUESDAY), library)
    return next((one.mirrored for one in found if one.activity.id == THEIRS), None)


def accept(store: Store, library: Library, action: Act) -> None:
    """Let Amina accept what her friend said."""
    (about,) = ratings.ratings_of_activities(
        store, reads(store, AMINA, AMINA.id, at=TUESDAY), library
    )
    ratings.decide(store, library, THEIRS, about.judgements[0].id, True, action(AMINA))


BESIDE = Mirrored(part="talenten", both=("koken",), others=("troosten",), own=("leren",))


@pytest.mark.requirement("JS19")
def test_own_talents_stand_beside_those_that_were_accepted(
    chosen: Store, shipped: Library, action: Act
) -> None:
    assert mirror(chosen, shipped, AMINA) is None
    accept(chosen, shipped, action)
    assert mirror(chosen, shipped, AMINA) == BESIDE


@pytest.mark.requirement("JS19")
def test_a_counsellor_sees_it_once_both_sides_are_shared(
    chosen: Store, shipped: Library, action: Act
) -> None:
    accept(chosen, shipped, action)
    sharing.share(chosen, shipped, THEIRS, ELS.id, "all", action(AMINA))
    assert mirror(chosen, shipped, ELS) is None
    sharing.share(chosen, shipped, OWN, ELS.id, "short", action(AMINA))
    assert mirror(chosen, shipped, ELS) == BESIDE
    sharing.share(chosen, shipped, THEIRS, ELS.id, "short", action(AMINA))
    assert mirror(chosen, shipped, ELS) is None


def test_the_same_list_filled_in_by_both_is_a_mirror_too(
    store: Store, shipped: Library, action: Act
) -> None:
    form = "wat-zien-anderen"
    answering.record(store, shipped, form, "sterke-punten", ["eerlijk", "rustig"], action(AMINA))
    token = rating_links.make_link(store, shipped, AMINA.id, form, "other", action(AMINA))
    rating_links.submit(store, shipped, token, {"sterke-punten": ["rustig", "moedig"]}, at=MONDAY)
    (about,) = ratings.ratings_of_activities(
        store, reads(store, AMINA, AMINA.id, at=TUESDAY), shipped
    )
    ratings.decide(store, shipped, form, about.judgements[0].id, True, action(AMINA))
    (about,) = ratings.ratings_of_activities(
        store, reads(store, AMINA, AMINA.id, at=TUESDAY), shipped
    )
    assert about.mirrored == Mirrored(
        part="sterke-punten", both=("rustig",), others=("moedig",), own=("eerlijk",)
    )
