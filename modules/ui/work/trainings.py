"""The ways that somebody follows: choosing one, saying how far it is, and what was before."""

from collections.abc import Callable, Mapping

import streamlit as st

from modules.domain.work.own_training import STATES, OwnTraining, TrainingState
from modules.services.sharing.reader import Reader
from modules.services.work import trainings
from modules.ui.components.picture import label
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.activities.answers import marked
from modules.wording.work import trainings as said


def follow(key: str, training: str, mine: Mapping[str, OwnTraining]) -> None:
    """Draw the button that chooses a way; once it is chosen, how far it is."""
    way = mine.get(training)
    if way is not None:
        st.caption(said.chosen(session.wording(), str(way.state)))
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
    for way in trainings.own_trainings(reader).values():
        _way(way)
    wording = session.wording()
    with st.expander(wording.say("ideas.history"), key="ways-before"):
        for was in before:
            st.markdown(f"- {said.change(wording, was.training, was.state, was.at)}")


def _way(way: OwnTraining) -> None:
    wording = session.wording()
    with st.container(key=f"way-{way.training}"):
        st.markdown(said.on_the_way(wording, way.training, str(way.state), way.at))
        with st.expander(wording.say("ways.how-far"), key=f"how-far-{way.training}"):
            with st.container(key=f"answers-way-{way.training}", horizontal=True):
                for choice in STATES:
                    _state(way, choice)
            st.button(
                label("wastebasket", wording.say("ways.take-back")),
                key=f"way-{way.training}-away",
                type="tertiary",
                on_click=_choose(way.training, None),
            )


def _state(way: OwnTraining, choice: TrainingState) -> None:
    wording, is_chosen = session.wording(), way.state == choice
    st.button(
        marked(wording, wording.say(f"ways.state.{choice}"), is_chosen),
        key=f"way-{way.training}-{choice}",
        type="primary" if is_chosen else "secondary",
        on_click=_choose(way.training, choice),
    )


def _choose(training: str, state: TrainingState | None) -> Callable[[], None]:
    here = session.here()
    return on_tap(
        lambda action: trainings.choose(here.store, here.library, training, state, action),
        kept=True,
    )
