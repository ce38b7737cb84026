"""What the own answers say of a list: only of who said yes, and nothing below thirty people."""

import random
import uuid
from collections.abc import Iterator

import pytest

from modules.domain.catalogue import Library
from modules.domain.records import consent
from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.measurement.reliability import NotEnough, Reliability
from modules.services.organisation.instrument_statistics import Figures, figures, items
from modules.services.permissions import Forbidden
from modules.storage.base import Store
from modules.storage.tinydb.store import TinyStore
from tests.conftest import AMINA, ELS, MONDAY

LIST = "interesses"


def somebody(
    store: Store, library: Library, chance: random.Random, *, language: str, yes: bool = True
) -> None:
    """Keep the answers of one made-up person, who likes each type more or less."""
    activity, person = library.activities[LIST], uuid.UUID(int=chance.getrandbits(128)).hex
    liking = {scale: chance.gauss(2, 1) for scale in activity.scales}
    said = {"yes": yes, "version": consent.VERSION}
    changes = [
        Change(field="profile/language", value=language),
        Change(field="consent/statistics", value=said),
    ]
    for part in activity.parts:
        points = min(4, max(0, round(liking[str(part.scale)] + chance.gauss(0, 0.8))))
        value = {"value": activity.answers[points].id}
        changes.append(Change(field=f"answer/{LIST}/{part.id}", value=value))
    store.create(person, changes, by=person, at=MONDAY, save_id=person)


def many(store: Store, library: Library, people: int, *, language: str, yes: bool = True) -> None:
    chance = random.Random(f"{language}{yes}")
    for _ in range(people):
        somebody(store, library, chance, language=language, yes=yes)


def of(found: tuple[Figures, ...], language: str) -> Figures:
    return next(one for one in found if one.activity == LIST and one.language == language)


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory, shipped: Library) -> Iterator[TinyStore]:
    """Return a store in which 31 people answered in Dutch, 30 in English, and 4 said no."""
    store = TinyStore.open(tmp_path_factory.mktemp("figures") / "store")
    many(store, shipped, 31, language="nl")
    many(store, shipped, 30, language="en")
    many(store, shipped, 4, language="nl", yes=False)
    yield store
    store.close()


@pytest.fixture(scope="module")
def worked_out(answered: Store, shipped: Library) -> tuple[Figures, ...]:
    """Return the figures of that store."""
    return figures(answered, shipped, by=ELS)


def test_from_thirty_people_each_scale_has_its_figure(worked_out: tuple[Figures, ...]) -> None:
    scales = of(worked_out, "nl").scales
    for one in scales.values():
        assert isinstance(one, Reliability)
        assert one.people == 31
        assert one.alpha.low < one.alpha.value < one.alpha.high <= 1
        assert one.alpha.value > 0.8  # made to hang together


@pytest.mark.requirement("PR16")
def test_who_did_not_say_yes_is_not_in_it(worked_out: tuple[Figures, ...]) -> None:
    assert of(worked_out, "nl").people == 31


def test_languages_are_compared_once_both_have_thirty(worked_out: tuple[Figures, ...]) -> None:
    assert of(worked_out, "nl").differing is None
    assert isinstance(of(worked_out, "en").differing, tuple)


@pytest.mark.requirement("PR16")
def test_below_thirty_people_there_is_no_figure(store: Store, shipped: Library) -> None:
    many(store, shipped, 3, language="nl")
    many(store, shipped, 2, language="en")
    found = figures(store, shipped, by=ELS)
    assert of(found, "nl").people is None
    assert all(isinstance(one, NotEnough) for one in of(found, "nl").scales.values())
    assert isinstance(of(found, "en").differing, NotEnough)


def test_every_item_of_a_scale_is_in_it(shipped: Library) -> None:
    found = items(shipped.activities[LIST])
    assert len(found) == 48
    assert {one.response_max for one in found} == {4.0}


@pytest.mark.parametrize("by", [AMINA])
def test_participants_do_not_see_the_figures(store: Store, shipped: Library, by: Person) -> None:
    with pytest.raises(Forbidden):
        figures(store, shipped, by=by)


@pytest.mark.requirement("PR16")
@pytest.mark.parametrize(("people", "told"), [(9, None), (10, 10)])
def test_a_number_of_people_is_told_from_ten(
    store: Store, shipped: Library, people: int, told: int | None
) -> None:
    many(store, shipped, people, language="nl")
    assert of(figures(store, shipped, by=ELS), "nl").people == told
