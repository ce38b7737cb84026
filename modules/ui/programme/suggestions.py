"""What is suggested, as it is drawn: to the participant, and the choice of the counsellor."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from modules.services.action import Action
from modules.services.programme import suggestions
from modules.services.programme.suggestions import Suggestion
from modules.services.sharing.reader import Reader
from modules.ui.activities.ending import start
from modules.ui.components.escape_markdown import escape_markdown
from modules.ui.shell import session
from modules.ui.shell.callbacks import on_tap


def to_me(reader: Reader) -> None:
    """Draw what a counsellor suggests, each with beginning it or putting it away."""
    here = session.here()
    for one in suggestions.open_suggestions(here.store, reader, here.library):
        with st.container(key=f"suggested-{one.activity}"):
            st.caption(session.word("suggest.from", name=escape_markdown(one.name)))
            st.markdown(f"**{_title(one.activity)}**")
            go, no = st.columns(2)
            if go.button(session.word("path.begin"), key=f"do-{one.activity}", width="stretch"):
                start(one.activity, again=one.again)
            no.button(
                session.word("button.not-now"),
                key=f"away-{one.activity}",
                width="stretch",
                on_click=on_tap(partial(_put_away, one.activity)),
            )


def to_somebody(dossier_id: str, found: Sequence[Suggestion]) -> None:
    """Draw what is suggested to a person, and the field to suggest one more."""
    here = session.here()
    with st.expander(session.word("suggest.title", count=len(found))):
        for one in found:
            state = session.word(f"person.state.{one.state}")
            st.button(
                session.word("suggest.take-back", title=_title(one.activity), state=state),
                key=f"back-{one.activity}",
                on_click=on_tap(partial(_take_back, dossier_id, one.activity)),
            )
        others = [
            one.id
            for one in here.library.activities.values()
            if one.own and one.id not in {other.activity for other in found}
        ]
        st.selectbox(
            session.word("suggest.choose"),
            others,
            index=None,
            format_func=_title,
            key=f"suggest-{dossier_id}",
            on_change=on_tap(partial(_suggest, dossier_id), kept=True),
        )


def _title(activity: str) -> str:
    return session.here().library.words("activities", activity, session.language()).title


def _put_away(activity: str, action: Action) -> None:
    suggestions.put_away(session.here().store, activity, action)


def _take_back(dossier_id: str, activity: str, action: Action) -> None:
    suggestions.take_back(session.here().store, dossier_id, activity, action)


def _suggest(dossier_id: str, action: Action) -> None:
    chosen = st.session_state.get(f"suggest-{dossier_id}")
    here = session.here()
    if isinstance(chosen, str):
        suggestions.suggest(here.store, here.library, dossier_id, chosen, action)
