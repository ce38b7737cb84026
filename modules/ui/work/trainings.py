"""The ways that somebody follows: choosing one, saying how far it is, and what was before."""

from collections.abc import Callable, Mapping

import streamlit as st

from modules.domain.work.own_training import STATES, OwnTraining, TrainingState
from modules.services.sharing.reader import Reader
from modules.services.work import trainings
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording import dates
from modules.wording.job_ideas import training_words


def way_name(training: str) -> str:
    """Return what a way is called; its id once the content no longer has it."""
    text = training_words()
    return text.heading(training) if training in text.texts else training


def follow(key: str, training: str, mine: Mapping[str, OwnTraining]) -> None:
    """Draw the button that chooses a way; once it is chosen, how far it is."""
    way = mine.get(training)
    if way is not None:
        state = session.word(f"ways.state.{way.state}")
        st.caption(session.word("ways.chosen", state=state))
        return
    st.button(
        session.word("ways.choose"), key=f"follow-{key}", on_click=_choose(training, STATES[0])
    )


def my_ways(reader: Reader) -> None:
    """Draw the chosen ways with how far each is, to change at any time; nothing without any."""
    before = trainings.history(session.here().store, reader)
    if not before:
        return
    st.subheader(session.word("ways.title"), anchor=False)
    for one in trainings.own_trainings(reader).values():
        _way(one)
    with st.expander(session.word("ideas.history"), key="ways-before"):
        for one in before:
            said = f"ways.state.{one.state}" if one.state else "ideas.taken-back"
            day, name = dates.day(one.at), way_name(one.training)
            st.markdown(f"- {day}: {name}, {session.word(said)}")


def _way(one: OwnTraining) -> None:
    state = session.word(f"ways.state.{one.state}")
    with st.container(key=f"way-{one.training}"):
        st.markdown(f"**{way_name(one.training)}** · {state} · {dates.day(one.at)}")
        with st.expander(session.word("ways.how-far"), key=f"how-far-{one.training}"):
            with st.container(key=f"answers-way-{one.training}", horizontal=True):
                for choice in STATES:
                    _state(one, choice)
            st.button(
                label("wastebasket", session.word("ways.take-back")),
                key=f"way-{one.training}-away",
                type="tertiary",
                on_click=_choose(one.training, None),
            )


def _state(one: OwnTraining, choice: TrainingState) -> None:
    mark = f" **✓ {session.word('answer.chosen')}**" if one.state == choice else ""
    st.button(
        session.word(f"ways.state.{choice}") + mark,
        key=f"way-{one.training}-{choice}",
        type="primary" if one.state == choice else "secondary",
        on_click=_choose(one.training, choice),
    )


def _choose(training: str, state: TrainingState | None) -> Callable[[], None]:
    here = session.here()
    return on_tap(
        lambda action: trainings.choose(here.store, here.library, training, state, action),
        kept=True,
    )
