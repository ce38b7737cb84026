"""The road: its stations in order, and the one that is bright."""

import pytest
import yaml

from modules.domain.catalogue import Library
from modules.domain.programme.programme import Programme
from modules.domain.records.dossier import Change
from modules.domain.records.people import Person
from modules.services.activities import answering, attempts
from modules.services.guidance.counselling import caseload
from modules.services.permissions import Forbidden
from modules.services.programme import path
from modules.storage.base import Store
from tests.conftest import AMINA, BART, ELS, FATIMA, MONDAY, Act, reads


def bright(store: Store, library: Library) -> str | None:
    """Return the activity that is bright on Amina's road."""
    return next(
        (one.activity for one in path.path_steps(reads(store, AMINA), library) if one.here), None
    )


@pytest.mark.requirement("TK2")
def test_the_dream_opens_the_course(store: Store, shipped: Library) -> None:
    assert path.path_steps(reads(store, AMINA), shipped)[0].activity == "dromen"
    assert bright(store, shipped) == "dromen"


@pytest.mark.requirement("TK6")
def test_the_stations_stand_in_the_programmes_order_and_each_is_open(
    store: Store, library: Library, action: Act
) -> None:
    steps = [step.activity for step in library.programmes["tweede-kans"].steps]
    assert [one.activity for one in path.path_steps(reads(store, AMINA), library)] == steps
    answering.open_activity(store, library, steps[-1], action(AMINA))  # not in order: allowed


def test_what_is_done_hands_the_light_to_the_next(
    store: Store, library: Library, action: Act
) -> None:
    answering.record(store, library, "one-scale", "herstellen", "graag", action(AMINA))
    assert bright(store, library) == "one-scale"
    answering.put_off(store, library, "one-scale", "bouwen", action(AMINA))
    assert bright(store, library) == "reversed-part"


def test_with_everything_done_nothing_is_bright(
    store: Store, library: Library, action: Act
) -> None:
    for activity in library.activities.values():
        for part in activity.parts:
            answering.put_off(store, library, activity.id, part.id, action(AMINA))
    assert bright(store, library) is None
    line = next(one for one in caseload(store, library, by=ELS) if one.person.id == AMINA.id)
    assert (line.progress.done, line.progress.activity) == (7, None)


def test_a_road_is_its_owners(store: Store, library: Library) -> None:
    with pytest.raises(Forbidden):
        path.path_steps(reads(store, Person(id=AMINA.id, role="counsellor")), library)


MODULES = """
modules: [{id: eerst}, {id: dan, picture: star}]
steps:
  - {id: los, activity: ladder}
  - {id: een, activity: one-scale, module: eerst}
  - {id: twee, activity: reversed-part, module: dan}
  - {id: drie, activity: sort-then-top, module: dan}
source: made up for a test, CC BY 4.0
"""


@pytest.fixture
def in_modules(library: Library) -> Library:
    """Return the tiny content with a second programme, in modules."""
    written = yaml.safe_load(MODULES)
    other = Programme.model_validate({"id": "in-stukken", **written})
    programmes = {**library.programmes, other.id: other}
    return library.model_copy(update={"programmes": programmes})


def follow(store: Store, programme: object, name: str = "follow") -> None:
    """Put a programme in Amina's dossier, whatever it is."""
    change = Change(field="programme", value=programme)
    store.save(AMINA.id, [change], by=AMINA.id, at=MONDAY, save_id=name)


def stretches(store: Store, library: Library) -> list[tuple[str | None, list[str]]]:
    """Return each stretch of Amina's road with its stations."""
    found, _ = path.sections(reads(store, AMINA), library)
    return [
        (one.module.id if one.module else None, [s.step for s in one.path_steps]) for one in found
    ]


@pytest.mark.requirement("TK6")
def test_a_programme_in_modules_is_a_road_in_stretches(
    store: Store, in_modules: Library, action: Act
) -> None:
    path.choose_programme(store, in_modules, AMINA.id, "in-stukken", action(AMINA))
    assert stretches(store, in_modules) == [
        (None, ["los"]),
        ("eerst", ["een"]),
        ("dan", ["twee", "drie"]),
    ]


def test_a_programme_without_modules_is_one_stretch(store: Store, library: Library) -> None:
    assert [module for module, _ in stretches(store, library)] == [None]


def test_one_stretch_holds_the_bright_station_and_counts_what_is_done(
    store: Store, in_modules: Library, action: Act
) -> None:
    path.choose_programme(store, in_modules, AMINA.id, "in-stukken", action(AMINA))
    answering.put_off(store, in_modules, "ladder", "hoe-dapper", action(AMINA))
    answering.put_off(store, in_modules, "one-scale", "herstellen", action(AMINA))
    found, _ = path.sections(reads(store, AMINA), in_modules)
    assert [one.here for one in found] == [False, True, False]
    assert [one.done for one in found] == [1, 0, 0]


