"""The job ideas and chosen ways on a person's page: only what they share, and never why."""

from collections.abc import Mapping

import streamlit as st

from modules.domain.work.decisions import CHOICES, Decision
from modules.domain.work.job_ideas import Need
from modules.services.guidance.summary import Summary
from modules.services.work.gaps import TrainingGaps
from modules.ui.shell import session
from modules.ui.work.trainings import way_name
from modules.wording import dates
from modules.wording.job_ideas import asked_by_way, asked_by_work, level, words


def person_ideas(page: Summary) -> None:
    """Draw the decisions and ways that a participant shares, with their days; else nothing."""
    if page.decisions:
        st.subheader(session.word("ideas.title"), anchor=False)
        for choice in CHOICES:
            mine = [decision for decision in page.decisions if decision.choice == choice]
            _decided(choice, mine, page.needs)
    if page.trainings:
        st.subheader(session.word("ways.title"), anchor=False)
        for training in page.trainings:
            _way(training)


def _decided(choice: str, mine: list[Decision], asked: Mapping[str, tuple[Need, ...]]) -> None:
    if not mine:
        return
    lines = []
    for one in mine:
        lines.append(f"- {_line(one)}")
        lines += [f"  - {_need(need)}" for need in _told(one, asked)]
    tells = any(_told(one, asked) for one in mine)
    # What two people agree to do about it is a step: proposed here, and confirmed by whose it is.
    agree = session.word("person.asked.help") if tells else None
    st.markdown(f"**{session.word(f'ideas.chosen.{choice}')}**", help=agree)
    st.markdown("\n".join(lines))


def _told(one: Decision, asked: Mapping[str, tuple[Need, ...]]) -> tuple[Need, ...]:
    return asked.get(one.occupation, ()) if one.choice == "keep" else ()


def _line(one: Decision) -> str:
    text = words()
    name = text.heading(one.occupation) if one.occupation in text.texts else one.occupation
    return f"{name} · {dates.day(one.at)}"


def _need(need: Need) -> str:
    """Return what work asks and what there is, each as a state and without a judgement."""
    asked = asked_by_work(need)
    if need.mine is not None:
        return session.word("person.asked", asked=asked, mine=level(need.what, need.mine))
    return session.word(f"person.asked.{need.state}", asked=asked)


def _way(found: TrainingGaps) -> None:
    way = found.way
    state = session.word(f"ways.state.{way.state}")
    lines = [f"**{way_name(way.training)}** · {state} · {dates.day(way.at)}", ""]
    lines += [
        "- " + session.word(f"person.step.{one.state}", what=asked_by_way(one))
        for one in found.conditions
    ]
    st.markdown("\n".join(lines))
