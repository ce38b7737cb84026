"""The path as it is drawn: done is quiet, here is bright with one large button, later is grey."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Literal

import streamlit as st

from modules.domain.programme.programme import Programme, Section
from modules.domain.records.people import Person
from modules.services.action import Action
from modules.services.data_rights import retention
from modules.services.programme import path
from modules.services.programme.path import PathSection, PathStep
from modules.services.sharing.reader import Reader
from modules.ui.activities.ending import start
from modules.ui.components.picture import label, show
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.ui.shell.page_registry import page
from modules.wording.programme import path as said

MOST_PETALS = 8
"""Up to how many steps a path is drawn as a flower too."""


def greeting(steps: Sequence[PathStep], programme: str) -> str:
    """Return the sentence above the path."""
    done = sum(step.state == "done" for step in steps)
    section = next((step.module for step in steps if step.here), None)
    wording = session.wording()
    return said.greeting(wording, programme, done=done, total=len(steps), section=section)


def term(reader: Reader) -> None:
    """Say when everything is erased if the participant stays away, once that is near."""
    day = retention.own_erase_day(reader)
    if day is not None:
        wording = session.wording()
        st.info(wording.say("path.term", day=wording.day(day)))


def path_steps(steps: Sequence[PathStep]) -> None:
    """Draw each step of the path, in its order."""
    for step in steps:
        state = "here" if step.here else step.state
        with st.container(key=f"station-{state}-{step.step}", border=False):
            _step(step, state)


def _step(step: PathStep, state: str) -> None:
    wording = session.wording()
    activity = wording.library.activities[step.activity]
    with st.container(horizontal=True, vertical_alignment="center"):
        show("check-mark" if step.state == "done" else activity.picture)
        with st.container(key=f"said-{step.step}"):
            st.markdown(f"**{wording.title(step.activity)}**")
            once_more = step.occurrence > 1
            st.caption(said.step(wording, state, activity.minutes, once_more=once_more))
    button = wording.say(said.BUTTONS[step.state])
    bright: Literal["primary", "tertiary"] = "primary" if step.here else "tertiary"
    if st.button(button, key=f"open-{step.step}", width="stretch", type=bright):
        start(step.activity, again=step.again)


def modules(sections: Sequence[PathSection], programme: str) -> None:
    """Draw the path section by section; only one is open, so that a screen stays small."""
    if len(sections) == 1 and sections[0].module is None:
        flower(sections[0].path_steps)
        path_steps(sections[0].path_steps)
        return
    here = next((section.module.id for section in sections if section.module and section.here), "")
    opened = session.remembered("module", here)
    for section in sections:
        if section.module is not None:
            _module(section, section.module, programme, section.module.id == opened)


def flower(steps: Sequence[PathStep]) -> None:
    """Draw a short programme as a row of pictures that get their colour when they are done."""
    if len(steps) > MOST_PETALS:
        return
    activities = session.here().library.activities
    with st.container(key="flower", horizontal=True):
        for step in steps:
            with st.container(key=f"petal-{step.state}-{step.step}", width="content"):
                show(activities[step.activity].picture)


def _module(section: PathSection, module: Section, programme: str, opened: bool) -> None:
    wording = session.wording()
    words = wording.words("programmes", programme)
    total = len(section.path_steps)
    done = section.done == total
    state = "done" if done else "here" if section.here else "new"
    sign = said.section_progress(wording, section.done, total) + (" ▾" if opened else " ▸")
    with st.container(key=f"module-{state}-{module.id}", border=False):
        st.button(
            label(
                "check-mark" if done else module.picture,
                f"**{words.heading(module.id)}**{sign}",
            ),
            key=f"open-module-{module.id}",
            width="stretch",
            type="tertiary",
            on_click=session.remember,
            args=("module", "" if opened else module.id),
        )
    if opened:
        with st.container(key=f"inside-{module.id}"):
            if words.rest(module.id):
                st.markdown(words.rest(module.id))
            path_steps(section.path_steps)


def extras(steps: Sequence[PathStep]) -> None:
    """Draw what can be done besides the path, quietly and folded."""
    if not steps:
        return
    opened = session.remembered("extras", False)
    st.button(
        session.word("path.extra"),
        key="extras",
        width="stretch",
        on_click=session.remember,
        args=("extras", not opened),
    )
    if opened:
        path_steps(steps)


def choose(programmes: Mapping[str, Programme], chosen: Programme, person: Person) -> None:
    """Draw the other paths there are, folded; every answer stays when somebody changes."""
    others = [programme for programme in programmes if programme != chosen.id]
    if not others:
        return
    with st.expander(session.word("path.programmes")):
        st.markdown(session.word("path.programmes.text"))
        for programme in others:
            words = session.wording().words("programmes", programme)
            st.button(
                words.title,
                key=f"programme-{programme}",
                width="stretch",
                on_click=on_tap(partial(_choose, programme, person)),
            )
            st.caption(words.introduction.split("\n\n", 1)[0])


def _choose(programme: str, person: Person, action: Action) -> None:
    here = session.here()
    path.choose_programme(here.store, here.library, person.id, programme, action)
    session.forget("module")


DOORS = (
    ("participant/together", "talk.question", "person-raising-hand"),
    ("participant/plan", "plan.title", "bullseye"),
    ("participant/ideas", "ideas.title", "light-bulb"),
    ("participant/words", "terms.title", "books"),
    ("participant/share", "share.title", "lock"),
    ("participant/together", "together.title", "two-people"),
    ("participant/mine", "mine.title", "folder"),
    ("participant/help", "help.title", "lifebuoy"),
)


def doors() -> None:
    """Draw the few other places a participant can go."""
    with st.container(key="doors"):
        for target, title, picture in DOORS:
            st.page_link(page(target), label=label(picture, session.word(title)))
