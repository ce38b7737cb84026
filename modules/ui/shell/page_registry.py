"""Which pages there are, where they stand, and whose they are."""

from pathlib import Path

from modules.domain.records.people import Person
from modules.services.accounts import accounts
from modules.services.sharing import sharing
from modules.ui.shell import session

PAGES = Path(__file__).parents[3] / "pages"

WELCOME = (("start/welcome", "welkom"),)
MINE = ("participant/mine", "gegevens")
HELP = ("participant/help", "hulp")
AGREEING = (*WELCOME, MINE, HELP)
"""Who did not agree, or no longer does, can still see, take along and erase what is kept."""
CARD = (("participant/card", "kaart"), HELP)
PARTICIPANT = (
    ("participant/path", "pad"),
    ("participant/activity", "stap"),
    ("participant/plan", "plan"),
    ("participant/ideas", "ideeen"),
    ("participant/words", "woorden"),
    ("participant/share", "delen"),
    ("participant/together", "begeleider"),
    ("participant/card", "kaart"),
    MINE,
    HELP,
)
COUNSELLOR = (
    ("counsellor/caseload", "mensen"),
    ("counsellor/add", "toevoegen"),
    ("counsellor/person", "persoon"),
    ("counsellor/guides", "handleidingen"),
    ("organisation/content", "inhoud"),
)
ADMINISTRATOR = (("organisation/accounts", "accounts"),)
ALL = (*WELCOME, *CARD, *PARTICIPANT, *COUNSELLOR, *ADMINISTRATOR)


def page(name: str) -> str:
    """Return the file of a page, named as `participant/path`."""
    return str(PAGES / f"{name}.py")


def pages_for(person: Person | None) -> tuple[tuple[str, str], ...]:
    """Return the pages (file, address) that somebody has now; the first is where they land."""
    if person is None:
        return WELCOME
    if person.role == "counsellor":
        return COUNSELLOR
    if person.role == "administrator":
        return ADMINISTRATOR
    if not sharing.has_agreed(session.here().store, by=person):
        return AGREEING
    if accounts.fresh_card(session.here().store, person.id, at=session.now()):
        return CARD
    return PARTICIPANT
