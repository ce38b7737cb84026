"""Sharing as it is drawn: each result with three large choices, and who looked."""

from collections import Counter

import streamlit as st

from modules.domain.records.sharing import IDEAS, PLAN, Level
from modules.services.programme import path
from modules.services.sharing import sharing
from modules.services.sharing.reader import Reader
from modules.services.sharing.sharing import Counsellor, Shared
from modules.ui.components.escape_markdown import escape_markdown
from modules.ui.components.picture import label
from modules.ui.sharing.share_end import how_long
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.ui.shell.page_registry import page
from modules.wording import dates

PICTURES = {Level.PRIVATE: "lock", Level.SHORT: "memo", Level.ALL: "two-people"}
MOST_LOOKS = 20
FEW = 4
"""Up to how many results all are open at once; more of them would be a wall."""
BESIDES = {PLAN: "plan.title", IDEAS: "ideas.title"}
"""What can be shared besides activities, and how it is called."""


def nobody_yet() -> None:
    """Say what will stand here, and the one thing to do."""
    st.info(session.word("share.nobody"))
    st.page_link(
        page("participant/together"), label=label("two-people", session.word("together.title"))
    )


def levels(counsellor: Counsellor, reader: Reader) -> None:
    """Draw, for one counsellor, each result with what they may see of it now."""
    here = session.here()
    st.subheader(session.word("share.with", name=escape_markdown(counsellor.name)), anchor=False)
    found = sharing.shared_with(reader, here.library, counsellor.account)
    if not found:
        st.info(session.word("share.nothing-yet"))
    if len(found) <= FEW:
        for one in found:
            _whole(one, counsellor)
        return
    programme = path.followed(reader, here.library).id
    results = {one.activity: one for one in found}
    for module, activities in path.in_sections(here.library, programme, results):
        st.markdown(f"**{_module(programme, module)}**")
        for activity in activities:
            _row(results[activity], counsellor)


def _module(programme: str, module: str | None) -> str:
    if module is None:
        return session.word("path.extra")
    library = session.here().library
    return library.words("programmes", programme, session.language()).heading(module)


def _row(one: Shared, to: Counsellor) -> None:
    """Draw one result as a line with its level now; a tap opens it, one at a time."""
    name = f"share:{to.account}"
    opened = session.remembered(name) == one.activity
    with st.container(key=f"row-{one.activity}-{to.account}"):
        st.button(
            label(
                PICTURES[one.level],
                f"**{_title(one.activity)}** · {session.word(f'share.{one.level.value}')} "
                f"{'▾' if opened else '▸'}",
            ),
            key=f"open-{one.activity}-{to.account}",
            width="stretch",
            type="tertiary",
            on_click=session.remember,
            args=(name, None if opened else one.activity),
        )
    if opened:
        _whole(one, to)


def _whole(one: Shared, to: Counsellor) -> None:
    """Draw one result with what each level shows, the three levels, and how long."""
    with st.container(key=f"share-{one.activity}-{to.account}"):
        st.markdown(f"**{_title(one.activity)}**")
        short = _short(one.activity) or session.word("share.only-done")
        st.caption(session.word("share.short-is", parts=short))
        if one.activity == IDEAS:
            st.caption(session.word("share.all.ideas"))
        with st.container(key=f"levels-{one.activity}-{to.account}"):
            for level in Level:
                _choice(one, to, level)
        if one.level is not Level.PRIVATE:
            how_long(one, to)


def _title(result: str) -> str:
    """Return what a result is called: an activity, or the plan or the ideas."""
    if result in BESIDES:
        return session.word(BESIDES[result])
    return session.here().library.words("activities", result, session.language()).title


def _short(activity_id: str) -> str:
    """Return what the short result of an activity holds, in words."""
    if activity_id in BESIDES:
        return session.word(f"share.short.{activity_id}")
    library = session.here().library
    activity = library.activities[activity_id]
    words = library.words("activities", activity_id, session.language())
    told = activity.compares or activity.rungs or activity.themes
    said = [session.word("share.scales")] if told else []
    return ", ".join([*said, *(f"“{words.heading(part)}”" for part in activity.short)])


def _choice(one: Shared, to: Counsellor, level: Level) -> None:
    here, chosen = session.here(), one.level is level
    mark = f" **✓ {session.word('answer.chosen')}**" if chosen else ""
    st.button(
        label(PICTURES[level], session.word(f"share.{level.value}") + mark),
        key=f"{one.activity}-{to.account}-{level.value}",
        width="stretch",
        type="primary" if chosen else "secondary",
        on_click=on_tap(
            lambda action: sharing.share(
                here.store,
                here.library,
                one.activity,
                to.account,
                level.value,
                action,
                until=one.until,
            )
        ),
    )


def who_looked(reader: Reader) -> None:
    """Draw who else opened the participant's page, and on which days, newest first."""
    st.subheader(session.word("looks.title"), anchor=False)
    found = sharing.looks(session.here().store, reader)
    if not found:
        st.markdown(session.word("looks.none"))
    days = Counter((one.name, one.what, dates.day(one.at)) for one in found)
    for (name, what, day), count in list(days.items())[:MOST_LOOKS]:
        said = "looks.card" if what == sharing.NEW_CARD else "looks.line"
        at = session.word("looks.times", day=day, times=count) if count > 1 else day
        st.markdown(session.word(said, name=escape_markdown(name), at=at))
