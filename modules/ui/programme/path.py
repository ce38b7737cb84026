"""The road as it is drawn: done is quiet, here is bright with one large button, later is grey."""

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
from modules.wording import dates

MOST_PETALS = 8
"""Up to how many stations a road is drawn as a flower too."""


def greeting(found: Sequence[PathStep], programme: str) -> str:
    """Return the sentence above the road.

    A long road names the stretch where somebody is: "1 of 55" would only take courage away.
    """
    done = sum(one.state == "done" for one in found)
    if done == len(found):
        return session.word("path.all-done")
    module = next((one.module for one in found if one.here), None)
    if done and module:
        words = session.here().library.words("programmes", programme, session.language())
        return session.word("path.at", title=words.heading(module))
    return (
        session.word("path.count", count=done, total=len(found))
        if done
        else session.word("path.first")
    )


def term(reader: Reader) -> None:
    """Say when everything is erased if the participant stays away, once that is near."""
    day = retention.own_erase_day(reader)
    if day is not None:
        st.info(session.word("path.term", day=dates.day(day)))


def path_steps(found: Sequence[PathStep]) -> None:
    """Draw each station of the road, in its order."""
    for one in found:
        state = "here" if one.here else one.state
        with st.container(key=f"station-{state}-{one.step}", border=False):
            _station(one, state)


def _station(one: PathStep, state: str) -> None:
    library = session.here().library
    activity = library.activities[one.activity]
    words = library.words("activities", one.activity, session.language())
    minutes = session.word("time.minutes", count=activity.minutes)
    with st.container(horizontal=True, vertical_alignment="center"):
        show("check-mark" if one.state == "done" else activity.picture)
        with st.container(key=f"said-{one.step}"):
            st.markdown(f"**{words.title}**")
            said = [session.word(f"path.state.{state}"), minutes]
            if one.occurrence > 1:
                said.insert(0, session.word("path.once-more"))
            st.caption(" · ".join(said))
    button = {"done": "path.look", "started": "path.go-on", "new": "path.begin"}[one.state]
    bright: Literal["primary", "tertiary"] = "primary" if one.here else "tertiary"
    if st.button(session.word(button), key=f"open-{one.step}", width="stretch", type=bright):
        start(one.activity, again=one.again)


def modules(found: Sequence[PathSection], programme: str) -> None:
    """Draw the road module by module; only one is open, so that a screen stays small."""
    if len(found) == 1 and found[0].module is None:
        flower(found[0].path_steps)
        path_steps(found[0].path_steps)
        return
    here = next((one.module.id for one in found if one.module and one.here), "")
    opened = session.remembered("module", here)
    for one in found:
        if one.module is not None:
            _module(one, one.module, programme, one.module.id == opened)


def flower(found: Sequence[PathStep]) -> None:
    """Draw a short programme as a row of pictures that get their colour when they are done."""
    if len(found) > MOST_PETALS:
        return
    activities = session.here().library.activities
    with st.container(key="flower", horizontal=True):
        for one in found:
            with st.container(key=f"petal-{one.state}-{one.step}", width="content"):
                show(activities[one.activity].picture)


def _module(one: PathSection, module: Section, programme: str, opened: bool) -> None:
    words = session.here().library.words("programmes", programme, session.language())
    done = one.done == len(one.path_steps)
    state = "done" if done else "here" if one.here else "new"
    sign = " ▾" if opened else " ▸"
    if one.done:
        sign = " · " + session.word("path.module", done=one.done, total=len(one.path_steps)) + sign
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
            path_steps(one.path_steps)


def extras(found: Sequence[PathStep]) -> None:
    """Draw what can be done besides the road, quietly and folded."""
    if not found:
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
        path_steps(found)


def choose(programmes: Mapping[str, Programme], chosen: Programme, person: Person) -> None:
    """Draw the other roads there are, folded; every answer stays when somebody changes."""
    others = [one for one in programmes if one != chosen.id]
    if not others:
        return
    here = session.here()
    with st.expander(session.word("path.programmes")):
        st.markdown(session.word("path.programmes.text"))
        for one in others:
            words = here.library.words("programmes", one, session.language())
            st.button(
                words.title,
                key=f"programme-{one}",
                width="stretch",
                on_click=on_tap(partial(_choose, one, person)),
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
