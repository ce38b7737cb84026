"""Choosing a way to learn and saying how far it is: kept with its history, and only by oneself."""

import pytest

from modules.domain.activities.answer import UnknownChoice
from modules.domain.catalogue import Library
from modules.domain.records import consent, fields
from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.domain.work.own_training import STATES, TrainingState
from modules.services.data_rights import data_export
from modules.services.permissions import Forbidden
from modules.services.sharing import sharing
from modules.services.work.trainings import choose, history, own_trainings
from modules.storage.base import Store
from tests.conftest import AMINA, BART, ELS, MONDAY, TUESDAY, Act, reads

WAY = "vdab-beroep"


@pytest.mark.requirement("TO5")
def test_a_chosen_way_has_a_state_and_every_state_before_it_stays(
    store: Store, shipped: Library, action: Act
) -> None:
    for minute, state in enumerate(STATES):
        choose(store, shipped, WAY, state, action(AMINA, minute))
        assert own_trainings(reads(store, AMINA))[WAY].state == state
    assert [one.state for one in history(store, reads(store, AMINA))] == list(reversed(STATES))
    assert own_trainings(reads(store, BART)) == {}


def test_the_latest_stands_first(store: Store, shipped: Library, action: Act) -> None:
    choose(store, shipped, "nt2-cvo", "busy", action(AMINA, 1))
    choose(store, shipped, WAY, "looking", action(AMINA, 2))
    assert list(own_trainings(reads(store, AMINA))) == [WAY, "nt2-cvo"]


def test_taking_it_back_leaves_the_history(store: Store, shipped: Library, action: Act) -> None:
    choose(store, shipped, WAY, "looking", action(AMINA, 1))
    choose(store, shipped, WAY, None, action(AMINA, 2))
    assert own_trainings(reads(store, AMINA)) == {}
    assert [one.state for one in history(store, reads(store, AMINA))] == [None, "looking"]


@pytest.mark.parametrize(("way", "state"), [("toverschool", "looking"), (WAY, "betoverd")])
def test_what_is_not_there_is_refused(
    store: Store, shipped: Library, action: Act, way: str, state: TrainingState
) -> None:
    with pytest.raises(UnknownChoice):
        choose(store, shipped, way, state, action(AMINA))


def test_a_way_that_the_content_lost_can_still_be_closed(
    store: Store, shipped: Library, action: Act
) -> None:
    old = Change(field=fields.TRAINING.name("oude-school"), value="busy")
    store.save(AMINA.id, [old], by=AMINA.id, at=MONDAY, save_id="old")
    choose(store, shipped, "oude-school", "stopped", action(AMINA))
    assert own_trainings(reads(store, AMINA))["oude-school"].state == "stopped"


def test_nothing_is_kept_before_somebody_agreed(
    store: Store, shipped: Library, action: Act
) -> None:
    no = Change(field="consent/use", value={"yes": False, "version": consent.VERSION})
    store.save(AMINA.id, [no], by=AMINA.id, at=MONDAY, save_id="no")
    with pytest.raises(Forbidden):
        choose(store, shipped, WAY, "looking", action(AMINA))


def test_nobody_else_chooses_or_reads(store: Store, shipped: Library, action: Act) -> None:
    forged = Person(id=AMINA.id, role=ELS.role)
    with pytest.raises(Forbidden):
        choose(store, shipped, WAY, "looking", action(forged))
    with pytest.raises(Forbidden):
        own_trainings(reads(store, forged))
    with pytest.raises(Forbidden):
        history(store, reads(store, forged))


def test_it_goes_along_with_ones_own_data(store: Store, shipped: Library, action: Act) -> None:
    choose(store, shipped, WAY, "enrolled", action(AMINA))
    made = data_export.document(store, shipped, reads(store, AMINA, at=TUESDAY))
    (way,) = made["ways"]
    assert (way["training"], way["name"], way["state"]) == (WAY, WAY, "enrolled")


def test_a_way_alone_can_be_shared_with_the_ideas(
    store: Store, shipped: Library, action: Act
) -> None:
    def offered() -> set[str]:
        found = sharing.shared_with(reads(store, AMINA, at=TUESDAY), shipped, ELS.id)
        return {one.activity for one in found}

    assert "ideas" not in offered()
    choose(store, shipped, WAY, "looking", action(AMINA))
    assert "ideas" in offered()
