"""The questions of an activity in the page: one component, in which our own screens come and go.

While somebody answers, no run of the page is needed: a lost websocket loses nothing.
"""

import json
from collections.abc import Callable

import streamlit as st

from modules.services.activities.screen import Screen
from modules.ui.components.inline import address, packed
from modules.ui.shell import session

_SCRIPT, _HTMX = address("activity/asking.js"), address("activity/htmx-2.0.11.min.js")
_OUTBOX, _STYLE = address("activity/outbox.js"), address("activity/activity.css")

_ASKING = st.components.v2.component(
    "tweede_kans_asking",
    html=f'<link rel="stylesheet" href="{_STYLE}">\n<div class="root do-root"></div>\n',
    js=f"""
const here = (file) => `${{location.origin}}${{file}}`;
const scripts = import(here({json.dumps(_SCRIPT)}));
const files = {{htmx: here({json.dumps(_HTMX)}), outbox: here({json.dumps(_OUTBOX)})}};
export default function (component) {{
  scripts.then((found) => found.default(component, files));
}}
""",
    isolate_styles=False,
)


def asking(screen: Screen, on_end: Callable[[], None], on_leave: Callable[[], None]) -> None:
    """Draw the screens of an activity from the one where somebody is.

    `on_end` is called when the last screen was answered, `on_leave` when somebody goes back to the
    path without an answer.
    """
    # Drawn anew only for another language or another activity, or when an answer was not the
    # browser's own: what somebody is typing must not disappear.
    data = {"address": f"/do/{screen.activity}", "language": session.language()}
    _ASKING(key="asking", data=packed(data), on_ended_change=on_end, on_left_change=on_leave)
