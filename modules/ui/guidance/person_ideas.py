"""The job ideas and chosen ways on a person's page: only what they share, and never why."""

from collections.abc import Mapping

import streamlit as st

from modules.domain.records.people import Person
from modules.domain.work.job_ideas import Need
from modules.services.work import gaps, job_ideas
from modules.services.work.gaps import TrainingGaps
from modules.services.work.job_ideas import CHOICES, Decision
from modules.ui.shell import session
from modules.wording.work import job_ideas as said
from modules.wording.work.trainings import condition_of_person, on_the_way


def person_ideas(dossier_id: str, person: Person) -> None:
    """Draw the decisions and ways that a participant shares, with their days; else nothing."""
    here, now = session.here(), session.now()
    decisions = job_ideas.shared_ideas(here.store, dossier_id, by=person, at=now) or ()
    asked = gaps.of_ideas(here.store, here.library, dossier_id, by=person, at=now)
    ways = gaps.of_trainings(here.store, here.library, dossier_id, by=person, at=now) or ()
    if decisions:
        st.subheader(session.word("ideas.title"), anchor=False)
        for choice in CHOICES:
            alike = [decision for decision in decisions if decision.choice == choice]
            _decided(choice, alike, asked)
    if ways:
        st.subheader(session.word("ways.title"), anchor=False)
        for way in ways:
            _way(way)


def _decided(choice: str, alike: list[Decision], asked: Mapping[str, tuple[Need, ...]]) -> None:
    if not alike:
        return
    wording, lines = session.wording(), []
    for decision in alike:
        lines.append(f"- {said.decided(wording, decision.occupation, decision.at)}")
        needs = _told(decision, asked)
        lines += [f"  - {said.asked_and_there(wording, need)}" for need in needs]
    tells = any(_told(decision, asked) for decision in alike)
    # What two people agree to do about it is a step: proposed here, and confirmed by whose it is.
    agree = wording.say("person.asked.help") if tells else None
    st.markdown(f"**{wording.say(f'ideas.chosen.{choice}')}**", help=agree)
    st.markdown("\n".join(lines))


def _told(decision: Decision, asked: Mapping[str, tuple[Need, ...]]) -> tuple[Need, ...]:
    return asked.get(decision.occupation, ()) if decision.choice == "keep" else ()


def _way(gaps_of_way: TrainingGaps) -> None:
    wording, way = session.wording(), gaps_of_way.way
    lines = [on_the_way(wording, way.training, str(way.state), way.at), ""]
    lines += [f"- {condition_of_person(wording, asked)}" for asked in gaps_of_way.conditions]
    st.markdown("\n".join(lines))
