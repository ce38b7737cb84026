"""How people see the same thing, beside each other: each with a date, apart in words only."""

import streamlit as st

from modules.domain.activities.activity import Activity
from modules.domain.observers.comparison import View
from modules.domain.observers.rating import ObserverRating
from modules.services.observers.ratings import RatingsOfActivity
from modules.services.sharing import sharing
from modules.ui.components.escape_markdown import escape_markdown
from modules.ui.shell import session
from modules.wording import answers, dates


def views(seen: RatingsOfActivity, *, own: bool) -> None:
    """Draw each ladder question with everybody's newest answer, and how far these lie apart.

    A question that one person answered is not drawn: it stands in what they said. `own` is for the
    participant: then the first view is "you".
    """
    words = session.here().library.words("activities", seen.activity.id, session.language())
    for one in (line for line in seen.compared if len(line.views) > 1):
        with st.container(key=f"view-{seen.activity.id}-{one.part}"):
            st.markdown(f"**{words.heading(one.part)}**")
            st.markdown("\n".join(f"- {_view(seen.activity, view, own)}" for view in one.views))
            if one.agreement == "talk":
                st.info(session.word("agreement.talk"))
            elif one.agreement:
                st.caption(session.word(f"agreement.{one.agreement}"))


YOU = {"both": "mirror.both", "others": "mirror.others", "own": "mirror.own"}
THEY = {"both": "mirror.person.both", "others": "mirror.others", "own": "mirror.person.own"}


def mirror(seen: RatingsOfActivity, *, own: bool) -> None:
    """Draw what the participant and others both chose, others only, and the participant only."""
    found = seen.mirrored
    if found is None:
        return
    words = session.here().library.words("activities", seen.activity.id, session.language())
    chosen = {"both": found.both, "others": found.others, "own": found.own}
    lines = []
    for side, text_id in (YOU if own else THEY).items():
        names = ", ".join(words.heading(f"{found.part}/{one}") for one in chosen[side])
        lines += [f"- {session.word(text_id, names=names)}"] if names else []
    with st.container(key=f"mirror-{seen.activity.id}"):
        st.markdown("\n".join(lines))


def _view(activity: Activity, view: View, own: bool) -> str:
    words = session.here().library.words("activities", activity.id, session.language())
    said = answers.in_words(activity, view.answer.part, view.answer.value, words)
    rater = "you" if view.rater == "self" and own else view.rater
    day = f" ({dates.day(view.at)})" if view.at else ""
    return f"{session.word(f'rater.{rater}.name')}: {escape_markdown(said)}{day}"


def by_whom(one: ObserverRating) -> str:
    """Return who said it: the name that was written down for them, else who they are."""
    name = one.who if one.rater != "counsellor" else sharing.name_of(session.here().store, one.by)
    rater = session.word(f"rater.{one.rater}.name")
    return f"{escape_markdown(name)}, {rater}" if name else rater


def answers_in_words(activity: Activity, one: ObserverRating) -> None:
    """Draw each answer with its question; words of people as text."""
    words = session.here().library.words("activities", activity.id, session.language())
    for part, given in one.answers.items():
        said = answers.in_words(activity, part, given.value, words)
        if said:
            st.caption(words.heading(part))
            st.text(said)
