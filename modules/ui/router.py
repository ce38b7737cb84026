"""Which pages there are for whoever is here, worked out in every run; started by app.py.

This script stands apart from the pages on purpose: with a `pages` folder beside it, Streamlit
would run any page for anybody until the first st.navigation of the process.
"""

import streamlit as st

from modules.domain.people import Person
from modules.services import accounts, privacy
from modules.ui import session
from modules.ui.places import page

WELCOME = (("start/welcome", "welkom"),)
CARD = (("participant/card", "kaart"),)
PARTICIPANT = (
    ("participant/path", "pad"),
    ("participant/activity", "stap"),
    ("participant/share", "delen"),
    ("participant/together", "begeleider"),
    ("participant/card", "kaart"),
    ("participant/help", "hulp"),
)
COUNSELLOR = (
    ("counsellor/caseload", "mensen"),
    ("counsellor/add", "toevoegen"),
    ("counsellor/person", "persoon"),
    ("organisation/content", "inhoud"),
)


def pages_for(person: Person | None) -> tuple[tuple[str, str], ...]:
    """Return the pages (file, address) that somebody has now; the first is where they land."""
    if person is None:
        return WELCOME
    if person.role == "counsellor":
        return COUNSELLOR
    if not privacy.has_agreed(session.here().store, by=person):
        return WELCOME
    if accounts.fresh_card(session.here().store, person.id, at=session.now()):
        return CARD
    return PARTICIPANT


def run() -> None:
    """Run the page that was asked for, if it is one of this person's pages."""
    person = session.who()
    wide = person is not None and person.role == "counsellor"
    title = session.word("app.name")
    st.set_page_config(
        page_title=title, layout="wide" if wide else "centered", initial_sidebar_state="collapsed"
    )
    pages = [
        st.Page(page(file), title=title, url_path=address, default=number == 0)
        for number, (file, address) in enumerate(pages_for(person))
    ]
    st.navigation(pages, position="hidden").run()


run()
