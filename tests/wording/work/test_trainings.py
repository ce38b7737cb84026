"""A way to learn in words: what it asks, and how far somebody is on it."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.work.training import EntryCondition, RequirementState
from modules.wording.wording import Wording
from modules.wording.work import trainings
from modules.wording.work.job_ideas import level
from tests.conftest import MONDAY
from tests.wording.conftest import LANGUAGES

WAY = "vdab-beroep"


@pytest.mark.parametrize(
    ("state", "own", "others"),
    [
        ("met", "Dit is al in orde: ", "In orde: "),
        ("missing", "Dit heb je nog nodig: ", "Nog nodig: "),
        ("unknown", "Vraag dit na: ", "Hier niet bekend: "),
    ],
)
def test_a_condition_is_told_to_the_person_and_to_who_guides_them(
    to_self: Wording, about: Wording, state: RequirementState, own: str, others: str
) -> None:
    intake = EntryCondition("intake", state)
    asked = trainings.training_words(to_self).heading("vraagt/intake")
    assert trainings.condition(to_self, intake) == own + asked
    assert trainings.condition_of_person(about, intake) == others + asked


def test_a_level_and_a_diploma_are_said_by_their_names(to_self: Wording) -> None:
    dutch = trainings.asked(to_self, EntryCondition("reading", "unknown", "a2"))
    assert dutch == f"Nederlands lezen: {level(to_self, 'reading', 'a2')}"
    diploma = trainings.asked(to_self, EntryCondition("diploma", "unknown", "hoger"))
    assert diploma == trainings.training_words(to_self).heading("diploma/hoger")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_way_says_how_far_somebody_is_and_since_when(
    shipped: Library, language: str
) -> None:
    wording = Wording(shipped, language)
    name = shipped.jobs.training_words[language].heading(WAY)
    state, day = wording.say("ways.state.enrolled"), wording.day(MONDAY)
    assert trainings.on_the_way(wording, WAY, "enrolled", MONDAY) == f"**{name}** · {state} · {day}"
    assert trainings.change(wording, WAY, "enrolled", MONDAY) == f"{day}: {name}, {state}"
    assert state in trainings.chosen(wording, "enrolled")


def test_taking_a_way_back_is_said_too(to_self: Wording) -> None:
    assert trainings.change(to_self, WAY, None, MONDAY).endswith("keuze teruggenomen")


def test_a_way_that_is_gone_is_called_by_its_id(to_self: Wording) -> None:
    assert trainings.name(to_self, "nooit-geweest") == "nooit-geweest"


def test_a_way_to_an_occupation_can_be_a_step_of_a_plan(to_self: Wording) -> None:
    name = trainings.name(to_self, WAY)
    assert trainings.plan_step(to_self, "kok", WAY) == f"Kok in een restaurant: {name}"
