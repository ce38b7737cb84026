"""Sharing as it is drawn: each result with three large choices, and who looked."""

from collections import Counter

import streamlit as st

from modules.domain.records.sharing import IDEAS, Level
from modules.services.programme import path
from modules.services.sharing import sharing
from modules.services.sharing.reader import Reader
from modules.services.sharing.sharing import Counsellor, Shared
from modules.ui.components.picture import label
from modules.ui.sharing.share_end import how_long
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.ui.shell.page_registry import page
from modules.wording.activities.answers import marked
from modules.wording.escape_markdown import escape_markdown
from modules.wording.programme.path import section_title
from modules.wording.sharing import sharing as said

PICTURES = {Level.PRIVATE: "lock", Level.SHORT: "memo", Level.ALL: "two-people"}
MOST_LOOKS = 20
FEW = 4
"""Up to how many results all are open at once; more of them would be a wall."""


def nobody_yet() -> None:
    """Say what will stand here, and the one thing to do."""
    st.info(session.word("share.nobody"))
    st.page_link(
        page("participant/together"), label=label("two-people", session.word("together.title"))
    )


def levels(counsellor: Counsellor, reader: Reader) -> None:
    """Draw, for one counsellor, each result with what they may see of it now."""
    here, wording = session.here(), session.wording()
    st.subheader(wording.say("share.with", name=escape_markdown(counsellor.name)), anchor=False)
    to_show = sharing.shared_with(reader, here.library, counsellor.account)
    if not to_show:
        st.info(wording.say("share.nothing-yet"))
    if len(to_show) <= FEW:
        for shared in to_show:
            _whole(shared, counsellor)
        return
    programme = path.followed(reader, here.library).id
    results = {shared.activity: shared for shared in to_show}
    for section, activities in path.in_sections(here.library, programme, results):
        st.markdown(f"**{section_title(wording, programme, section)}**")
        for activity in activities:
            _row(results[activity], counsellor)


def _row(shared: Shared, to: Counsellor) -> None:
    """Draw one result as a line with its level now; a tap opens it, one at a time."""
    name = f"share:{to.account}"
    opened = session.remembered(name) == shared.activity
    line = said.row(session.wording(), shared.activity, shared.level.value)
    with st.container(key=f"row-{shared.activity}-{to.account}"):
        st.button(
            label(PICTURES[shared.level], f"{line} {'▾' if opened else '▸'}"),
            key=f"open-{shared.activity}-{to.account}",
            width="stretch",
            type="tertiary",
            on_click=session.remember,
            args=(name, None if opened else shared.activity),
        )
    if opened:
        _whole(shared, to)


def _whole(shared: Shared, to: Counsellor) -> None:
    """Draw one result with what each level shows, the three levels, and how long."""
    wording = session.wording()
    with st.container(key=f"share-{shared.activity}-{to.account}"):
        st.markdown(f"**{said.title(wording, shared.activity)}**")
        st.caption(said.shown_in_short(wording, shared.activity))
        if shared.activity == IDEAS:
            st.caption(wording.say("share.all.ideas"))
        with st.container(key=f"levels-{shared.activity}-{to.account}"):
            for level in Level:
                _choice(shared, to, level)
        if shared.level is not Level.PRIVATE:
            how_long(shared, to)


def _choice(shared: Shared, to: Counsellor, level: Level) -> None:
    here, wording, chosen = session.here(), session.wording(), shared.level is level
    st.button(
        label(PICTURES[level], marked(wording, wording.say(f"share.{level.value}"), chosen)),
        key=f"{shared.activity}-{to.account}-{level.value}",
        width="stretch",
        type="primary" if chosen else "secondary",
        on_click=on_tap(
            lambda action: sharing.share(
                here.store,
                here.library,
                shared.activity,
                to.account,
                level.value,
                action,
                until=shared.until,
            )
        ),
    )


def who_looked(reader: Reader) -> None:
    """Draw who else opened the participant's page, and on which days, newest first."""
    st.subheader(session.word("looks.title"), anchor=False)
    wording = session.wording()
    looks = sharing.looks(session.here().store, reader)
    if not looks:
        st.markdown(wording.say("looks.none"))
    days = Counter((look.name, look.what, wording.day(look.at)) for look in looks)
    for (name, what, day), times in list(days.items())[:MOST_LOOKS]:
        new_card = what == sharing.NEW_CARD
        st.markdown(said.look(wording, name, day, times, new_card=new_card))
