"""How long a share goes on: until it is ended, for a month or three, or until a day one chooses."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import streamlit as st

from modules.services.action import Action
from modules.services.sharing import sharing
from modules.services.sharing.sharing import Counsellor, Shared
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.dates import BELGIUM

DAYS = {"month": 31, "months": 92}
"""A month and three, counted in days so that nobody's is shorter."""
LONGEST = timedelta(days=730)


def how_long(shared: Shared, to: Counsellor) -> None:
    """Draw until when a share goes on, and the ways to change it."""
    name, wording = f"{shared.activity}-{to.account}", session.wording()
    if shared.until:
        st.markdown(f"**{wording.say('share.until', day=wording.day(shared.until))}**")
    with st.expander(session.word("share.how-long")):
        with st.container(key=f"ends-{name}", horizontal=True):
            _button("no-end", name, _keep(shared, to, lambda _: None), shared.until is not None)
            for end, days in DAYS.items():
                _button(end, name, _keep(shared, to, _after(days)), True)
        today = session.now().astimezone(BELGIUM).date()
        st.date_input(
            session.word("share.last-day"),
            value=None,
            min_value=today,
            max_value=today + LONGEST,
            format="DD/MM/YYYY",
            key=f"last-day-{name}",
            on_change=_keep(shared, to, lambda _: _chosen(name)),
        )


def _button(end: str, name: str, keep: Callable[[], None], can: bool) -> None:
    st.button(
        session.word(f"share.{end}"),
        key=f"{end}-{name}",
        width="stretch",
        disabled=not can,
        on_click=keep,
    )


def _after(days: int) -> Callable[[datetime], datetime]:
    return lambda now: _end_of((now + timedelta(days=days)).astimezone(BELGIUM).date())


def _chosen(name: str) -> datetime | None:
    day = st.session_state.get(f"last-day-{name}")
    return _end_of(day) if isinstance(day, date) else None


def _end_of(day: date) -> datetime:
    """Return the moment that a last day is over, in Belgium."""
    return datetime.combine(day + timedelta(days=1), time(), BELGIUM) - timedelta(seconds=1)


def _keep(
    shared: Shared, to: Counsellor, until: Callable[[datetime], datetime | None]
) -> Callable[[], None]:
    def keep(action: Action) -> None:
        here = session.here()
        sharing.share(
            here.store,
            here.library,
            shared.activity,
            to.account,
            shared.level.value,
            action,
            until=until(action.at),
        )

    return on_tap(keep)