def test_an_optional_stretch_is_never_next_and_makes_no_road_longer(
    store: Store, in_modules: Library, action: Act
) -> None:
    road = in_modules.programmes["in-stukken"]
    shelf = tuple(one.model_copy(update={"optional": one.id == "dan"}) for one in road.modules)
    shelved = {**in_modules.programmes, road.id: road.model_copy(update={"modules": shelf})}
    library = in_modules.model_copy(update={"programmes": shelved})
    path.choose_programme(store, library, AMINA.id, road.id, action(AMINA))
    answering.put_off(store, library, "ladder", "hoe-dapper", action(AMINA))
    assert bright(store, library) == "one-scale"
    answering.put_off(store, library, "one-scale", "herstellen", action(AMINA))
    answering.put_off(store, library, "one-scale", "bouwen", action(AMINA))
    assert stretches(store, library)[-1] == ("dan", ["twee", "drie"])
    assert bright(store, library) is None
    line = next(one for one in caseload(store, library, by=ELS) if one.person.id == AMINA.id)
    assert (line.progress.done, line.progress.steps, line.progress.activity) == (2, 2, None)


def test_the_lessons_for_when_it_is_needed_make_no_road_longer(
    store: Store, shipped: Library
) -> None:
    steps = path.path_steps(reads(store, AMINA), shipped)
    assert {one.module for one in steps if one.optional} == {"als-het-nodig-is"}


def test_what_is_no_station_stands_beside_the_road(
    store: Store, in_modules: Library, action: Act
) -> None:
    path.choose_programme(store, in_modules, AMINA.id, "in-stukken", action(AMINA))
    _, beside = path.sections(reads(store, AMINA), in_modules)
    steps = {"ladder", "one-scale", "reversed-part", "sort-then-top"}
    assert {one.activity for one in beside} == set(in_modules.activities) - steps
    assert not any(one.here for one in beside)


@pytest.mark.parametrize("by", [AMINA, ELS], ids=["themselves", "their counsellor"])
def test_a_programme_is_chosen_by_oneself_or_ones_counsellor_and_every_answer_stays(
    store: Store, in_modules: Library, action: Act, by: Person
) -> None:
    answering.record(store, in_modules, "check-question", "betekenis", "rust", action(AMINA))
    path.choose_programme(store, in_modules, AMINA.id, "in-stukken", action(by))
    assert path.followed(reads(store, AMINA), in_modules).id == "in-stukken"
    assert "check-question" not in [
        one.activity for one in path.path_steps(reads(store, AMINA), in_modules)
    ]
    kept = answering.open_session(reads(store, AMINA), in_modules, "check-question")
    assert kept.answers["betekenis"].value == "rust"
    line = next(one for one in caseload(store, in_modules, by=ELS) if one.person.id == AMINA.id)
    assert line.progress.steps == 4


@pytest.mark.parametrize("by", [BART, FATIMA])
def test_nobody_else_chooses_somebodys_programme(
    store: Store, in_modules: Library, action: Act, by: Person
) -> None:
    with pytest.raises(Forbidden):
        path.choose_programme(store, in_modules, AMINA.id, "in-stukken", action(by))
    assert path.followed(reads(store, AMINA), in_modules).id == path.PROGRAMME


def test_a_programme_that_there_never_was_cannot_be_chosen(
    store: Store, library: Library, action: Act
) -> None:
    with pytest.raises(path.NoProgramme):
        path.choose_programme(store, library, AMINA.id, "nergens", action(AMINA))


@pytest.mark.parametrize("kept", ["in-stukken", 7, {"id": "in-stukken"}])
def test_a_programme_that_is_gone_leaves_the_one_for_everybody(
    store: Store, library: Library, kept: object
) -> None:
    follow(store, kept)
    steps = [step.activity for step in library.programmes[path.PROGRAMME].steps]
    assert [one.activity for one in path.path_steps(reads(store, AMINA), library)] == steps
    line = next(one for one in caseload(store, library, by=ELS) if one.person.id == AMINA.id)
    assert line.progress.steps == len(steps)


COMES_BACK = """
modules: [{id: eerst}, {id: dan}]
steps:
  - {id: voor, activity: one-scale, module: eerst}
  - {id: les, activity: ladder, module: eerst}
  - {id: na, activity: one-scale, module: dan}
source: made up for a test, CC BY 4.0
"""


@pytest.fixture
def comes_back(library: Library) -> Library:
    """Return the tiny content with a programme that asks one list before and after a lesson."""
    programme = Programme.model_validate({"id": path.PROGRAMME, **yaml.safe_load(COMES_BACK)})
    return library.model_copy(update={"programmes": {programme.id: programme}})


@pytest.mark.requirement("TK9")
def test_a_list_that_comes_back_is_a_station_of_its_own_each_time(
    store: Store, comes_back: Library, action: Act
) -> None:
    for activity, part in (("one-scale", "herstellen"), ("one-scale", "bouwen")):
        answering.put_off(store, comes_back, activity, part, action(AMINA))
    found = path.path_steps(reads(store, AMINA), comes_back)
    assert [(one.step, one.state, one.again) for one in found] == [
        ("voor", "done", False),
        ("les", "new", False),
        ("na", "new", True),
    ]
    attempts.retake(store, comes_back, "one-scale", action(AMINA))
    answering.record(store, comes_back, "one-scale", "herstellen", "graag", action(AMINA))
    states = {one.step: one.state for one in path.path_steps(reads(store, AMINA), comes_back)}
    assert states == {"voor": "done", "les": "new", "na": "started"}


def test_a_list_that_comes_back_is_one_result_where_it_stands_first(comes_back: Library) -> None:
    shown = path.in_sections(comes_back, path.PROGRAMME, ["check-question", "ladder", "one-scale"])
    assert list(shown) == [("eerst", ["one-scale", "ladder"]), (None, ["check-question"])]
