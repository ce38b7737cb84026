"""The job ideas on a person's page: only what they share, and never why."""

import streamlit as st

from modules.domain.people import Person
from modules.services import ideas
from modules.services.ideas import CHOICES, Decision
from modules.ui import saying, session
from modules.ui.idea_words import words


def person_ideas(dossier_id: str, person: Person) -> None:
    """Draw the decisions that a participant shares, with their days; nothing when private."""
    here = session.here()
    found = ideas.shared_ideas(here.store, dossier_id, by=person, at=session.now())
    if not found:
        return
    st.subheader(session.word("ideas.title"), anchor=False)
    for choice in CHOICES:
        mine = [one for one in found if one.choice == choice]
        if mine:
            st.markdown(f"**{session.word(f'ideas.chosen.{choice}')}**")
            st.markdown("\n".join(f"- {_line(one)}" for one in mine))


def _line(one: Decision) -> str:
    text = words()
    name = text.heading(one.occupation) if one.occupation in text.texts else one.occupation
    return f"{name} · {saying.day(one.at)}"
