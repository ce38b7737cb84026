"""What is suggested, as it is drawn: to the participant, and the choice of the counsellor."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from modules.services.action import Action
from modules.services.programme import suggestions
from modules.services.programme.suggestions import Suggestion
from modules.services.sharing.reader import Reader
from modules.ui.activities.ending import start
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap
from modules.wording.escape_markdown import escape_markdown
from modules.wording.programme.path import suggestion


def to_me(reader: Reader) -> None:
    """Draw what a counsellor suggests, each with beginning it or putting it away."""
    here = session.here()
    wording = session.wording()
    for suggested in suggestions.open_suggestions(here.store, reader, here.library):
        activity = suggested.activity
        with st.container(key=f"suggested-{activity}"):
            st.caption(wording.say("suggest.from", name=escape_markdown(suggested.name)))
            st.markdown(f"**{wording.title(activity)}**")
            go, no = st.columns(2)
            if go.button(wording.say("path.begin"), key=f"do-{activity}", width="stretch"):
                start(activity, again=suggested.again)
            no.button(
                wording.say("button.not-now"),
                key=f"away-{activity}",
                width="stretch",
                on_click=on_tap(partial(_put_away, activity)),
            )


def to_somebody(dossier_id: str, made: Sequence[Suggestion]) -> None:
    """Draw what is suggested to a person, and the field to suggest one more."""
    here = session.here()
    wording = session.wording()
    with st.expander(wording.say("suggest.title", count=len(made))):
        for suggested in made:
            st.button(
                suggestion(wording, suggested.activity, suggested.state),
                key=f"back-{suggested.activity}",
                on_click=on_tap(partial(_take_back, dossier_id, suggested.activity)),
            )
        suggested_ids = {suggested.activity for suggested in made}
        others = [
            activity.id
            for activity in here.library.activities.values()
            if activity.own and activity.id not in suggested_ids
        ]
        st.selectbox(
            wording.say("suggest.choose"),
            others,
            index=None,
            format_func=wording.title,
            key=f"suggest-{dossier_id}",
            on_change=on_tap(partial(_suggest, dossier_id), kept=True),
        )


def _put_away(activity: str, action: Action) -> None:
    suggestions.put_away(session.here().store, activity, action)


def _take_back(dossier_id: str, activity: str, action: Action) -> None:
    suggestions.take_back(session.here().store, dossier_id, activity, action)


def _suggest(dossier_id: str, action: Action) -> None:
    chosen = st.session_state.get(f"suggest-{dossier_id}")
    here = session.here()
    if isinstance(chosen, str):
        suggestions.suggest(here.store, here.library, dossier_id, chosen, action)
