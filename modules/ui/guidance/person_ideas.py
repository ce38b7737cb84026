"""The job ideas and chosen ways on a person's page: only what they share, and never why."""

from collections.abc import Mapping

import streamlit as st

from modules.domain.work.decisions import CHOICES, Decision
from modules.domain.work.job_ideas import Need
from modules.services.guidance.summary import Summary
from modules.services.work.gaps import TrainingGaps
from modules.ui.shell import session
from modules.wording.work import job_ideas as said
from modules.wording.work.trainings import condition_of_person, on_the_way


def person_ideas(page: Summary) -> None:
    """Draw the decisions and ways that a participant shares, with their days; else nothing."""
    if page.decisions:
        st.subheader(session.word("ideas.title"), anchor=False)
        for choice in CHOICES:
            alike = [decision for decision in page.decisions if decision.choice == choice]
            _decided(choice, alike, page.needs)
    if page.trainings:
        st.subheader(session.word("ways.title"), anchor=False)
        for training in page.trainings:
            _way(training)


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
