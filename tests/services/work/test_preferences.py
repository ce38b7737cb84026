"""What the list of diplomas and the list of digital skills say to the ways and to the work."""

from collections.abc import Mapping

import pytest

from modules.domain.catalogue import Library
from modules.domain.work.training import ASKED, EntryCondition, gaps
from modules.services.activities import answering
from modules.services.work import job_ideas, preferences
from modules.storage.base import Store
from tests.conftest import AMINA, Act

LIST = ("mijn-diploma-en-beroep", "mijn-bewijzen")
SCHOOL = {"wat": "Verpleegkunde", "soort": "diploma", "land": "Colombia", "niveau": "hoger"}


def conditions(store: Store, library: Library, way: str) -> Mapping[str, EntryCondition]:
    """Return what a way asks of Amina, by what it is."""
    dossier = store.get(AMINA.id)
    said, papers = preferences.wishes(library, dossier), preferences.listed_papers(library, dossier)
    profile = job_ideas.profile(said, papers=papers)
    return {one.what: one for one in gaps(library.jobs.trainings[way], profile)}


def ways_that_ask_a_diploma(library: Library) -> list[str]:
    """Return the ways for which a diploma is needed."""
    return [one.id for one in library.jobs.trainings.values() if one.diploma != "geen"]


@pytest.mark.requirement("TO5")
@pytest.mark.parametrize(
    ("erkend", "niveau", "state"),
    [
        ("ja", "hoger", "met"),
        ("hoeft-niet", "secundair", "met"),
        ("hoeft-niet", "lager-middelbaar", "missing"),
        ("weet-ik-niet", "hoger", "unknown"),
        ("ja", "weet-niet", "unknown"),
    ],
)
def test_a_way_that_asks_a_diploma_hears_of_it(
    store: Store, shipped: Library, action: Act, erkend: str, niveau: str, state: str
) -> None:
    ways = ways_that_ask_a_diploma(shipped)
    assert ways
    assert {conditions(store, shipped, one)["diploma"].state for one in ways} == {"unknown"}
    entry = {**SCHOOL, "erkend": erkend, "niveau": niveau}
    answering.record(store, shipped, *LIST, [entry], action(AMINA))
    assert {conditions(store, shipped, one)["diploma"].state for one in ways} == {state}


def test_a_diploma_from_elsewhere_opens_the_way_to_recognition(
    store: Store, shipped: Library, action: Act
) -> None:
    assert conditions(store, shipped, "naric")["buitenlands-diploma"].state == "unknown"
    answering.record(store, shipped, *LIST, [{**SCHOOL, "erkend": "nog-niet"}], action(AMINA))
    assert conditions(store, shipped, "naric")["buitenlands-diploma"].state == "met"
    (first, *_) = ways_that_ask_a_diploma(shipped)
    assert conditions(store, shipped, first)["diploma"].state == "unknown"


def test_a_driving_licence_is_asked_nowhere_else_and_heard_here(
    store: Store, shipped: Library, action: Act
) -> None:
    assert "rijbewijs-b" in ASKED
    assert conditions(store, shipped, "rijbewijs-cd")["rijbewijs-b"].state == "unknown"
    answering.record(store, shipped, *LIST, [{"soort": "rijbewijs"}], action(AMINA))
    assert conditions(store, shipped, "rijbewijs-cd")["rijbewijs-b"].state == "met"
    said = preferences.wishes(shipped, store.get(AMINA.id))
    assert said.has == {"rijbewijs-b"}


def test_a_licence_for_a_truck_is_said_too(store: Store, shipped: Library, action: Act) -> None:
    answering.record(store, shipped, *LIST, [{"soort": "rijbewijs-vrachtwagen"}], action(AMINA))
    assert preferences.wishes(shipped, store.get(AMINA.id)).has == {"rijbewijs-b", "rijbewijs-c"}


@pytest.mark.parametrize(
    ("said", "state"), [("kan-ik", "met"), ("nog-niet", "missing"), ("met-hulp", "unknown")]
)
def test_what_somebody_can_with_a_computer_is_heard(
    store: Store, shipped: Library, action: Act, said: str, state: str
) -> None:
    assert conditions(store, shipped, "vdab-online")["computer"].state == "unknown"
    answering.record(store, shipped, "digitaal-kunnen", "tekst-typen", said, action(AMINA))
    assert conditions(store, shipped, "vdab-online")["computer"].state == state


def test_a_list_that_was_taken_back_says_nothing_more(
    store: Store, shipped: Library, action: Act
) -> None:
    answering.record(store, shipped, *LIST, [{"soort": "rijbewijs"}], action(AMINA))
    answering.record(store, shipped, *LIST, None, action(AMINA))
    assert preferences.wishes(shipped, store.get(AMINA.id)).has == frozenset()
