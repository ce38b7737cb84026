"""The road: its stations in order, and the one that is bright."""

import pytest

from modules.content.library import Library
from modules.domain.people import Person
from modules.services import answering, road
from modules.services.counselling import caseload
from modules.services.rights import Forbidden
from modules.storage.base import Store
from tests.conftest import AMINA, ELS, Act


def bright(store: Store, library: Library) -> str | None:
    """Return the activity that is bright on Amina's road."""
    return next((one.activity for one in road.road(store, library, by=AMINA) if one.here), None)


@pytest.mark.requirement("TK2")
def test_the_dream_opens_the_course(store: Store, shipped: Library) -> None:
    assert road.road(store, shipped, by=AMINA)[0].activity == "dromen"
    assert bright(store, shipped) == "dromen"


@pytest.mark.requirement("TK6")
def test_the_stations_stand_in_the_programmes_order_and_each_is_open(
    store: Store, library: Library, doing: Act
) -> None:
    steps = [step.activity for step in library.programmes["tweede-kans"].steps]
    assert [one.activity for one in road.road(store, library, by=AMINA)] == steps
    answering.open_activity(store, library, steps[-1], doing(AMINA))  # not in order: allowed


def test_what_is_done_hands_the_light_to_the_next(
    store: Store, library: Library, doing: Act
) -> None:
    answering.record(store, library, "one-scale", "herstellen", "graag", doing(AMINA))
    assert bright(store, library) == "one-scale"
    answering.put_off(store, library, "one-scale", "bouwen", doing(AMINA))
    assert bright(store, library) == "reversed-part"


def test_with_everything_done_nothing_is_bright(store: Store, library: Library, doing: Act) -> None:
    for activity in library.activities.values():
        for part in activity.parts:
            answering.put_off(store, library, activity.id, part.id, doing(AMINA))
    assert bright(store, library) is None
    line = next(one for one in caseload(store, library, by=ELS) if one.person.id == AMINA.id)
    assert (line.progress.done, line.progress.activity) == (7, None)


def test_a_road_is_its_owners(store: Store, library: Library) -> None:
    with pytest.raises(Forbidden):
        road.road(store, library, by=Person(id=AMINA.id, role="counsellor"))
